"""The layer that asks for consent to cookies: what it offers, how it is drawn, whether the page behind can be used."""

from importlib.resources import files

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

SCRIPT = files(__package__).joinpath("consent.js").read_text(encoding="utf-8")


class ConsentControl(Value):
    """A button or link in the layer. `color` and `background` are `rgb(…)`; empty where a picture lies behind."""

    path: str
    name: str
    tag: str
    role: str = ""
    html: str = ""
    box: Box | None = None
    font_size: float = 0
    color: str = ""
    background: str = ""  # what is seen behind its text
    around: str = ""  # what is seen behind the control
    border: bool = False


class ConsentBox(Value):
    """A choice in the layer that can be ticked."""

    path: str
    name: str
    checked: bool = False
    disabled: bool = False


class ConsentLayer(Value):
    """Something over or before the page that speaks of cookies and holds a button."""

    path: str
    text: str = ""  # cut at 500 characters
    html: str = ""
    box: Box | None = None
    modal: bool = False  # the browser lets nothing else be used
    said_modal: bool = False  # ARIA says so
    behind: int = 0  # controls of the page that are in view
    reachable: int = 0  # those of them that nothing covers
    controls: tuple[ConsentControl, ...] = ()
    boxes: tuple[ConsentBox, ...] = ()


class Consent(Evidence):
    """The layers that ask for consent, as they stand on the visit. Frames of other origins are left out."""

    layers: tuple[ConsentLayer, ...] = ()


@evidence(Consent)
async def gather(session: Session) -> Consent:
    """Look for the layers; nothing in them is pressed."""
    return await look(session)


async def look(session: Session) -> Consent:
    """The layers that ask now."""
    return Consent.model_validate(await session.evaluate(SCRIPT))
