"""How texts, links in sentences, fields and icons are coloured against their ground, by computed style."""

from importlib.resources import files
from typing import Literal

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

ASK = files(__package__).joinpath("colouring.js").read_text(encoding="utf-8").strip()
LIMITS = {"elements": 8_000, "texts": 3_000, "groups": 100, "links": 100, "fields": 60, "icons": 100, "rules": 2_000}


class Coloured(Value):
    """Something that stands on the page; colours as `#rrggbb`, empty where they are not one plain colour."""

    path: str
    html: str = ""
    box: Box | None = None


class TextColour(Coloured):
    """Texts of one colour on one plain ground; the path leads to the first of them."""

    color: str
    ground: str
    ratio: float
    large: bool = False  # as WCAG 2 defines it
    count: int = 1


class TextLink(Coloured):
    """A link in a sentence. `cues` are what tells it from the text around it besides its colour."""

    text: str
    color: str = ""
    around: str = ""  # the colour of the text around it
    ground: str = ""
    ratio: float | None = None  # of the two colours
    cues: tuple[str, ...] = ()
    on_hover: bool | None = None  # a style sheet gives it another look then; None: not all sheets can be read
    on_focus: bool | None = None


class TextField(Coloured):
    """A field to write in. `edge` is the best contrast to what is around it that a border or its ground gives."""

    type: str
    edge: float | None = None  # None: not known, as where a picture or a shadow takes part
    placeholder: bool = False
    filled: bool = False
    hint_color: str = ""  # of the placeholder, where it shows
    hint_ground: str = ""
    hint_ratio: float | None = None
    hint_large: bool = False


class Icon(Coloured):
    """A control that shows a drawing and no words; `ratio` is the best that a part of the drawing has to its ground."""

    name: str
    color: str
    ground: str
    ratio: float


class Legend(Coloured):
    """Three patches of colour or more, each with words beside it."""

    words: tuple[str, ...]


class Underlined(Coloured):
    """Underlined text that is no link."""

    text: str


class TurnedText(Coloured):
    """Words of a control that come too close to their ground while the pointer or the focus is on them."""

    text: str
    state: Literal["hover", "focus"]
    color: str
    ground: str
    ratio: float
    need: float


class Colouring(Evidence):
    """Colours of texts, links in sentences, text fields, and controls that are drawings."""

    texts: tuple[TextColour, ...] = ()
    links: tuple[TextLink, ...] = ()
    fields: tuple[TextField, ...] = ()
    icons: tuple[Icon, ...] = ()
    legends: tuple[Legend, ...] = ()
    underlined: tuple[Underlined, ...] = ()
    turned: tuple[TurnedText, ...] = ()
    left_out: int = 0  # over the limits


@evidence(Colouring, order=1.5)
async def gather(session: Session) -> Colouring:
    """Walk the document once."""
    return Colouring.model_validate(await session.evaluate(ASK, LIMITS))
