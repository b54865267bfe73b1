"""What the page's console said."""

from typing import Literal

from auditor.model import Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

MOST = 200  # messages: a page that repeats itself each second says nothing new after them
LENGTH = 1_000  # characters of one message


class Said(Value):
    """One message of the console."""

    kind: Literal["error", "warning", "exception"]
    text: str
    url: str = ""
    line: int | None = None


class Console(Evidence):
    """Errors, warnings and uncaught exceptions since the visit's document was asked for; at most 200."""

    said: tuple[Said, ...] = ()


@evidence(Console)
async def gather(session: Session) -> Console:
    """Take the engine's list: mappings with the fields of `Said`."""
    said = (Said.model_validate(told) for told in session.console()[:MOST])
    return Console(said=tuple(one.model_copy(update={"text": one.text[:LENGTH]}) for one in said))
