"""What a customer who makes mistakes met: forms sent wrongly, sent twice, left and come back to."""

from typing import Literal

from auditor.evidence.touches import After
from auditor.model import Box, Evidence, Value
from auditor.parts import noted

# Who stopped the form: the browser's own check, a script of the page, the service. `accepted`: nobody; `unclear`:
# something was sent and the page does not say what became of it; `error-page`: the service answered with one;
# `nothing`: nothing that a customer notices came of it; `held`: its button cannot be pressed; `untried`: not sent.
Outcome = Literal[
    "browser", "page", "service", "accepted", "unclear", "error-page", "nothing", "held", "untried"
]  # fmt: skip

Untried = Literal["empty", "wrong", "twice", "back", "reload"]
Why = Literal["not-safe", "no-button", "failed", "cannot-refill"]


class News(Value):
    """Words that were not on the page before a form was sent; what was typed is replaced by an ellipsis."""

    text: str  # cut at 300 characters
    path: str
    box: Box | None = None
    place: str = ""  # path of the field in whose place they stand
    tied: tuple[str, ...] = ()  # paths of fields that they are tied to, by aria-describedby, a label, a group …
    links: tuple[str, ...] = ()  # paths of fields that they lead to
    focused: bool = False  # they have the focus


class TriedField(Value):
    """A field of a form that was sent wrongly. What was typed into it is told nowhere."""

    path: str
    html: str = ""
    box: Box | None = None
    type: str = "text"
    label: str = ""
    hint: str = ""  # what aria-describedby says, once the form was sent
    sent: Literal["empty", "wrong", "right", "untouched"] = "untouched"
    kind: str = ""  # of what was wrong, such as e-mail
    required: bool = False  # by HTML or ARIA
    invalid: bool = False  # marked as wrong afterwards (aria-invalid)
    said: str = ""  # what the browser itself says of it, where the browser stopped the form
    focused: bool = False
    kept: bool | None = None  # whether what was typed is still there; None where it was not typed, or is not to be kept


class Trial(Value):
    """A form that was sent with a mistake, and what came of it. `path`, `html`, `box`: the form's."""

    path: str
    html: str = ""
    box: Box | None = None
    button: str = ""  # path of what was pressed
    name: str = ""  # of what was pressed
    sent: Literal["empty", "wrong"] = "empty"
    outcome: Outcome = "untried"
    status: int | None = None  # HTTP, of the answer
    new_document: bool = False
    fields: tuple[TriedField, ...] = ()
    news: tuple[News, ...] = ()
    dialogs: tuple[str, ...] = ()  # what boxes of the browser said
    title: str = ""  # the new title, where it is another one
    after: After | None = None  # for someone who does not see it; None where nobody could listen
    silenced: bool = False  # the page forbids the browser to say what is wrong
    unseen: tuple[str, ...] = ()  # paths of what the browser refuses and cannot show to the customer


class Left(Value):
    """What was not tried on a form, and why not. `path`, `html`, `box`: the form's."""

    path: str
    html: str = ""
    box: Box | None = None
    name: str = ""  # of its button
    what: tuple[Untried, ...] = ()
    why: Why = "not-safe"


class Trials(Evidence):
    """How a form took mistakes, in the order of trying. Fields and words are those of the page on this visit."""

    trials: tuple[Trial, ...] = ()
    left: tuple[Left, ...] = ()


class Repeat(Value):
    """A press of a button that sends a form, done twice in a tenth of a second. `path`, `html`, `box`: the button's."""

    path: str
    html: str = ""
    box: Box | None = None
    name: str = ""
    address: str = ""  # where it was sent to, without its query
    sent: int = 0  # requests of that form that went out
    same: int = 0  # the most of them with one and the same body
    answered: int = 0  # of those, how many were answered with success
    keyed: bool = False  # they carry a key by which the service can tell a repetition
    reload_sends: bool = False  # to load the page that came again is to send the form again


class Repeats(Evidence):
    """What double clicks sent on the way to this visit."""

    repeats: tuple[Repeat, ...] = ()


class KeptField(Value):
    """A field that was filled before the page was left."""

    path: str
    html: str = ""
    box: Box | None = None
    type: str = "text"
    label: str = ""
    kept: bool = True


class Keep(Value):
    """A form that was filled, left, and come back to. `path`, `html`, `box`: the form's."""

    path: str
    html: str = ""
    box: Box | None = None
    way: Literal["back", "reload"] = "back"  # back and forward again
    shown: bool = True  # the form was there again
    fields: tuple[KeptField, ...] = ()


class Keeps(Evidence):
    """What forms kept on the way to this visit. Passwords, cards and codes are left out."""

    keeps: tuple[Keep, ...] = ()


trials = noted(Trials)
repeats = noted(Repeats)
keeps = noted(Keeps)
