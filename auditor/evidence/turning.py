"""What keeps a page in one orientation of the device, or asks the customer to turn it."""

from importlib.resources import files

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

SCRIPT = files(__package__).joinpath("turning.js").read_text(encoding="utf-8").strip()
LIMITS = {"most": 10, "rules": 8_000, "wait_ms": 1_000}  # texts, style rules, the manifest's answer


class Asking(Value):
    """A layer whose words ask to turn the device."""

    path: str
    html: str = ""
    box: Box | None = None
    text: str
    visible: bool = False  # it is seen as the device is held now
    way: str = ""  # portrait or landscape: a style sheet shows it in this orientation alone
    share: float = 0  # of the view that it takes, or will


class Turning(Evidence):
    """Words that ask for another orientation, and what manifest and scripts say of it."""

    width: int = 0  # of the view
    height: int = 0
    asks: tuple[Asking, ...] = ()
    manifest: str = ""  # the orientation that the web app's manifest names
    display: str = ""  # how the manifest wants it shown: an orientation holds in an installed app alone
    locked: str = ""  # the orientation that a script of the page's own markup locks


@evidence(Turning, order=2, usual=False)
async def gather(session: Session) -> Turning:
    """Read style sheets, texts and the manifest."""
    return Turning.model_validate(await session.evaluate(SCRIPT, LIMITS))
