"""How the text of a page is marked up: its lines as they are written, headings, lists, quotations, languages, ids."""

from functools import cached_property
from importlib.resources import files

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

SCRIPT = files(__package__).joinpath("markup.js").read_text(encoding="utf-8")
LIMITS = {"elements": 30_000, "passages": 800, "headings": 300, "each": 100}
SECONDS = 20
LATER = 1.5  # after the document's facts


class Passage(Value):
    """The text of one block that holds text itself. `order` is its place in the document."""

    path: str
    tag: str
    order: int
    text: str = ""  # cut at 800 characters; a new line where the page breaks it, hard blanks kept
    lang: str = ""  # the nearest lang attribute
    marked: bool = False  # that attribute stands below the root element
    direction: str = "ltr"  # as the browser computed it
    linked: float = 0  # share of the letters in links and buttons
    landmark: str = ""
    places: tuple[str, ...] = ()  # tags around it that say what it is: li, td, blockquote, nav …
    breaks: int = 0  # br elements
    break_run: int = 0  # the most of them with nothing between
    foreign: bool = False  # a part of it carries a lang of its own
    program: bool = False  # it holds program text: code, kbd, samp …
    hidden: bool = False  # from screen readers
    pre: bool = False  # blanks are drawn as they are written
    parent: int = 0  # the same number: the same parent
    visible: bool = True
    italic: bool = False
    indent: int = 0  # margin and padding on the left, px
    marker: str = ""  # what a style sheet puts before it


class Heading(Value):
    """One heading that screen readers tell. `name` is the accessible one."""

    path: str
    html: str = ""
    tag: str = ""
    order: int = 0
    level: int = 2
    landmark: str = ""
    name: str = ""
    text: str = ""
    box: Box | None = None
    visible: bool = True
    pictures: int = 0
    controls: int = 0


class Part(Value):
    """What a lang attribute below the root speaks of. `text` is without that of parts inside it."""

    path: str
    lang: str
    text: str
    html: str = ""


class List(Value):
    """A list with no items, or with children that are none. `others` are such children."""

    path: str
    tag: str
    html: str = ""
    items: int = 0
    others: int = 0
    text: str = ""
    visible: bool = True
    marked: bool = True


class Quote(Value):
    """One blockquote. `holds`: heading | form | table | picture."""

    path: str
    html: str = ""
    order: int = 0
    text: str = ""
    cited: bool = False
    holds: tuple[str, ...] = ()


class Blank(Value):
    """A run of paragraphs with nothing in them that take room."""

    path: str
    tag: str
    run: int = 1


class Obsolete(Value):
    """An element (`font`) or an attribute (`bgcolor=`) that HTML has given up, the first of `count`."""

    name: str
    count: int
    path: str
    html: str = ""


class Bearer(Value):
    """One of the elements with the same id."""

    path: str
    tag: str
    field: bool = False
    named: bool = False  # by an attribute of its own
    text: str = ""
    shown: bool = True


class Reference(Value):
    """What refers to an id. `near` is the number of the bearer that stands nearest to it."""

    how: str  # for | headers | href | usemap | aria-…
    path: str
    near: int = 0


class Doubled(Value):
    """An id that several elements of one document bear, and what refers to it."""

    id: str
    elements: tuple[Bearer, ...] = ()
    by: tuple[Reference, ...] = ()


class Turned(Value):
    """An element whose children are shown in another order than they are written in.

    `how`: reverse | order | grid | float | position. `count`: how many neighbours are the other way round.
    """

    path: str
    html: str = ""
    how: str = ""
    count: int = 1
    upwards: bool = False  # a child stands above the one before it; else to its left
    written: str = ""  # the text that is written first
    shown_before: str = ""  # the one after it, which is shown before it
    texts: tuple[str, ...] = ()  # of the children as they are shown


class Main(Value):
    """A main landmark that screen readers tell."""

    path: str
    order: int


class Hop(Value):
    """One of the first things that take the focus. `leads_to`: the order of what it leads to on the page."""

    path: str
    order: int
    name: str = ""
    href: str = ""
    target: str = ""
    leads_to: int | None = None


class Markup(Evidence):
    """How the text of the page is marked up, frames of the same origin and open shadow roots included."""

    language: str = ""
    root: str = "html"
    titles: tuple[str, ...] = ()  # of each title element, the first one counts
    passages: tuple[Passage, ...] = ()
    headings: tuple[Heading, ...] = ()
    parts: tuple[Part, ...] = ()
    lists: tuple[List, ...] = ()
    quotes: tuple[Quote, ...] = ()
    empties: tuple[Blank, ...] = ()
    obsolete: tuple[Obsolete, ...] = ()
    doubled: tuple[Doubled, ...] = ()
    turned: tuple[Turned, ...] = ()
    mains: tuple[Main, ...] = ()
    hops: tuple[Hop, ...] = ()
    left_out: int = 0

    @cached_property
    def own(self) -> tuple[Passage, ...]:
        """The passages of the document itself, without those of frames."""
        return tuple(one for one in self.passages if " |> " not in one.path)

    def section(self, heading: Heading) -> tuple[Passage, ...]:
        """The passages between a heading and the next heading."""
        orders = sorted(one.order for one in self.headings if one.order > heading.order)
        end = orders[0] if orders else float("inf")
        return tuple(one for one in self.passages if heading.order < one.order < end)


@evidence(Markup, order=LATER)
async def gather(session: Session) -> Markup:
    """Walk the document once, in the page."""
    return Markup.model_validate(await session.evaluate(SCRIPT, LIMITS, seconds=SECONDS))
