"""A customer who hears the page with a screen reader."""

from collections.abc import Mapping, Sequence
from typing import Any

from auditor.commons.transcribing import CONTROLS, Seen, transcribed
from auditor.evidence.accessibility_tree import AccessibilityTree, raw_tree, read
from auditor.evidence.accesslint import AccessLint
from auditor.evidence.axe import Axe
from auditor.evidence.colouring import Colouring
from auditor.evidence.frames import Frames
from auditor.evidence.images import Images
from auditor.evidence.markup import Markup
from auditor.evidence.media import Media
from auditor.evidence.tables import Tables
from auditor.evidence.touches import Touch
from auditor.evidence.transcript import Transcript
from auditor.model import Action, Evidence, Missing
from auditor.parts import Persona, read_docs
from auditor.session import Control, Device, Facts, Session

from .hearing import Ears
from .notes import Failed, Here, Site
from .offered import ByEar, ask

DOCS = """Does not see the page, and uses it by what a screen reader says of it, at a desktop computer.

## How it acts
Uses only what the browser's accessibility tree offers, by role and name. Where the plan names a target by a selector,
and what stands there is not offered, it seeks what the reference walk met: the role, the name, the label in sight. A
control must have a role that takes the action, and a name; else the walk ends there, and the reason says which of the
two is missing. Presses as a screen reader does (the control takes the focus, then a click without a pointer), types
into fields key by key, opens the menu or disclosure that holds a control that is not shown. Where the plan clicks text
that has no role while the focus is in a field, it goes on with Tab, as from field to field, at most ten times: a field
that Tab opens there is as good as the click. What only appears on hovering is sought by the focus; dragging is out of
reach.

## How key presses are counted
From where it was before, it goes to the next control of the same kind, one press of a letter each (as NVDA's and JAWS's
single letter navigation: B for buttons, K for links, E for fields …), or first from heading to heading and then from
control to control, whichever is less; one press acts; each letter typed is one. In WebAIM's survey most people who use
a screen reader go by headings first on a long page. It is the count of somebody practised who knows where to go: others
need many more.
https://www.nvaccess.org/files/nvda/documentation/userGuide.html#SingleLetterNavigation
https://webaim.org/projects/screenreadersurvey10/#finding

## What it is there to notice
Controls without a name or with another name than the label in sight, what can be clicked but says of no role, changes
that nobody announces, a focus that is lost. At every visit it writes down what is heard, in order.

## What it cannot decide
Screen readers differ. Some say “clickable” of text that answers to clicks, and can press it: here such text counts as
no control. What is heard is worked out from the browser's accessibility tree: no screen reader runs.
"""

BY_FILLING = {"date", "time", "month", "week", "datetime-local", "color", "range"}  # each browser has keys of its own
HEARD = {*CONTROLS, "heading", "image", "main", "navigation", "banner", "contentinfo", "search", "region", "form",
         "complementary", "dialog", "alertdialog", "Iframe"}  # fmt: skip
HEARS = 2.0  # seconds: accessible-autocomplete says 1.4 s after the last key how many options there are
MOST_ASKED = 1_500  # elements of a visit of which path and label are asked


class Listening(ByEar):
    """Acts by what is heard, and listens to what comes of it."""

    def __init__(self, session: Session, site: Site) -> None:
        super().__init__(session, site)
        self.ears = Ears()
        self.at: tuple[int, str] = (0, "")  # the document, and the path in it, where it is in the page

    async def before(self, action: Action, rest: Sequence[Action]) -> None:
        """Listen from now on."""
        await self.ears.listen(self.session)

    async def came(self, action: Action, touch: Touch) -> Touch:
        """Note what was heard."""
        after = await self.ears.heard(self.session, patience=HEARS)
        if after and (after.focus_moved or after.new_document):
            self.at = (self.session.documents, after.focus)
        return touch.model_copy(update={"after": after})

    async def notice(self, here: Here) -> Mapping[str, Evidence | Missing]:
        """Write down what is heard of the whole page."""
        raw = await raw_tree(self.session)
        places = [one["place"] for one in raw if one.get("role", {}).get("value") in HEARD and "place" in one]
        told = await self.session.ask_nodes(places[:MOST_ASKED], f"(el, auditor) => ({ask('seen')})(el, null, auditor)")
        known: dict[str, dict[str, Any]] = {place: one for place, one in told.items() if one}
        tree = read(raw, {place: one["path"] for place, one in known.items()})
        seen = {one["path"]: Seen(tag=one["tag"], label=one["label"]) for one in known.values()}
        return {"Transcript": transcribed(tree.nodes, seen)}

    async def activate(self, control: Control, facts: Facts, *, double: bool = False) -> None:
        """Go there and press it."""
        if facts.path == self.tabbed_to:
            return
        await self._go(control, facts)
        self.notes.key_presses += 2 if double else 1
        await control.activate(double=double)

    async def enter(self, control: Control, facts: Facts, text: str) -> None:
        """Go to the field, select what it holds, type."""
        await self._go(control, facts)
        self.notes.key_presses += 1 + len(text)  # the first one begins to type
        if facts.type in BY_FILLING:
            await control.fill(text)
            return
        await self._focus(control, facts)
        if await control.evaluate("(el) => Boolean(el.value ?? el.textContent)"):
            self.notes.key_presses += 1
            await self.session.press("Control+a")
        await self.session.type(text)

    async def add(self, control: Control, facts: Facts, text: str) -> None:
        """Go to the field's end, type."""
        await self._go(control, facts)
        await self._focus(control, facts)
        self.notes.key_presses += 2 + len(text)
        await self.session.press("End")
        await self.session.type(text)

    async def choose(self, control: Control, facts: Facts, option: str) -> None:
        """Go to the list, then to the option."""
        await self._go(control, facts)
        await self._focus(control, facts)
        self.notes.key_presses += 2  # the option's first letter, and what takes it
        await control.select(option)

    async def tick(self, control: Control, facts: Facts, *, checked: bool) -> None:
        """Press it where it is not as it should be."""
        if bool(await control.evaluate(ask("ticked"))) == checked:
            return
        await self.activate(control, facts)
        await self.session.settle(seconds=2, quiet_ms=50)
        if bool(await control.evaluate(ask("ticked"))) != checked:
            raise Failed("inoperable", f"“{facts.name or facts.path}” is pressed, but does not change.")

    async def point(self, control: Control, facts: Facts) -> None:
        """What shows on hover must show on focus too."""
        await self._go(control, facts)
        await control.evaluate(ask("focus"))

    async def drag(self, control: Control, other: Control) -> None:
        """Nothing that is heard can be dragged."""
        raise Failed("inoperable", "What is to be done here asks for dragging, which a screen reader does not do.")

    async def _go(self, control: Control, facts: Facts) -> None:
        """Count the keys that lead from where it is to the control."""
        document, path = self.at
        start = path if document == self.session.documents else ""
        self.notes.key_presses += int(await control.evaluate(ask("presses"), start))
        self.at = (self.session.documents, facts.path)

    async def _focus(self, control: Control, facts: Facts) -> None:
        if not await control.evaluate(ask("focus")):
            raise Failed("inoperable", f"“{facts.name or facts.path}” cannot take the focus: nothing can be typed.")


screen_reader = Persona(
    id="screen-reader",
    title="Screen reader",
    hint="no sight",
    device=Device(width=1366, height=768),
    way=Listening,
    conditions="desktop, line as it comes",
    docs=read_docs(DOCS),
    also=(Transcript,),
    spares=(Axe, AccessLint, Colouring, Images, Media, AccessibilityTree, Frames, Markup, Tables),
)
