"""What looks as if it could be pressed and is no control, and controls that do not look as they are."""

from importlib.resources import files
from typing import Literal

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

SCRIPT = files(__package__).joinpath("affordances.js").read_text(encoding="utf-8").strip()
# Of each kind, elements looked at, and those around and in each that may hear a press on it.
LIMITS = {"most": 30, "elements": 6_000, "above": 40, "below": 20}


class Shown(Value):
    """Something that stands on the page."""

    path: str
    tag: str
    html: str = ""
    box: Box | None = None
    text: str = ""


class Seeming(Shown):
    """No control by its markup. `within` and `holds`: the paths of what may hear a press on it."""

    hand: bool = False  # a pointing hand shows on it, and not on what is around it
    like: str = ""  # path of a button of the page that has the same look
    within: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()


class Grey(Shown):
    """A control in use that looks as if it were not: by its pointer, by being faint, by its class, or out of reach."""

    why: tuple[Literal["cursor", "faint", "class", "dead"], ...] = ()


class Bright(Shown):
    """A control out of use that looks like `like`, which is in use."""

    like: str = ""


class Affordances(Evidence):
    """Looks that promise something else than there is, in the main document."""

    dead: tuple[Seeming, ...] = ()
    hidden: tuple[Shown, ...] = ()  # buttons that nothing tells from the text beside them
    grey: tuple[Grey, ...] = ()
    bright: tuple[Bright, ...] = ()


@evidence(Affordances, order=1.6, usual=False)
async def gather(session: Session) -> Affordances:
    """Compare the styles of controls with those of what is none."""
    return Affordances.model_validate(await session.evaluate(SCRIPT, LIMITS))
