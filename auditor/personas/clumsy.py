"""A customer who makes mistakes."""

from collections.abc import Mapping, Sequence

from auditor.commons.labels import is_search
from auditor.commons.submits import destroys
from auditor.evidence.controls import Controls
from auditor.evidence.forms import Forms
from auditor.evidence.touches import Touch
from auditor.evidence.trials import Keeps, Repeat, Repeats, Trials
from auditor.model import Action, ActionKind, Evidence, Missing
from auditor.parts import Besides, Persona, read_docs
from auditor.session import Control, Device, Facts, Session

from .hand import FIELDS
from .notes import Here, Site
from .repeating import Press
from .seeking import IMPATIENCE, PATIENCE
from .sending import form_of, pressed_by
from .shown import Button, Form
from .trying import Trying, must

DOCS = """Makes mistakes, presses twice, goes back and reloads, at a desktop computer with a mouse.

## How it acts
Sends each form of the path empty first, then with one wrong value for each kind of field, then rightly, as the plan
says. Presses twice, a tenth of a second apart, what sends a form. Opens the form a second time beside the walk, fills
it in, goes back and forward, and reloads. It never presses what deletes, cancels or signs out, and leaves searches
alone.

## What it is there to notice
Whether each error is told in text, beside its field and tied to it, announced, with a way to mend it; whether what was
typed is kept; whether something is done twice.

## Where it may do so
Only at steps that the plan calls `safe: true`, and on services on this very machine. Elsewhere it only has the browser
check a form whose required fields are empty, which sends nothing, and the report says what was left untried.

## What it cannot decide
What the mistakes cost is not counted in a step's effort, so that personas can be compared. A second press comes too
late where a service answers within a tenth of a second. Forms in frames of another origin, and fields outside of any
form, are left alone.
"""

K = ActionKind
STILL = {K.HOVER, K.SCROLL, K.WAIT_FOR, K.SCREENSHOT}


class Clumsy(Trying):
    """Tries each form before the plan's own actions go on with it."""

    def __init__(self, session: Session, site: Site) -> None:
        super().__init__(session, site)
        self._tried: set[tuple[str, ...]] = set()
        self._repeats: list[Repeat] = []
        self._press: Press | None = None
        self._typed: list[str] = []
        self._document, self._url = -1, ""

    async def before(self, action: Action, rest: Sequence[Action]) -> None:
        """A form that is about to be filled or sent for the first time is tried first."""
        self._arrived()
        if action.target is None or action.kind not in FIELDS | {K.CLICK}:
            return
        control = await self.look_for(action.target, IMPATIENCE if action.optional else PATIENCE)
        found = await self._form_at(control, action) if control else None
        if found is None:
            return
        form, button = found
        mark = (_place(form.url), *form.keys)
        if mark not in self._tried and not _passed_over(form):
            self._tried.add(mark)
            before = self.came_from
            await self.try_form(form, button, (action, *rest))
            self._document, self.came_from = self.session.documents, before

    async def activate(self, control: Control, facts: Facts, *, double: bool = False) -> None:
        """Press twice what sends a form."""
        pressed = await pressed_by(self.session, facts.path) if self.safe and not double else None
        if pressed and pressed[0].native and not destroys(pressed[0].name) and not pressed[1].search:
            self._press = await Press.twice(self.session, *pressed)
            self.notes.clicks += 1
        await super().activate(control, facts, double=double)

    async def came(self, action: Action, touch: Touch) -> Touch:
        """Note what a second press has sent."""
        press, self._press = self._press, None
        if press:
            self._repeats.append(await press.noted(self.session, self._typed))
        if action.kind in FIELDS and action.value:
            self._typed.append(action.value)
        self.changed = self.changed or action.kind not in FIELDS | STILL
        self._arrived()
        return touch

    async def notice(self, here: Here) -> Mapping[str, Evidence | Missing]:
        """All that was tried since the visit before."""
        found = {
            Trials.__name__: Trials(trials=tuple(self.trials), left=tuple(self.left)),
            Repeats.__name__: Repeats(repeats=tuple(self._repeats)),
            Keeps.__name__: Keeps(keeps=tuple(self.keeps)),
        }
        self.trials, self.left, self._repeats, self.keeps = [], [], [], []
        return found

    def _arrived(self) -> None:
        """Begin anew with a new document; `changed` says whether more than filling in has been done on it."""
        if self.session.documents != self._document:
            self.came_from, self._url = self._url, self.session.url
            self._document, self.changed, self._typed = self.session.documents, False, []

    async def _form_at(self, control: Control, action: Action) -> tuple[Form, Button | None] | None:
        path = (await control.facts()).path
        if action.kind is not K.CLICK:
            form = await form_of(self.session, path)
            return (form, None) if form else None
        pressed = await pressed_by(self.session, path)
        # A form that the plan sends as it stands is tried only where it must not be empty: else it would be sent twice.
        if pressed and pressed[0].native and any(one.empty and must(one) for one in pressed[1].fields):
            return pressed[1], pressed[0]
        return None


def _place(url: str) -> str:
    return url.partition("#")[0].partition("?")[0]


def _passed_over(form: Form) -> bool:
    """A search, a filter, a sign-out: a mistake there tells nothing, or does harm."""
    named = " ".join(one.name for one in form.submits)
    searches = form.search or (is_search(named) and not any(must(one) for one in form.fields))
    return searches or not form.fields or (bool(form.submits) and all(destroys(one.name) for one in form.submits))


clumsy = Persona(
    id="clumsy",
    title="Mistakes",
    hint="makes errors",
    device=Device(width=1366, height=768),
    way=Clumsy,
    conditions="desktop, line as it comes",
    also=(Trials, Repeats, Keeps, Controls, Forms),
    besides=Besides(
        where_safe="sends each form empty and with wrong values before it sends it rightly, presses twice what sends "
        "it, goes back and reloads in another page",
        elsewhere="has the browser check forms whose required fields are empty, which sends nothing",
        writes=True,
    ),
    docs=read_docs(DOCS),
)
