"""Finds what an action is about as a customer would: looks, opens what is closed, closes what lies over it."""

import asyncio
import time

from auditor.errors import CannotAct
from auditor.evidence.touches import Touch
from auditor.model import Target
from auditor.session import Control, Facts, Session

from .notes import Failed, Notes, Site

PATIENCE = 5.0  # seconds that a customer looks for something on a page at rest
IMPATIENCE = 1.0  # the same for what the plan calls optional
ENABLE_SECONDS = 3.0  # how long a disabled control may take to become usable
TRANSPARENT = ("file", "radio", "checkbox")  # these fields often lie unseen over what is drawn for them


class Seeker:
    """Looks for targets, and notes what it meets. How it presses what it opens and closes, its heirs say."""

    def __init__(self, session: Session, site: Site) -> None:
        self.session, self.site = session, site
        self.notes = Notes(Touch(action="", words=""))

    async def activate(self, control: Control, facts: Facts, *, double: bool = False) -> None:
        """Press what asks to be pressed."""
        raise NotImplementedError

    async def ready(self, target: Target, *, optional: bool) -> tuple[Control, Facts]:
        """The target's control, found, shown, usable and in view; it is noted before anything is done to it."""
        patience = self.session.device.patience
        control = await self.look_for(target, patience * (IMPATIENCE if optional else PATIENCE))
        if control is None or not (await control.facts()).visible:
            control = await self._same_by_name(target) or control
        if control is None:
            raise Failed("not-found", f"Nothing on the page is {target}.")
        facts = await self._note(control)
        if not facts.visible and facts.type not in TRANSPARENT:
            facts = await self._reveal(control, target)
        if not facts.enabled:
            facts = await self._until_enabled(control, target)
        if not facts.in_view:
            self.notes.touch = self.notes.touch.model_copy(update={"scrolls": 1})
        await control.scroll_to()
        facts = await self._note(control)
        if facts.covered_by:
            await self._uncover(control, facts)
        return control, facts

    async def look_for(self, target: Target, seconds: float) -> Control | None:
        """What a plan names, waited for until a customer sees it: what fades in is there before. Hidden, if never."""
        deadline = time.monotonic() + seconds
        while True:
            control = await self.session.find(target, seconds=max(0.0, deadline - time.monotonic()))
            if time.monotonic() > deadline:
                return control
            facts = await control.facts() if control else None  # it may go away while it is looked at, and come again
            if facts and (facts.visible or facts.type in TRANSPARENT):
                return control
            await asyncio.sleep(0.1)

    async def _same_by_name(self, target: Target) -> Control | None:
        """What the reference walk met at this selector, sought by role and name: the page may be built otherwise."""
        role, name = self.site.met.get(str(target), ("", ""))
        if not (role and name):
            return None
        same = await self.session.find(Target(by="role", value=role, name=name, exact=True), seconds=0)
        return same if same and (await same.facts()).visible else None

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
            try:
                await self.activate(opener, opening)
            except CannotAct:
                continue  # the next may open it
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
        for _ in range(int(ENABLE_SECONDS * self.session.device.patience / 0.25)):
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
            self.notes.touch = self.notes.touch.model_copy(update={"uncovered": True})
            self.notes.opened.append(path or "")
        else:
            self.notes.key_presses += 1
            await self.session.press("Escape")
        await self.session.settle(seconds=2, quiet_ms=100)
