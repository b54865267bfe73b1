"""How a customer's hand carries out the actions of a plan; personas differ in what they do with a control."""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from auditor.commons.globs import matches
from auditor.commons.urls import is_loopback
from auditor.errors import CannotAct, WrongPage
from auditor.evidence.touches import Touch
from auditor.model import WAIT_SECONDS, Action, ActionKind, Effort, Evidence, Missing, Step
from auditor.session import Control, Facts

from .notes import Failed, Here, Notes
from .seeking import Seeker

K = ActionKind
TARGETED = {K.CLICK, K.DOUBLE_CLICK, K.FILL, K.TYPE, K.SELECT, K.CHECK, K.UNCHECK, K.UPLOAD, K.HOVER, K.DRAG}
FIELDS = {K.FILL, K.TYPE, K.SELECT, K.CHECK, K.UNCHECK, K.UPLOAD}


class Hand(Seeker):
    """Carries out actions with a mouse. One object walks one journey."""

    step = Step(name="")  # the one under way

    async def look_here(self, number: int | None = None) -> None:
        """Gather a visit of what is shown now, for the step of this number; the walk puts its own in this place."""

    async def act(self, action: Action) -> Touch:
        """Carry out an action; the returned note says how it went.

        Raises WrongPage where no page answers, BrowserDied where the browser ended.
        """
        self.notes = Notes(Touch(action=action.kind, words=str(action), target=str(action.target or "")))
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

    # What a persona does and notes besides; others override these.

    async def begin(self, step: Step) -> None:
        """A step begins; nothing is done yet."""
        self.step = step

    async def before(self, action: Action, rest: Sequence[Action]) -> None:
        """An action is about to be carried out; `rest` are the step's actions after it."""

    async def came(self, action: Action, touch: Touch) -> Touch:
        """The view has come to rest after an action: its note, with what was noticed."""
        return touch

    async def notice(self, here: Here) -> Mapping[str, Evidence | Missing]:
        """What this persona notes of a visit, by the name of its kind, once the visit's evidence is gathered.

        It may move about, but leaves the page as it found it.
        """
        return {}

    @property
    def safe(self) -> bool:
        """Whether mistakes may be sent here: the plan says so, or the service is on this very machine."""
        return self.step.safe or is_loopback(self.session.url)

    async def look_at(self, action: Action) -> Touch:
        """Look at what an action is about, as `act` would find it, and leave it as it is."""
        self.notes = Notes(Touch(action=action.kind, words=str(action), target=str(action.target or "")))
        try:
            if action.target:
                await self.ready(action.target, optional=True)
        except Failed as error:
            self.notes.tried.append(error.message)
            return self.notes.sum(error.went)
        return self.notes.sum("left")

    def effort(self, action: Action) -> Effort:
        """What the last action cost, waiting apart."""
        touched = self.notes
        fields = 1 if action.kind in FIELDS and touched.touch.path else 0  # an optional one may not be there
        scrolls = touched.touch.scrolls
        return Effort(key_presses=touched.key_presses, clicks=touched.clicks, scrolls=scrolls, fields=fields)

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
        control, facts = await self.ready(target, optional=action.optional)
        await self._guard(action, control, facts)
        value = action.value or ""
        match action.kind:
            case K.CLICK | K.DOUBLE_CLICK:
                await self.activate(control, facts, double=action.kind is K.DOUBLE_CLICK)
            case K.FILL if facts.tag == "select":  # a recording does not tell lists from fields
                await self.choose(control, facts, value)
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
                await self.drag(control, (await self.ready(action.to, optional=False))[0])

    async def _guard(self, action: Action, control: Control, facts: Facts) -> None:
        """Secrets are typed on trusted hosts alone, and what goes into a password field is masked from then on."""
        if action.secret:
            await self._trusted_host(control)
        if facts.type == "password":
            self.session.typed_secretly(action.value or "")

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
        value, limit = action.value or "", WAIT_SECONDS * self.session.device.patience
        if action.target:
            control = await self.look_for(action.target, limit)
            if control is None or not (await control.facts()).visible:
                raise Failed("not-found", f"{action.target} did not appear within {limit:g} s.")
            return
        if value.replace(".", "", 1).isdigit():
            await asyncio.sleep(min(float(value), limit))
            return
        for _ in range(int(limit / 0.1)):
            if matches(value, self.session.url):
                return
            await asyncio.sleep(0.1)
        raise Failed("failed", f"The address did not become {value} within {limit:g} s; it is {self.session.url}.")
