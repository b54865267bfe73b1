"""How the page loaded and answered, after web-vitals, read before anything else touches the page."""

from importlib.resources import files

from pydantic import Field

from auditor.errors import AuditorError
from auditor.model import Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

SCRIPT = files(__package__).joinpath("vitals.js").read_text(encoding="utf-8")


class Vital(Value):
    """One measurement with what it is put down to. Milliseconds; CLS has no unit."""

    value: float
    element: str = ""  # selector of the element that it is put down to
    url: str = ""
    # Its parts in milliseconds, names as in web-vitals' attribution.
    parts: dict[str, float] = Field(default_factory=dict)


class LongTask(Value):
    """A task of the main thread of more than 50 ms."""

    start: float  # ms since the document was asked for
    duration: float
    source: str = ""


class Shift(Value):
    """One layout shift without recent input."""

    start: float
    value: float
    elements: tuple[str, ...] = ()


class Vitals(Evidence):
    """What can be said of the document on this visit; None where the browser reported nothing.

    On a visit that loaded no document, only `cls`, `inp`, `tbt` are set, and only what came since the action.
    """

    ttfb: Vital | None = None
    fcp: Vital | None = None
    lcp: Vital | None = None
    cls: Vital | None = None
    inp: Vital | None = None
    tbt: Vital | None = None
    load_ms: float | None = None
    dom_content_loaded_ms: float | None = None
    long_tasks: tuple[LongTask, ...] = ()
    shifts: tuple[Shift, ...] = ()


@evidence(Vitals, order=0)
async def gather(session: Session) -> Vitals:
    """Read what `engines/watch.js` has kept since the document began, or since the customer acted in it."""
    told = await session.evaluate(SCRIPT)
    if told is None:
        raise AuditorError("The document was open before its timing could be watched.", "Open the page anew.")
    return Vitals.model_validate(told)
