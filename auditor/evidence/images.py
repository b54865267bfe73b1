"""What pictures a page shows: their alternatives, what stands around them, what their pixels look like."""

from importlib.resources import files

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

_NAMES = ("images.js", "pixels.js", "image_frames.js")
_MAIN, _PIXELS, _FRAMES = (files(__package__).joinpath(name).read_text(encoding="utf-8").strip() for name in _NAMES)
SCRIPT = f"(limits) => ({_MAIN})(limits, ({_PIXELS})(), ({_FRAMES})())"
# `pixels` is what is read of all pictures together: a million take some 60 ms. `frames` is how many files that may move
# are looked into, `elements` how many are asked for a background.
LIMITS = {
    "pictures": 300,
    "backgrounds": 60,
    "elements": 4_000,
    "pixels": 1_000_000,
    "frames": 12,
    "signs": 80,
    "wait_ms": 1_000,
}
SECONDS = 40


class Shape(Value):
    """What a picture's pixels look like, as they are seen on white."""

    width: int  # as it was read, at most 440 px
    height: int
    blank: bool = False  # one colour, or nothing at all
    flat: float = 0  # the share of the most used colour
    colours: int = 0  # those that cover at least a thousandth
    lines: int = 0  # rows of what looks like letters; not looked for in photographs
    letters: int = 0
    text_share: float = 0  # of the sharp edges: those that lie in such rows
    text_area: float = 0  # of the surface
    hash: str = ""  # alike for pictures that look alike: 64 bits, in hexadecimal


class Animation(Value):
    """How a picture moves, by the frames of its file. `turns` 0 is without end; `differ` None: it could not be told."""

    count: int
    turn_ms: int
    turns: int = 1
    differ: bool | None = None


class Picture(Value):
    """One picture, drawing, canvas, embedded object, image map area or background."""

    kind: str  # img | svg | input | canvas | object | embed | area | role | background
    path: str
    tag: str
    role: str = ""  # the role attribute's first word
    html: str = ""
    box: Box | None = None
    visible: bool = True
    source: str = ""  # its address; of a data address the type alone
    natural: tuple[int, int] | None = None
    alt: str | None = None  # the attribute; None without one
    title: str = ""
    name: str = ""  # the accessible one
    hidden: bool = False  # from assistive technology, with all around it
    exposed: bool = True  # assistive technology comes upon it as a picture
    focusable: bool = False
    clickable: bool = False
    link: str = ""  # path of the link or button around it
    link_name: str = ""
    link_text: str = ""
    link_href: str = ""
    figure: str = ""  # path
    caption: str = ""
    own_text: str = ""  # what stands inside it, as text or in its place
    label: str = ""  # what the page's makers call it: its id and classes, those of its link
    near: str = ""  # the text of what holds it
    before: str = ""  # the last words before it
    described: str = ""
    landmark: str = ""
    behind: bool = False  # text lies over it
    media: str = ""  # of an object or embed: image | audio | video | document | page | fallback
    shape: Shape | None = None  # None: its pixels could not be read
    animation: Animation | None = None  # None: it stands still, or its file could not be read

    @property
    def size(self) -> tuple[float, float]:
        """Its width and height in CSS px."""
        return (self.box[2], self.box[3]) if self.box else (0, 0)


class Sign(Value):
    """A picture that is a letter, or a word, of a font of pictures."""

    path: str
    text: str
    font: str = ""
    hidden: bool = False  # from assistive technology
    named: bool = False  # it, or what holds it, has a name of its own
    link: str = ""  # path of the link or button around it
    html: str = ""
    box: Box | None = None


class Images(Evidence):
    """The pictures of a page in document order, backgrounds of style sheets last."""

    pictures: tuple[Picture, ...] = ()
    signs: tuple[Sign, ...] = ()
    left_out: int = 0

    def of(self, *kinds: str) -> tuple[Picture, ...]:
        """Those of these kinds."""
        return tuple(one for one in self.pictures if one.kind in kinds)


@evidence(Images, order=2)
async def gather(session: Session) -> Images:
    """Look at all pictures, and read the pixels of those that the browser lets us read."""
    return Images.model_validate(await session.evaluate(SCRIPT, LIMITS, seconds=SECONDS))
