"""How a page asks for its images, scripts, style sheets and fonts, and how much it carries in itself."""

from importlib.resources import files

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

SCRIPT = files(__package__).joinpath("assets.js").read_text(encoding="utf-8")
LIMITS = {"images": 300, "scripts": 200, "fonts": 200, "rules": 20_000}


class Image(Value):
    """An `img` of the page."""

    path: str
    html: str = ""
    box: Box | None = None
    visible: bool = True
    source: str = ""  # the address that the browser chose; `data:` where it stands in the page
    natural: tuple[int, int] | None = None  # its file's width and height
    sized: bool = True  # its room is kept before its file comes: by attributes, a ratio, a height, or out of the flow
    lazy: bool = False
    priority: str = ""  # fetchpriority: high, low, auto
    chosen: bool = False  # the browser chooses among several files (srcset, picture)
    by_script: bool = False  # a script puts its address in, as far as its marks tell


class Script(Value):
    """A `script` of the page that is code."""

    path: str
    url: str = ""  # empty: it stands in the page
    size: int = 0  # characters of one that stands in the page
    head: bool = False
    asynchronous: bool = False
    deferred: bool = False
    module: bool = False
    unused: bool = False  # `nomodule`: for old browsers only

    @property
    def waits(self) -> bool:
        """Whether the page is not read on before it has come and run."""
        return bool(self.url) and not (self.asynchronous or self.deferred or self.module or self.unused)


class Sheet(Value):
    """A style sheet that a `link` asks for."""

    path: str
    url: str
    head: bool = False
    media: str = ""
    applies: bool = True  # its media fit this view
    off: bool = False


class Hint(Value):
    """A `link` that asks for something ahead. `kind` is its `as`."""

    rel: str  # preload, modulepreload, preconnect
    url: str
    kind: str = ""


class Font(Value):
    """A face of a web font that the page uses."""

    family: str
    weight: str = ""
    style: str = ""
    display: str = "auto"  # font-display: auto, block, swap, fallback, optional
    status: str = ""  # loading, loaded, error
    urls: tuple[str, ...] = ()  # where its rule says that it comes from; none where the style sheet is another host's


class Assets(Evidence):
    """What the page's own document says of the files that it needs. Frames and shadow roots are left out."""

    width: int = 0  # of the view
    height: int = 0
    images: tuple[Image, ...] = ()
    scripts: tuple[Script, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    hints: tuple[Hint, ...] = ()
    fonts: tuple[Font, ...] = ()
    elements: int = 0
    depth: int = 0
    deepest: str = ""  # path of an element at that depth
    widest: str = ""  # path of the element with most children
    most_children: int = 0
    data_bytes: int = 0  # characters of data addresses in the page and its own style sheets
    data_largest: int = 0
    data_at: str = ""  # path of the element that holds the largest, or of its style sheet's
    left_out: int = 0

    def image(self, url: str) -> Image | None:
        """The image that shows the file of this address."""
        return next((one for one in self.images if one.source == url), None)

    def ahead(self, url: str) -> bool:
        """Whether the page's head asks for this file ahead."""
        return any(one.rel in ("preload", "modulepreload") and one.url == url for one in self.hints)


@evidence(Assets, order=1.6, usual=False)
async def gather(session: Session) -> Assets:
    """Ask the document once."""
    return Assets.model_validate(await session.evaluate(SCRIPT, LIMITS))
