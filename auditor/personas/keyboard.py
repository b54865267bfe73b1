"""A customer who uses the keyboard alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from auditor.evidence.accesslint import AccessLint
from auditor.evidence.axe import Axe
from auditor.evidence.colouring import Colouring
from auditor.evidence.frames import Frames
from auditor.evidence.images import Images
from auditor.evidence.keyboard_probes import KeyboardProbes
from auditor.evidence.markup import Markup
from auditor.evidence.media import Media
from auditor.evidence.tab_stops import TabStops
from auditor.evidence.tables import Tables
from auditor.evidence.touches import Touch
from auditor.model import Action, ActionKind, Evidence, Missing
from auditor.parts import Besides, Persona, read_docs
from auditor.session import Control, Device, Facts, Session

from .hand import Hand
from .hearing import Ears
from .notes import Failed, Here, Site
from .probing import Prober

DOCS = """Uses the keyboard alone, without a pointer, at a desktop computer.

## How it acts
Finds each control by pressing Tab, or Shift+Tab where it lies behind, and arrows inside composite widgets (radio
groups, tabs, menus, list boxes, grids). Presses Enter or Space, as the control's role asks. Types into fields. Each key
press is counted.

Each page that it comes to is opened once more beside the walk, with the same cookies, nothing but GET let through, and
kept from going to another document. There it walks all round with Tab, pictures each stop whose style does not change
with and without the focus, and tries skip links, dialogs, menus, tabs and lists, fields, what shows on hover; where
the step is `safe: true` or the service is on this machine, also letters as shortcuts and clicks on what only a pointer
reaches. Where the address does not show the same page, it walks round with Tab in the page itself, and puts the focus
and the scrolling back.

## What it is there to notice
Controls that the keyboard does not reach or that do not answer to it, traps, a focus that is not seen, is covered or
gets lost, dialogs and widgets that keys cannot use, pages that change by themselves on focus or input, and how many
key presses each step takes.

