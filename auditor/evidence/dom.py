"""What the document tells: headings, landmarks, links, images, forms, text blocks, boxes."""

from collections.abc import Iterator
from functools import cached_property
from importlib.resources import files

from pydantic import Field

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

WALK, FIELDS = (files(__package__).joinpath(name).read_text(encoding="utf-8") for name in ("dom.js", "dom_fields.js"))
SCRIPT = f"(limits) => ({WALK})(limits, ({FIELDS})(limits))"
# What is gathered of one page at most. An index with 17,000 links then takes 0.8 s and 5 MB instead of 3 s and 20 MB;
# what lies over a limit is counted in `Dom.left_out`.
LIMITS = {"links": 2_500, "others": 2_500, "blocks": 1_500, "options": 400}
SECONDS = 30


class Style(Value):
    """What the browser computed; lengths in CSS px, colours as `rgb(…)` or `rgba(…)`."""

    font_size: float = 0
    font_weight: int = 400
    line_height: float | None = None  # None: normal
    color: str = ""
    background: str = ""  # the element's own
    text_align: str = ""
    text_decoration: str = ""
    text_transform: str = ""
    position: str = ""
    cursor: str = ""
    border: bool = False  # a visible border on any side


class Element(Value):
    """One element worth looking at.

    `path` leads to it: a CSS selector, ` >>> ` going into a shadow root, ` |> ` into a frame. `parent` is the index
    of the nearest element above it that was gathered. `name`, `role` and `description` are the accessible ones.
    """

    index: int
    parent: int | None
    path: str
    tag: str
    role: str = ""
    name: str = ""
    description: str = ""
    attributes: dict[str, str] = Field(default_factory=dict)  # values cut at 500 characters
    text: str = ""  # visible text inside, white space folded, cut at 300 characters
    html: str = ""  # the start tag and some content, cut at 400 characters
    box: Box | None = None  # x, y, width, height in CSS px of the page
    visible: bool = True
    focusable: bool = False
    disabled: bool = False
    clickable: bool = False  # native control, click listener attribute, or pointer cursor of its own
    lang: str = ""  # the nearest lang attribute
    style: Style | None = None  # of what is visible and holds text or can be acted on
    natural: tuple[int, int] | None = None  # of an img that has loaded: its file's width and height (naturalWidth …)
    source: str = ""  # of an img: the address that the browser chose (currentSrc)


class Label(Value):
    """What names a field to those who see it."""

    how: str  # for | wrap | aria-labelledby | aria-label | title | placeholder
    text: str
    path: str = ""
    box: Box | None = None
    visible: bool = True


class FormField(Value):
    """A form control that takes a customer's input. `element` is its index in `Dom.elements`."""

    element: int
    path: str
    type: str  # of the input, or select, textarea, contenteditable
    labels: tuple[Label, ...] = ()
    required: bool = False
    value_present: bool = False
    checked: bool | None = None
    options: tuple[str, ...] = ()  # of a select, at most 400
    legend: str = ""  # of the group that it stands in
    hint: str = ""  # text of aria-describedby
    error: str = ""  # text of aria-errormessage
    form: str = ""  # path of its form, empty without one


class TextBlock(Value):
    """Running text: the text of one block element that holds text itself."""

    path: str
    tag: str
    text: str  # cut at 2,000 characters
    words: int
    lang: str = ""
    box: Box | None = None
    style: Style = Style()
    in_landmark: str = ""  # banner, navigation, main, contentinfo …


class Dom(Evidence):
    """Facts of the document as it stands on the visit, frames of the same origin and open shadow roots included."""

    url: str
    title: str
    lang: str = ""
    direction: str = ""
    viewport: str = ""  # the viewport meta element's content
    doctype: str = ""
    width: int = 0  # of the view
    height: int = 0
    page_width: int = 0  # of the whole page
    page_height: int = 0
    cut_sideways: bool = False  # what is wider than the view cannot be scrolled to (overflow-x of the page)
    scale: float = 1  # device pixels to a CSS px (devicePixelRatio)
    element_count: int = 0
    left_out: int = 0  # elements and text blocks worth telling, over the limits of what is gathered
    words: int = 0
    elements: tuple[Element, ...] = ()
    fields: tuple[FormField, ...] = ()
    text_blocks: tuple[TextBlock, ...] = ()

    @cached_property
    def _by_path(self) -> dict[str, Element]:
        return {element.path: element for element in self.elements}

    def all(self, *tags: str) -> Iterator[Element]:
        """The elements with one of these tags, in document order."""
        return (element for element in self.elements if element.tag in tags)

    def with_role(self, *roles: str) -> Iterator[Element]:
        """The elements with one of these roles, written or implied, in document order."""
        return (element for element in self.elements if element.role in roles)

    def at(self, path: str) -> Element | None:
        """The element with this path."""
        return self._by_path.get(path)

    def of(self, field: FormField) -> Element:
        """The element that a field is."""
        return self.elements[field.element]

    def above(self, element: Element) -> Iterator[Element]:
        """The gathered elements that hold this one, nearest first."""
        while element.parent is not None:
            element = self.elements[element.parent]
            yield element

    def headings(self) -> Iterator[Element]:
        """The headings that are exposed, in document order."""
        return self.with_role("heading")


@evidence(Dom)
async def gather(session: Session) -> Dom:
    """Walk the document once, in the page. Frames of another origin are left out: no script here sees into them."""
    return Dom.model_validate(await session.evaluate(SCRIPT, LIMITS, seconds=SECONDS))
