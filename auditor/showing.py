"""What a report shows: the audit with all figures, sentences' parts and pictures computed beforehand.

Forms of the report only choose words and draw. What is in these values adds up as it stands: the audit holds friction
rounded to one decimal, and seconds are rounded here, once; every sum is a sum of the rounded figures.
"""

# Longer than other files: it is the whole contract between `present` and the reports, and is read as one.

from dataclasses import dataclass
from typing import Literal

from auditor.criteria import Criterion
from auditor.model import Effort, FrictionPoint, Impact, Metrics, Seen

from .showing_speed import Figure, PutDown, Waterfall

Ended = Literal["completed", "struggled", "blocked", "prevented"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text inside a paragraph: plain or code."""

    text: str
    code: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of a rule's docs: running text, an item of a list, or lines of code."""

    kind: Literal["text", "item", "code"]
    pieces: tuple[Piece, ...]


Prose = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class RuleDocs:
    """What a report says of a rule."""

    id: str
    title: str
    why: str
    fix: str
    references: tuple[str, ...]
    criteria: tuple[str, ...]
    source: str
    help_url: str = ""
    cannot: str = ""
    problem: str = ""  # what is wrong, in a sentence: the title of most of its friction points
    of_site: bool = False  # it asks of a crawled service as a whole


@dataclass(frozen=True, slots=True)
class PersonaDocs:
    """What a report says of a persona."""

    id: str
    title: str
    hint: str
    who: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A marked element on a picture: x, y, width and height as shares of the picture."""

    point: str  # number of the friction point, such as F1
    impact: Impact
    box: tuple[float, float, float, float]
    id: str = ""  # of the friction point


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG made as small as it is shown, with what is marked on it."""

    jpeg: bytes
    width: int
    height: int
    frames: tuple[Frame, ...] = ()


@dataclass(frozen=True, slots=True)
class StepRef:
    """A step named from elsewhere. `journey` and `number` count from 1; `id` is the step's anchor."""

    journey: int
    number: int
    name: str

    @property
    def id(self) -> str:
        """The anchor of the step's detail."""
        return f"step-{self.journey}-{self.number}"


@dataclass(frozen=True, slots=True)
class StepFacts:
    """How one step went for one persona. `bar` is the waiting as a share of the journey's longest."""

    persona: PersonaDocs
    outcome: Seen
    waited: float | None  # seconds, rounded to one decimal; None where nothing was seen
    bar: float
    effort: Effort
    metrics: Metrics
    why: str  # why nothing was judged here
    missing: dict[str, str]  # kind of evidence → why it could not be had
    picture: Picture | None
    figures: dict[str, Figure]  # what was measured in ms, and CLS: names as in the model's Metrics
    timed: bool  # nothing else was walked meanwhile
    whole_wait: bool  # the figure of the wait is what was waited at the step; else it is that of its last view alone
    meets: int = 0  # friction points of the step that hit this persona
    main: PutDown | None = None  # the main content (LCP)
    answer: PutDown | None = None  # the slowest answer to what the customer did (INP)


@dataclass(frozen=True, slots=True)
class HeardLine:
    """One line of what a screen reader says; `trouble` says what is wrong with it, empty where nothing is."""

    said: str
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a screen reader says on a step: the page, in order, then what it said after each action there.

    `brief` is what of it the map has room for; `left_out` counts the lines that are not told.
    """

    lines: tuple[HeardLine, ...]
    left_out: int
    after: tuple[HeardLine, ...]
    brief: tuple[HeardLine, ...]


@dataclass(frozen=True, slots=True)
class StateShowing:
    """A state that the tool itself opened at a step."""

    opened: str  # in words, what was opened
    persona: PersonaDocs
    points: tuple["PointShowing", ...]  # what was found there
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class Filmed:
    """One picture of a load, and when the view looked like this."""

    picture: Picture
    ms: float


@dataclass(frozen=True, slots=True)
class Film:
    """The pictures of one more load, beside the walk."""

    pictures: tuple[Filmed, ...]
    complete_ms: float | None  # since when the view looked as at the end
    settled: bool
    carried: bool  # with the session of the walk


@dataclass(frozen=True, slots=True)
class Loading:
    """What one visit of a persona's walk loaded; `part` counts the visits of the step that did, from 1."""

    persona: PersonaDocs
    conditions: str
    part: int
    parts: int
    waterfall: Waterfall | None
    film: Film | None


@dataclass(frozen=True, slots=True)
class StepShowing:
    """One step with what all personas met there. Counts are personas."""

    ref: StepRef
    owner: str | None
    host: str | None  # where it is another host than the journey's first
    lane: int
    hand_over: int | None  # number of the hand-over that leads here
    url: str
    title: str
    lang: str  # of the page, empty where it is not known
    friction: float | None  # None where nothing was seen
    height: float  # of the curve here, as a share of its peak
    peak: bool
    arrived: int
    stopped: int
    unjudged: int
    gone_on: int
    points: tuple["PointShowing", ...]  # blockers first, then what adds most to the friction here
    thumb: Picture | None
    view: Picture | None
    view_of: PersonaDocs | None  # whose walk the pictures are from
    facts: dict[str, StepFacts]  # persona → facts, in the order of the rows
    manual: bool = False  # only a person can pass
    heard: Heard | None = None
    untried: tuple[str, ...] = ()  # what was left untried here, in sentences
    states: tuple[StateShowing, ...] = ()
    loadings: tuple[Loading, ...] = ()  # of the personas that walk alone, who waited longest first
    line: int | None = None  # of the step in the plan's file


@dataclass(frozen=True, slots=True)
class Lane:
    """One owner's lane; `host` where it is another host than the journey's first."""

    owner: str | None
    host: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """How one persona's walk went."""

    persona: PersonaDocs
    ended: Ended
    at: StepRef | None  # where it stopped, or struggled most
    why: str  # reason of the stop, or the title of what it struggled with
    steps: int  # steps got through
    effort: Effort
    waited: float | None  # sum of the steps' rounded seconds
    conditions: str = ""  # under which its figures were taken
    timed: bool = True  # nothing else was walked meanwhile
    co2_grams: float | None = None


@dataclass(frozen=True, slots=True)
class Across:
    """How one persona goes through all journeys, in their order; None where it walked none of that name."""

    persona: PersonaDocs
    rows: tuple[Row | None, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """A step where personas stop, or cannot be judged further."""

    at: StepRef
    ended: Literal["blocked", "prevented"]
    personas: tuple[PersonaDocs, ...]


@dataclass(frozen=True, slots=True)
class Crossing:
    """A hand-over: between whom, at which step, and what customers meet on crossing."""

    number: int
    giver: Lane
    taker: Lane
    to: StepRef
    points: tuple["PointShowing", ...]  # of the path: what breaks between the two


@dataclass(frozen=True, slots=True)
class Saving:
    """What mending one friction point would save a customer, step by step; of several personas whom it costs most."""

    point: "PointShowing"
    ms: int
    size: int  # bytes
    steps: tuple[tuple[StepRef, int, int], ...]  # step, ms, bytes


@dataclass(frozen=True, slots=True)
class JourneyShowing:
    """One journey: rows worst first, steps in order."""

    number: int
    name: str
    steps: tuple[StepShowing, ...]
    rows: tuple[Row, ...]
    lanes: tuple[Lane, ...]
    stops: tuple[Stop, ...]
    reference: str  # persona whose walk is shown first
    hand_overs: int
    crossings: tuple[Crossing, ...]
    friction: float  # of all steps together
    counts: dict[Ended, int]
    savings: tuple[Saving, ...] = ()  # what saves most first
    crawled: bool = False  # it stands for a crawl: its steps are templates, and nobody walks from one to the next


@dataclass(frozen=True, slots=True)
class Mended:
    """A step's friction now, and without one friction point; bars are shares of the highest step."""

    step: StepRef
    before: float
    after: float
    bar_before: float
    bar_after: float


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where the friction was found."""

    step: StepRef | None
    personas: tuple[str, ...]
    selector: str
    message: str
    opened: str = ""  # in words, what must be opened to see it
    url: str = ""  # of the page, where the step stands for many pages


@dataclass(frozen=True, slots=True)
class PointShowing:
    """A friction point, ready to be told."""

    number: str  # F1 for the worst
    point: FrictionPoint
    title: str  # the point's, with known hosts left out of addresses
    brief: str  # the same for those who need no codes
    about: Piece | None  # what tells it from another point of the same title
    bar: float
    order: str  # the first sentence of how to fix it
    why: Prose
    fix: Prose
    cannot: Prose
    rule: RuleDocs
    criteria: tuple[Criterion, ...]
    steps: tuple[StepRef, ...]
    personas: tuple[PersonaDocs, ...]
    everybody: bool  # hits all personas that walked
    stopped: tuple[PersonaDocs, ...]  # whose walk ended at it
    mended: tuple[Mended, ...]  # the step with the highest friction first
    code: str
    lang: str
    seen: tuple[str, ...]  # what was found, in sentences, each once
    places: tuple[Occurrence, ...]
    crop: Picture | None
    crop_step: StepRef | None
    crop_persona: PersonaDocs | None
    crop_opened: str  # in words, what the tool opened to see it
    before: Picture | None  # the same place as the reference walk saw it, where another persona's picture is the crop
    before_persona: PersonaDocs | None
    help_url: str
    templates: tuple[StepRef, ...] = ()  # of its steps, those that stand for a crawl's templates
    on_pages: int = 0  # of the crawl
    pages: tuple[str, ...] = ()  # addresses of the first of them

    @property
    def in_site(self) -> bool:
        """Whether only a crawl met it, and no journey."""
        return bool(self.templates) and len(self.templates) == len(self.steps)
