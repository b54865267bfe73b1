"""How a customer's hand carries out the actions of a plan; personas differ in what they do with a control."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from auditor.commons.globs import matches
from auditor.errors import AuditorError, CannotAct, WrongPage
from auditor.evidence.touches import Touch
from auditor.model import Action, ActionKind, Effort, Target
from auditor.session import Control, Facts, Session

PATIENCE = 5.0  # seconds that a customer looks for something on a page at rest
IMPATIENCE = 1.0  # the same for what the plan calls optional
ENABLE_SECONDS = 3.0  # how long a disabled control may take to become usable
WAIT_SECONDS = 30.0  # the limit of wait_for, as long as a document may take to load

K = ActionKind
TARGETED = {K.CLICK, K.DOUBLE_CLICK, K.FILL, K.TYPE, K.SELECT, K.CHECK, K.UNCHECK, K.UPLOAD, K.HOVER, K.DRAG}
FIELDS = {K.FILL, K.TYPE, K.SELECT, K.CHECK, K.UNCHECK, K.UPLOAD}


@dataclass(frozen=True, slots=True)
class Site:
    """What a plan says of the service: where addresses start, which hosts may hear secrets, where files lie."""

    url: str
    hosts: frozenset[str]
    folder: Path


@dataclass(slots=True)
class Notes:
    """What one action met and cost, noted while it is carried out."""

    touch: Touch
    key_presses: int = 0
    clicks: int = 0
    tried: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    def sum(self, went: str = "done") -> Touch:
        """The finished note."""
        return self.touch.model_copy(
            update={
                "went": went,
                "key_presses": self.key_presses,
                "clicks": self.clicks,
                "tried": tuple(self.tried),
                "opened": tuple(self.opened),
            }
        )


class Failed(AuditorError):
    """An action could not be carried out on its target; `went` is the word for it (see `Touch`)."""

    def __init__(self, went: str, message: str) -> None:
        super().__init__(message)
        self.went = went


class Hand:
    """Carries out actions with a mouse. One object walks one journey."""

    def __init__(self, session: Session, site: Site) -> None:
        self.session, self.site = session, site
        self.notes = Notes(Touch(action="", words=""))

    async def act(self, action: Action) -> Touch:
        """Carry out an action; the returned note says how it went.

        Raises WrongPage where no page answers, BrowserDied where the browser ended.
        """
        self.notes = Notes(Touch(action=action.kind, words=str(action)))
        try:
            if action.kind in TARGETED or (action.kind is K.SCROLL and action.target):
                await self._on_target(action)
            else:
                await self._without_target(action)
        except Failed as error:
            self.notes.tried.append(error.message)
            return self.notes.sum(error.went)
        except CannotAct as error:
            self.notes.tried.append(error.message)
            return self.notes.sum("covered" if "intercepts pointer events" in error.message else "failed")
        return self.notes.sum()

    def effort(self, action: Action) -> Effort:
        """What the last action cost, waiting apart."""
        touched = self.notes
        fields = 1 if action.kind in FIELDS else 0
        return Effort(key_presses=touched.key_presses, clicks=touched.clicks, fields=fields)

    # What a persona does with a control; others override these.

    async def activate(self, control: Control, facts: Facts, *, double: bool = False) -> None:
        """Press what asks to be pressed."""
        self.notes.clicks += 2 if double else 1
        await control.click(double=double)

    async def enter(self, control: Control, facts: Facts, text: str) -> None:
        """Put text into a field."""
        self.notes.clicks += 1
        self.notes.key_presses += len(text)
        await control.fill(text)

    async def add(self, control: Control, facts: Facts, text: str) -> None:
        """Type at the end of what a field holds."""
        self.notes.clicks += 1
        self.notes.key_presses += len(text)
        await control.click()
        await self.session.type(text)

    async def choose(self, control: Control, facts: Facts, option: str) -> None:
        """Choose from a list."""
        self.notes.clicks += 2
        await control.select(option)

    async def tick(self, control: Control, facts: Facts, *, checked: bool) -> None:
        """Tick or untick."""
        if bool(await control.evaluate("(el) => Boolean(el.checked)")) != checked:
            await self.activate(control, facts)
        if bool(await control.evaluate("(el) => Boolean(el.checked)")) != checked and facts.type:
            await control.check(checked)

    async def point(self, control: Control, facts: Facts) -> None:
        """Point at something, to see what it shows."""
        await control.hover()

    async def drag(self, control: Control, other: Control) -> None:
        """Drag one thing onto another."""
        self.notes.clicks += 1
        await control.drag_to(other)

    # The course of an action.

    async def _on_target(self, action: Action) -> None:
        target = action.target
        if target is None:
            raise Failed("failed", f"{action} names no target.")
        control, facts = await self._ready(target, optional=action.optional)
        if action.secret:
            await self._trusted_host(control)
        value = action.value or ""
        match action.kind:
            case K.CLICK | K.DOUBLE_CLICK:
                await self.activate(control, facts, double=action.kind is K.DOUBLE_CLICK)
            case K.FILL:
                await self.enter(control, facts, value)
            case K.TYPE:
                await self.add(control, facts, value)
            case K.SELECT:
                await self.choose(control, facts, value)
            case K.CHECK | K.UNCHECK:
                await self.tick(control, facts, checked=action.kind is K.CHECK)
            case K.UPLOAD:
                self.notes.clicks += 1
                await control.upload(self._file(value))
            case K.HOVER:
                await self.point(control, facts)
            case K.DRAG if action.to:
                await self.drag(control, (await self._ready(action.to, optional=False))[0])

    async def _ready(self, target: Target, *, optional: bool) -> tuple[Control, Facts]:
        """The target's control, found, shown, usable and in view; it is noted before anything is done to it."""
        control = await self.session.find(target, seconds=IMPATIENCE if optional else PATIENCE)
        if control is None:
            raise Failed("not-found", f"Nothing on the page is {target}.")
        facts = await self._note(control)
        if not facts.visible and facts.type not in ("file", "radio", "checkbox"):
            facts = await self._reveal(control, target)
        if not facts.enabled:
            facts = await self._until_enabled(control, target)
        await control.scroll_to()
        facts = await self._note(control)
        if facts.covered_by:
            await self._uncover(control, facts)
        return control, facts

    async def _note(self, control: Control) -> Facts:
        facts = await control.facts()
        known = {name: getattr(facts, name) for name in ("path", "tag", "type", "role", "name", "label", "html")}
        cover = facts.covered_by or self.notes.touch.covered_by
        self.notes.touch = self.notes.touch.model_copy(update={**known, "box": facts.box, "covered_by": cover})
        return facts

    async def _reveal(self, control: Control, target: Target) -> Facts:
        """Open what a customer would open to see the target."""
        for path in await control.evaluate("(el, _, auditor) => auditor.openers(el)"):
            opener = await self.session.at(path)
            if opener is None:
                continue
            opening = await opener.facts()
            await self.activate(opener, opening)
            await self.session.settle(seconds=3, quiet_ms=100)
            self.notes.tried.append(f"Opened “{opening.name or opening.label or opening.path}”.")
            facts = await control.facts()
            if facts.visible:
                self.notes.opened.append(path)
                return await self._note(control)
        raise Failed(
            "not-found", f"{target} is on the page, but it is not shown, and nothing that was opened shows it."
        )

    async def _until_enabled(self, control: Control, target: Target) -> Facts:
        for _ in range(int(ENABLE_SECONDS / 0.25)):
            await asyncio.sleep(0.25)
            facts = await control.facts()
            if facts.enabled:
                return facts
        raise Failed("disabled", f"{target} is there, but it is disabled.")

    async def _uncover(self, control: Control, facts: Facts) -> None:
        """Close what lies over the target, if it has a button for that, or goes away on Escape."""
        over = await self.session.at(facts.covered_by or "")
        path = await over.evaluate("(el, _, auditor) => auditor.closer(el)") if over else None
        button = await self.session.at(path) if path else None
        if button:
            await self.activate(button, await button.facts())
            self.notes.tried.append("Closed what lay over it.")
            self.notes.opened.append(path or "")
        else:
            self.notes.key_presses += 1
            await self.session.press("Escape")
        await self.session.settle(seconds=2, quiet_ms=100)

    async def _trusted_host(self, control: Control) -> None:
        host = await control.evaluate("() => location.host")
        if host not in self.site.hosts:
            raise WrongPage(
                f"A secret value is typed only on hosts that the plan names, and {host} is not one of them."
            )

    def _file(self, name: str) -> Path:
        file = (self.site.folder / name).resolve()
        if not file.is_relative_to(self.site.folder.resolve()) or not file.is_file():
            raise Failed("failed", f"The file {name} is not in the plan's folder.")
        return file

    async def _without_target(self, action: Action) -> None:
        value, session = action.value or "", self.session
        match action.kind:
            case K.OPEN:
                await session.open(self._address(value))
            case K.BACK:
                await session.back()
            case K.FORWARD:
                await session.forward()
            case K.RELOAD:
                await session.reload()
            case K.PRESS:
                self.notes.key_presses += 1
                await session.press(value)
            case K.SCROLL:
                await session.scroll(value or "down")
            case K.SWITCH_TAB:
                await session.switch_tab(value or "last")
            case K.CLOSE_TAB:
                await session.close_tab()
            case K.WAIT_FOR:
                await self._wait_for(action)

    def _address(self, value: str) -> str:
        address = urljoin(self.site.url, value)
        if urlsplit(address).scheme not in ("http", "https"):
            raise WrongPage(f"{address} is not an http or https address.")
        return address

    async def _wait_for(self, action: Action) -> None:
        value = action.value or ""
        if action.target:
            control = await self.session.find(action.target, seconds=WAIT_SECONDS)
            if control is None or not (await control.facts()).visible:
                raise Failed("not-found", f"{action.target} did not appear within {WAIT_SECONDS:g} s.")
            return
        if value.replace(".", "", 1).isdigit():
            await asyncio.sleep(min(float(value), WAIT_SECONDS))
            return
        for _ in range(int(WAIT_SECONDS / 0.1)):
            if matches(value, self.session.url):
                return
            await asyncio.sleep(0.1)
        raise Failed(
            "failed", f"The address did not become {value} within {WAIT_SECONDS:g} s; it is {self.session.url}."
        )