## What it cannot decide
A page may offer a key command that the tool does not know of. On one page it spends at most some 20 s and looks at
250 stops, 10 fields, 6 widgets and 4 dialogs.
"""

SPARE_TABS = 25  # presses allowed beyond the number of what can take the focus
MOST_TABS = 600
MOST_ARROWS = 60
NATIVE = {"a", "area", "button", "input", "select", "summary", "textarea", "option", "audio", "video", "label"}
SPACE_ONLY = {"checkbox", "radio", "switch"}
BY_FILLING = {"date", "time", "month", "week", "datetime-local", "color", "range"}  # each browser has keys of its own

ASK = files("auditor.personas").joinpath("keyboard.js").read_text(encoding="utf-8")


def ask(what: str) -> str:
    """A function of keyboard.js, for `Control.evaluate`."""
    return f"(el, told, auditor) => {ASK.strip()}.{what}(el, told, auditor)"


def ask_page(what: str) -> str:
    """The same for `Session.evaluate`."""
    return f"() => {ASK.strip()}.{what}(null, null, auditor)"


def called(facts: Facts) -> str:
    """What a control is called, for messages."""
    return f"“{facts.name or facts.label or facts.path}”"


def _keys_of(facts: Facts) -> tuple[str, ...]:
    """What presses a control of this role; a field with a list is opened by an arrow, Enter would send its form."""
    if facts.type in SPACE_ONLY or facts.role in SPACE_ONLY:
        return ("Space",)
    return ("ArrowDown",) if (facts.tag, facts.role) == ("input", "combobox") else ("Enter", "Space")


@dataclass(slots=True)
class Search:
    """Where Tab has led so far while one control is sought; `back`: the way that is kept to from then on."""

    seen: dict[str, int]
    back: bool | None = None


class Keys(Hand):
    """Acts by keys alone; tries beside the walk what keys do on each page that is met."""

    def __init__(self, session: Session, site: Site) -> None:
        super().__init__(session, site)
        self._ears, self._prober = Ears(), Prober()
        self._document, self._begun = -1, False  # whether anything was done on the document that is shown

    async def before(self, action: Action, rest: Sequence[Action]) -> None:
        """Begin to listen for what becomes of the focus."""
        if self.session.documents != self._document:
            self._document, self._begun = self.session.documents, False
        await self._ears.listen(self.session)

    async def came(self, action: Action, touch: Touch) -> Touch:
        """Note what became of the focus."""
        self._begun = self._begun or action.kind is not ActionKind.WAIT_FOR
        return touch.model_copy(update={"after": await self._ears.heard(self.session)})

    async def notice(self, here: Here) -> Mapping[str, Evidence | Missing]:
        """Walk the page with Tab, try its parts."""
        begun = self._begun and self.session.documents == self._document
        return await self._prober.look(self.session, safe=here.safe, begun=begun)

    async def activate(self, control: Control, facts: Facts, *, double: bool = False) -> None:
        """Reach the control, then press the key that its role asks for, the other one where it does not answer."""
        await self._reach(control, facts)
        if await control.evaluate(ask("chosen")) or await control.evaluate(ask("writes")):
            return  # all that a click would do there is done by coming
        keys = _keys_of(facts)
        for key in keys:
            if await self._answers(key, facts):
                return
        raise Failed("inoperable", f"{called(facts)} has the focus, but does not answer to {' or '.join(keys)}.")

    async def enter(self, control: Control, facts: Facts, text: str) -> None:
        """Reach the field, select what it holds, type."""
        await self._reach(control, facts)
        if facts.type in BY_FILLING:
            self.notes.key_presses += len(text)
            await control.fill(text)
            return
        if await control.evaluate("(el) => Boolean(el.value)"):
            await self._press("Control+a")
        await self._type(text)

    async def add(self, control: Control, facts: Facts, text: str) -> None:
        """Reach the field, go to its end, type."""
        await self._reach(control, facts)
        await self._press("End")
        await self._type(text)

    async def choose(self, control: Control, facts: Facts, option: str) -> None:
        """Reach the list, move to the option by arrows, or by its first letters where it is far."""
        await self._reach(control, facts)
        steps = await control.evaluate(ask("distance"), option)
        if steps is None:
            raise Failed("failed", f"The list has no option “{option}”.")
        if abs(steps) <= MOST_ARROWS:
            for _ in range(abs(steps)):
                await self._press("ArrowDown" if steps > 0 else "ArrowUp")
        else:
            await self._type(option)
        if await control.evaluate(ask("distance"), option) != 0:
            raise Failed("inoperable", f"The option “{option}” could not be chosen with the arrow keys.")

    async def tick(self, control: Control, facts: Facts, *, checked: bool) -> None:
        """Reach it; press Space where it is not as it should be."""
        await self._reach(control, facts)
        if await control.evaluate(ask("ticked")) != checked:
            await self._press("Space")
        if await control.evaluate(ask("ticked")) != checked:
            raise Failed("inoperable", f"{called(facts)} has the focus, but Space does not change it.")

    async def point(self, control: Control, facts: Facts) -> None:
        """What shows on hover must show on focus too."""
        await self._reach(control, facts)

    async def drag(self, control: Control, other: Control) -> None:
        """There is no key for dragging."""
        raise Failed("inoperable", "What is to be done here asks for dragging, which no key does.")

    async def _reach(self, control: Control, facts: Facts) -> None:
        """Move the focus to the control by keys. Raises Failed("unreachable")."""
        search = Search({})
        most = min(MOST_TABS, 2 * (int(await self.session.evaluate(ask_page("count"))) + SPARE_TABS))
        for _ in range(most):
            where = await control.evaluate(ask("where"))
            if where["there"]:
                return
            if where["widget"] and await self._within(control, where):
                return
            # Seen from inside a frame, the focus is nowhere while it is outside: that is no sign of having been round.
            if (where["path"] or " |> " not in facts.path) and self._been_around(where, search):
                break
            back = where["behind"] and where["path"] if search.back is None else search.back
            await self._press("Shift+Tab" if back else "Tab")
        raise Failed(
            "unreachable",
            f"{called(facts)} is not reached: {self.notes.key_presses} presses of Tab and arrows led all round it.",
        )

    def _been_around(self, where: dict[str, Any], search: Search) -> bool:
        """Whether both ways were gone all round. A place may be met twice: once on the way, once from behind."""
        count = search.seen.get(where["path"], 0) + 1
        search.seen[where["path"]] = count
        if count <= 2:
            return False
        if search.back is not None:
            return True
        # Numbered stops lie elsewhere than the page's order says: one way round leads to all of them.
        search.back, search.seen = not where["behind"], {}
        return False

    async def _within(self, control: Control, where: dict[str, Any]) -> bool:
        """Go on by arrows inside the composite widget that holds the control."""
        stuck = 0
        for _ in range(MOST_ARROWS):
            before = where["path"]
            await self._press(where["toward"])
            where = await control.evaluate(ask("where"))
            if where["there"]:
                return True
            stuck = stuck + 1 if where["path"] == before else 0
            if not where["widget"] or stuck > 1:
                return False
        return False

    async def _answers(self, key: str, facts: Facts) -> bool:
        """Press a key; whether anything came of it. A native control answers by the browser's own promise."""
        before = (self.session.documents, await self.session.evaluate(ask_page("state")), len(self.session.requests()))
        await self._press(key)
        if facts.tag in NATIVE:
            return True
        await self.session.settle(seconds=2, quiet_ms=150)
        after = (self.session.documents, await self.session.evaluate(ask_page("state")), len(self.session.requests()))
        return before != after

    async def _press(self, key: str) -> None:
        self.notes.key_presses += 1
        await self.session.press(key)

    async def _type(self, text: str) -> None:
        self.notes.key_presses += len(text)
        await self.session.type(text)


keyboard = Persona(
    id="keyboard",
    title="Keyboard",
    hint="no pointer",
    device=Device(width=1366, height=768),
    way=Keys,
    conditions="desktop, line as it comes",
    docs=read_docs(DOCS),
    also=(TabStops, KeyboardProbes),
    spares=(Axe, AccessLint, Colouring, Images, Media, Frames, Markup, Tables),
    besides=Besides(
        always="opens each page once more beside the walk, sends nothing from there, and tries what keys do",
        where_safe="presses single letters and clicks what only a pointer reaches in that other page",
    ),
)
