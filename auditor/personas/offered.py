"""Finds what an action is about among what the accessibility tree offers."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from auditor.languages import phrase
from auditor.model import ActionKind, Target
from auditor.session import Control, Facts

from .hand import Hand
from .notes import Failed
from .seeking import IMPATIENCE, PATIENCE

K = ActionKind
WRITES = {"textbox", "searchbox", "combobox", "spinbutton", "slider", "Date", "InputTime", "DateTime", "ColorWell"}
TICKS = {"checkbox", "radio", "switch", "menuitemcheckbox", "menuitemradio", "option", "button", "treeitem"}
LISTS = {"combobox", "listbox"}
PRESSES = {
    "link", "tab", "menuitem", "gridcell", "columnheader", "rowheader", "DisclosureTriangle", "Video", "Audio",
    *WRITES, *TICKS, *LISTS,
}  # fmt: skip
TAKES: Mapping[ActionKind, set[str]] = {
    K.CLICK: PRESSES,
    K.DOUBLE_CLICK: PRESSES,
    K.FILL: WRITES,
    K.TYPE: WRITES,
    K.SELECT: LISTS,
    K.CHECK: TICKS,
    K.UNCHECK: TICKS,
    K.UPLOAD: {"button"},
}
MOST_TABS = 10  # from field to field: further on nobody goes by Tab who hears the page
# Sought by the label that is seen, where what the plan names is not offered.
BY_LABEL = ("button", "link", "checkbox", "radio", "tab", "menuitem", "option", "textbox", "combobox")

ASK = files("auditor.personas").joinpath("screen_reader.js").read_text(encoding="utf-8")


def ask(what: str) -> str:
    """A function of screen_reader.js, for `Control.evaluate`."""
    return f"(el, told, auditor) => {ASK.strip()}.{what}(el, told, auditor)"


@dataclass(frozen=True, slots=True)
class Offer:
    """An element and what the accessibility tree says of it."""

    control: Control
    facts: Facts
    hidden: bool  # from assistive technology
    role: str = ""
    name: str = ""
    editable: bool = False

    def lack(self, kind: ActionKind) -> str:
        """The word for what it lacks to be used; empty where it lacks nothing."""
        takes = TAKES.get(kind)
        if takes is None:
            return ""
        if self.hidden:
            return "not-offered"
        if not ({self.role, self.facts.role} & takes or (self.editable and kind in (K.FILL, K.TYPE, K.CLICK))):
            return "no-role"
        return "" if self.name else "nameless"


class ByEar(Hand):
    """Looks for targets as somebody does who hears: by role and name."""

    tabbed_to = ""  # path of the field that Tab has just led to: to come there is all that a click would do

    async def ready(self, target: Target, *, optional: bool) -> tuple[Control, Facts]:
        """The target's control, offered with a role that takes the action and a name; it is noted first."""
        kind = ActionKind(self.notes.touch.action)
        offer = await self._offered(target, kind, IMPATIENCE if optional else PATIENCE)
        if offer is None:
            raise Failed("not-found", f"Nothing on the page is {target}.")
        facts = await self._note_offer(offer)
        if offer.lack(kind) == "not-offered" and not await self._opened_beside(offer, kind):
            offer = await self._opened(offer, target, kind)
            facts = await self._note_offer(offer)
        self.tabbed_to = ""
        if kind is K.CLICK and offer.lack(kind) == "no-role" and (field := await self._next_field(target)):
            offer, facts = field, await self._note_offer(field)
            self.tabbed_to = facts.path
        if (lack := offer.lack(kind)) and (lack != "not-offered" or kind is not K.UPLOAD):
            raise Failed(lack, _sentence(offer, lack))
        if not facts.enabled:
            facts = await self._until_enabled(offer.control, target)
        return offer.control, facts

    async def _offered(self, target: Target, kind: ActionKind, seconds: float) -> Offer | None:
        """What the target leads to, waited for until it is offered; in its place what the reference walk met there."""
        deadline = time.monotonic() + seconds
        while True:
            offer = await self._offer(await self.session.find(target, seconds=0))
            if (offer and not offer.lack(kind)) or time.monotonic() > deadline:
                break
            await asyncio.sleep(0.1)
        if offer and not offer.lack(kind):
            return offer
        return await self._known(target, kind) or offer

    async def _known(self, target: Target, kind: ActionKind) -> Offer | None:
        """Sought by the role and the name, then by the label, that the reference walk noted."""
        role, name = self.site.met.get(str(target), ("", ""))
        label = target.value if target.by == "text" else self.site.labels.get(str(target), "")
        sought = [(role, name)] if role and name else []
        sought += [(other, label) for other in BY_LABEL if label]
        for role, name in sought:
            same = Target(by="role", value=role, name=name, exact=True)
            offer = await self._offer(await self.session.find(same, seconds=0))
            if offer and not offer.lack(kind):
                return offer
        return None

    async def _offer(self, control: Control | None) -> Offer | None:
        """What is offered of the control that takes the action in the place of this element."""
        if control is None:
            return None
        path = await control.evaluate(ask("taker"))
        control = (await self.session.at(path) if path else None) or control
        facts = await control.facts()
        node = await self.session.accessible(facts.path)
        if node is None or node.get("ignored"):
            return Offer(control, facts, hidden=True)
        told: dict[str, Any] = {one["name"]: one["value"].get("value") for one in node.get("properties", ())}
        role, name = (str(node.get(key, {}).get("value", "")) for key in ("role", "name"))
        name = " ".join(name.split())
        return Offer(control, facts, hidden=False, role=role, name=name, editable=bool(told.get("editable")))

    async def _note_offer(self, offer: Offer) -> Facts:
        """Note what is heard of it; what lies over it is nothing to somebody who does not point."""
        facts = await self._note(offer.control)
        update = {"covered_by": None} if offer.hidden else {"covered_by": None, "name": offer.name[:300]}
        self.notes.touch = self.notes.touch.model_copy(update=update)
        return facts

    async def _opened(self, offer: Offer, target: Target, kind: ActionKind) -> Offer:
        """Open what a customer would open to come to something that is not shown."""
        if offer.facts.visible:
            return offer
        await self._reveal(offer.control, target)
        return await self._offered(target, kind, IMPATIENCE) or offer

    async def _next_field(self, target: Target) -> Offer | None:
        """Who writes in a field goes to the next with Tab, which may open one in place of text that a mouse presses."""
        for _ in range(MOST_TABS):
            control = await self.session.find(target, seconds=0)
            if control is None or not (await control.evaluate(ask("writing")))["somewhere"]:
                return None
            self.notes.key_presses += 1
            await self.session.press("Tab")
            await self.session.settle(seconds=2, quiet_ms=100)
            control = await self.session.find(target, seconds=0)
            path = (await control.evaluate(ask("writing")))["here"] if control else ""
            if path:
                return await self._offer(await self.session.at(path))
        return None

    async def _opened_beside(self, offer: Offer, kind: ActionKind) -> bool:
        """A field for files is often hidden, and a button beside it opens it."""
        return kind is K.UPLOAD and bool(await offer.control.evaluate(ask("opened")))


def _sentence(offer: Offer, lack: str) -> str:
    facts = offer.facts
    called = f"“{offer.name or facts.label or facts.name or facts.path}”"
    if lack == "not-offered":
        return f"{called} is on the page, but hidden from screen readers."
    if lack == "nameless":
        return f"A {offer.role} has no name: nothing says what it is for ({facts.path})."
    plain = offer.role in ("", "generic", "none", "StaticText", "LabelText")
    kind = phrase("plain text") if plain else phrase("a {role}", role=offer.role)
    return f"{called} is heard as {kind}: nothing says that it can be used."
