"""What a slow figure is put down to, in words: the longest of its parts, the script at work, what moved where.

What is put together here may be another one in the next run, so it stands in values that are lists: those do not decide
whether two findings have one root cause.
"""

from collections.abc import Mapping, Sequence

from auditor.commons.network import short
from auditor.evidence.vitals import LongTask, Script, Shift, Vital, Vitals
from auditor.languages import phrase

MOST_NAMED = 3

# Parts as web-vitals names them: what the time went into, and what to do about that.
PARTS: Mapping[str, tuple[str, str]] = {
    "timeToFirstByte": (phrase("waiting for the server's first byte"), phrase("let the server answer earlier")),
    "resourceLoadDelay": (
        phrase("passing before its file was asked for"),
        phrase("name the file in the HTML itself, without lazy loading and with a high fetchpriority"),
    ),
    "resourceLoadDuration": (phrase("fetching its file"), phrase("send a smaller file, and from nearby")),
    "elementRenderDelay": (
        phrase("passing between having it and drawing it"),
        phrase("let no script, style sheet or font hold up the drawing"),
    ),
    "waitingDuration": (phrase("redirects and getting started"), phrase("lead customers to the final address at once")),
    "cacheDuration": (
        phrase("the browser's own cache and service worker"),
        phrase("look at what the service worker does first"),
    ),
    "dnsDuration": (phrase("finding the server's address"), phrase("look at the name server")),
    "connectionDuration": (
        phrase("opening the connection"),
        phrase("answer from nearby, and over HTTP/2 or HTTP/3 with TLS 1.3"),
    ),
    "requestDuration": (
        phrase("the server's own work and its way back"),
        phrase("find out what the server does before it answers"),
    ),
    "inputDelay": (
        phrase("other work that had to end first"),
        phrase("cut the work that goes on meanwhile into pieces"),
    ),
    "processingDuration": (
        phrase("the page's own scripts that answer it"),
        phrase("draw the answer first and work afterwards"),
    ),
    "presentationDelay": (
        phrase("laying out and drawing the answer"),
        phrase("change less at a time, and keep the document small"),
    ),
}


def why(*sentences: str) -> tuple[str, ...]:
    """The value `why` of a message that says it: these sentences, those that are not empty."""
    told = " ".join(sentence for sentence in sentences if sentence)
    return (told,) if told else ()


def with_why(message: str, reason: tuple[str, ...]) -> str:
    """The message with its reason at the end, where there is one."""
    return message + " {why}" if reason else message


def longest_part(vital: Vital | Mapping[str, float]) -> str:
    """A sentence on the longest of its parts and what to do about it; empty where no parts are known."""
    parts = vital.parts if isinstance(vital, Vital) else vital
    known = {name: ms for name, ms in parts.items() if name in PARTS and ms > 0}
    if not known:
        return ""
    name = max(known, key=lambda one: known[one])
    words, advice = PARTS[name]
    return f"Most of it, {known[name]:.0f} ms, was {words}: {advice}."


def script_words(script: Script) -> str:
    """A script as developers find it: file, function, and what called it."""
    file = short(script.url) if script.url else phrase("a script without address")
    function = phrase(", function {name}", name=script.function) if script.function else ""
    called = script.invoker and script.invoker != script.url
    invoker = phrase(", called by {name}", name=script.invoker) if called else ""
    return f"{file}{function}{invoker}"


def scripts_at_work(scripts: Sequence[Script]) -> str:
    """A sentence on the scripts that took most of the time; empty where the browser names none."""
    if not scripts:
        return ""
    named = "; ".join(f"{script_words(one)} ({one.duration:.0f} ms)" for one in scripts[:MOST_NAMED])
    return f"At work: {named}."


def task_scripts(tasks: Sequence[LongTask]) -> list[Script]:
    """The scripts of these tasks, those of the longest first, each once."""
    found: dict[str, Script] = {}
    for task in sorted(tasks, key=lambda task: -task.duration):
        for script in task.scripts[:1]:
            found.setdefault(script_words(script), script)
    return list(found.values())


def moves(shifts: Sequence[Shift]) -> str:
    """A sentence on what the largest shift moved, and where to; empty where the browser does not tell."""
    largest = max(shifts, key=lambda shift: shift.value, default=None)
    told = [
        f"{move.element} {_way(move.after[0] - move.before[0], move.after[1] - move.before[1])}"
        for move in (largest.moves if largest else ())[:MOST_NAMED]
        if move.before[:2] != move.after[:2]
    ]
    return f"The largest jump moved {'; '.join(told)}." if told else ""


def processor(vitals: Vitals) -> str:
    """Beside the blocked time, how long the page's main thread worked at all, and how busy the machine was."""
    if vitals.main_thread_ms is None or vitals.machine_load is None:
        return ""
    worked, load = round(vitals.main_thread_ms), vitals.machine_load
    return f"The page's main thread worked {worked} ms in all; for each processor, {load:.1f} processes wanted it."


def _way(right: float, down: float) -> str:
    """Where something went, such as “200 px down”."""
    ways = [(abs(down), "down" if down > 0 else "up"), (abs(right), "right" if right > 0 else "left")]
    return " and ".join(f"{px:.0f} px {word}" for px, word in ways if px)
