"""What links and buttons promise, where they lead, and what stands around them."""

from importlib.resources import files

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

SCRIPT = files(__package__).joinpath("controls.js").read_text(encoding="utf-8")
LIMITS = {"most": 600}  # links and buttons of a page; those over it are counted in `left_out`
SECONDS = 15


class Control(Value):
    """A link, a button, or something that a click is bound to in the markup.

    What stands around it is told as programs find it: `around` is the text of the nearest block without its own,
    `items` what the list items around it say, `heads` the header cells of its table cell, `heading` the last heading.
    """

    path: str
    tag: str
    role: str = ""  # empty: nothing says what it is
    name: str = ""
    description: str = ""
    label: str = ""  # the text that is seen in it; only where the name is not made of that text
    hidden_label: str = ""  # the same with what is hidden from assistive technology, where that makes a difference
    html: str = ""
    box: Box | None = None
    visible: bool = True
    heard: bool = True  # offered to assistive technology
    focusable: bool = False
    href: str | None = None  # as written, cut at 500 characters
    url: str = (
        ""  # where it leads, absolute and without a user's name; empty for scripts and places that are no address
    )
    missing: bool = False  # it names a place on this page that is not there
    script: str = ""  # the click handler that stands in the markup, cut at 300 characters
    keys: bool = False  # a key handler stands in the markup too
    new_window: bool = False
    rel: str = ""
    download: bool = False
    picture: bool = False  # a picture stands in it, or is drawn behind or beside it by a style sheet
    seen: str = ""  # the text in it, as far as it is seen, cut at 300 characters
    drawn: str = ""  # the words that a style sheet adds to it
    around: str = ""
    block: str = ""  # path of the nearest block
    items: tuple[str, ...] = ()
    heads: str = ""
    heading: str = ""
    sides: tuple[str, ...] = ()  # ids of its list items, cell and block: the same for links in the same context
    next_to: str = ""  # path of the link right before it that leads to the same place, nothing but blanks between


class Controls(Evidence):
    """The links and buttons of a page in their order, frames of its origin and open shadow roots included."""

    controls: tuple[Control, ...] = ()
    left_out: int = 0


@evidence(Controls, usual=False)
async def gather(session: Session) -> Controls:
    """Look at each link and button, and at what stands around it."""
    return Controls.model_validate(await session.evaluate(SCRIPT, LIMITS, seconds=SECONDS))
