"""The limits of time that a page sets by itself: that it leaves for another address, when its session ends."""

from importlib.resources import files

from auditor.model import Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

SCRIPT = files(__package__).joinpath("time_limits.js").read_text(encoding="utf-8")


class Refresh(Value):
    """A `<meta http-equiv="refresh">` that counts; `url` is empty where the page only loads itself again."""

    seconds: float
    url: str = ""
    html: str = ""


class Setting(Value):
    """A number that the page's markup or its own inline scripts set under a name that speaks of a session's end."""

    name: str
    value: str
    path: str = ""  # of the element that carries it, empty for a script


class TimeLimits(Evidence):
    """What of time limits can be read in the page. Limits that only the server knows are not here."""

    refresh: Refresh | None = None
    settings: tuple[Setting, ...] = ()
    countdowns: tuple[str, ...] = ()  # paths of what has the role timer
    warnings: tuple[str, ...] = ()  # paths of dialogs, shown or not, that speak of the session's end


@evidence(TimeLimits)
async def gather(session: Session) -> TimeLimits:
    """Read the page's markup and inline scripts."""
    return TimeLimits.model_validate(await session.evaluate(SCRIPT))
