"""What mending would save, in one place: bytes as milliseconds of a line, and whether a customer waited for them."""

from collections.abc import Iterable

from auditor.evidence.requests import Request, Requests
from auditor.evidence.vitals import Vitals
from auditor.model import MOBILE_4G, Conditions, Missing, Visit


def line(visit: Visit) -> Conditions:
    """The line by which bytes become seconds: the visit's own, or a phone's where its own has no limit.

    What is saved on a desktop's line of this machine would always be nothing, and no customer has that line.
    """
    return visit.line if visit.line.download_kbps else MOBILE_4G


def ms_for(size: float, on: Conditions) -> int:
    """How long these bytes take on this line, in whole milliseconds."""
    return round(on.ms_for(size))


def saved(visit: Visit, size: float, ms: float | None = None) -> dict[str, object]:
    """A verdict's values `saves_bytes`, `saves_ms` and `line`, its name; `ms` where it is not what the bytes take."""
    on = line(visit)
    return {
        "saves_bytes": round(size),
        "saves_ms": ms_for(size, on) if ms is None else round(ms),
        "line": on.id,
    }


def waited_until(visit: Visit) -> float | None:
    """The moment up to which the customer waited on this visit, in ms since its first request; None if not known.

    That is the main content (LCP) of a new document, and the last change after an action where no document was loaded.
    """
    if not visit.arrival.new_document:
        return visit.arrival.wait_ms
    vitals = visit.get(Vitals)
    if isinstance(vitals, Missing):
        return None
    return vitals.lcp.value if vitals.lcp else vitals.load_ms


def came_before_main(visit: Visit, request: Request) -> bool:
    """Whether a request began before the moment up to which the customer waited, so that it shared the line by then.

    Where that moment of a new document is not known, all that it asked counts.
    """
    until = waited_until(visit)
    return visit.arrival.new_document if until is None else request.start < until


def waited_for(visit: Visit, requests: Iterable[Request] | None = None) -> list[Request]:
    """Those of the visit's requests (or of these) that began before the customer had what the step is about."""
    if requests is None:
        found = visit.get(Requests)
        requests = () if isinstance(found, Missing) else found.requests
    return [one for one in requests if came_before_main(visit, one)]


def matters(
    visit: Visit,
    requests: Iterable[Request] = (),
    *,
    saves_ms: float = 0,
    saves_bytes: float = 0,
    least_ms: float | None = None,
    least_bytes: float | None = None,
) -> bool:
    """Whether a saving is worth a word: one of the requests came before the main content, or it is enough by itself.

    `least_ms` and `least_bytes` are the rule's own thresholds; None: that side alone is never enough.
    """
    if least_ms is not None and saves_ms >= least_ms:
        return True
    if least_bytes is not None and saves_bytes >= least_bytes:
        return True
    return any(came_before_main(visit, one) for one in requests)
