"""How the page loaded and answered, after web-vitals, read before anything else touches the page."""

import os
from importlib.resources import files
from typing import Literal

from pydantic import Field

from auditor.errors import AuditorError
from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

SCRIPT = files(__package__).joinpath("vitals.js").read_text(encoding="utf-8")


Told = Literal["browser", "watch"]


class Vital(Value):
    """One measurement with what it is put down to. Milliseconds; CLS has no unit."""

    value: float
    element: str = ""  # selector of the element that it is put down to
    url: str = ""
    # Its parts in milliseconds, names as in web-vitals' attribution.
    parts: dict[str, float] = Field(default_factory=dict)


class Script(Value):
    """A script at work, as the browser tells of frames that took long. Times in ms."""

    url: str = ""
    function: str = ""  # the one that the browser called first; empty where it has no name
    invoker: str = ""  # who called it, such as `BUTTON#send.onclick` or `TimerHandler:setTimeout`
    kind: str = ""  # of that call: event-listener, user-callback, promise-resolve, classic-script …
    duration: float
    forced_layout: float = 0  # of it spent on styles and layout that the script asked for in the middle of its work
    pause: float = 0  # of it spent waiting for what stops everything, such as a synchronous request
    times: int = 1


class LongTask(Value):
    """A task of the main thread of more than 50 ms."""

    start: float  # ms since the document was asked for
    duration: float
    source: str = ""
    scripts: tuple[Script, ...] = ()  # that took most of it first


class Move(Value):
    """One element that a shift moved, in CSS px of the view."""

    element: str
    before: Box
    after: Box


class Shift(Value):
    """One layout shift without recent input."""

    start: float
    value: float
    elements: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()


class Interaction(Value):
    """How one press or key of the walk was answered; `value` as in INP. Its `parts` are those of web-vitals.

    The browser tells of those that took 16 ms or longer, once the answer is drawn: presses that lead away from the
    document are not among them.
    """

    kind: str  # the slowest of its events, such as `click`
    start: float  # ms since the document was asked for
    value: float
    element: str = ""
    action: str = ""  # of the plan, in words; empty where the tool itself pressed
    parts: dict[str, float] = Field(default_factory=dict)
    scripts: tuple[Script, ...] = ()  # at work meanwhile, those that took most first


class SoftNavigation(Value):
    """A navigation that the page's own script made: it put another address in place and drew new content.

    Measured from the customer's action. `by`: who saw it, the browser or our own watch on the document; `lcp_by` the
    same of its main content: the watch takes the last of the large things that came, and cannot see when it was drawn.
    """

    url: str
    start: float  # ms since the document was asked for
    kind: str = ""  # push, replace or traverse; empty where the browser does not tell
    by: Told = "browser"
    fcp: Vital | None = None
    lcp: Vital | None = None
    lcp_by: Told | Literal[""] = ""
    cls: Vital | None = None
    inp: Vital | None = None
    tbt: Vital | None = None


class Vitals(Evidence):
    """What can be said of the document on this visit; None where the browser reported nothing.

    On a visit that loaded no document, only `cls`, `inp`, `tbt` and `soft_navigation` are set, and only what came since
    the action. Walked several times, each figure is the median of `runs`; `spread` holds the smallest and the largest.
    `main_thread_ms` and `machine_load` help to tell a busy page from a busy machine.
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
    interactions: tuple[Interaction, ...] = ()
    scripts: tuple[Script, ...] = ()  # of all long frames, each added up
    soft_navigation: SoftNavigation | None = None
    main_thread_ms: float | None = None  # CPU time of the page's main thread, the tool's own watching included
    machine_load: float | None = None  # processes that wanted a processor in the last minute, for each processor
    runs: int = 1
    spread: dict[str, tuple[float, float]] = Field(default_factory=dict)  # by ttfb, fcp, lcp, cls, inp, tbt, wait …


@evidence(Vitals, order=0)
async def gather(session: Session) -> Vitals:
    """Read what `engines/watch.js` has kept since the document began, or since the customer acted in it."""
    spent, load = await session.main_thread_ms(), machine_load()
    told = await session.evaluate(SCRIPT)
    if told is None:
        raise AuditorError("The document was open before its timing could be watched.", "Open the page anew.")
    return Vitals.model_validate({**told, "main_thread_ms": spent, "machine_load": load})


def machine_load() -> float | None:
    """The load of the last minute for each processor; None on systems that do not tell it."""
    if not hasattr(os, "getloadavg"):
        return None
    return round(os.getloadavg()[0] / (os.cpu_count() or 1), 2)
