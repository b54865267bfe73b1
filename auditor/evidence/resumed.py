"""What came of going on from another device at the end of a step."""

from typing import Literal

from auditor.model import Evidence, Value
from auditor.parts import noted

Device = Literal["phone", "desktop"]
Shows = Literal["same", "login", "error", "empty-form", "start", "other"]


class Opening(Value):
    """The step's address, opened in a fresh context of another device."""

    carried: Literal["nothing", "cookies"]  # of the session
    device: Device
    shows: Shows
    url: str = ""  # where it led
    title: str = ""
    heading: str = ""
    status: int | None = None
    lost: tuple[str, ...] = ()  # fields that held something and hold nothing there
    by_script: bool = False  # the page that came changed its address by itself, as single-page services do
    found: bool | None = None  # whether what the plan does next is there; None: nothing to look for


class Resumed(Evidence):
    """Where a step's address leads on another device, with nothing carried over and with the session's cookies."""

    address: str
    heading: str = ""  # of the page on the first device
    device: Device = "desktop"  # the first device
    posted: bool = False  # the page was the answer to something sent
    begun: bool = False  # something was done on the page since it came, and is not sent yet
    sought: str = ""  # what the plan does next, in words
    openings: tuple[Opening, ...] = ()
    went_on: bool = False  # the walk goes on on the other device

    def carrying(self, carried: str) -> Opening | None:
        """The opening with this carried over."""
        return next((one for one in self.openings if one.carried == carried), None)


resumed = noted(Resumed)
