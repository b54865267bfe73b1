"""What a slow line does to figures: which limits hold on it, and what came over it before a moment."""

from auditor.commons.network import short
from auditor.commons.sizes import kib
from auditor.evidence.requests import Request, Requests
from auditor.model import SLOW_LINE, Missing, Visit

GIVES_UP_MS = 10_000  # Nielsen's limit for keeping a customer's attention
FAR_OVER = 2  # times that limit: then most have turned to something else, as we reckon it
MOST_NAMED = 3


def usual_line(visit: Visit) -> bool:
    """Whether limits that were set for usual lines hold on this visit."""
    return visit.base != SLOW_LINE


def came_before(visit: Visit, moment: float) -> list[Request]:
    """What had come whole by this moment (ms since the document was asked for), largest first."""
    requests = visit.get(Requests)
    if isinstance(requests, Missing):
        return []
    there = [one for one in requests.requests if one.duration is not None and one.start + one.duration <= moment]
    return sorted((one for one in there if one.transfer_bytes), key=lambda one: -one.transfer_bytes)


def weight(came: list[Request]) -> dict[str, object]:
    """The largest of these requests and the size of all, as values of a message."""
    named = [f"{short(one.url)} ({kib(one.transfer_bytes)} KiB)" for one in came[:MOST_NAMED]]
    return {"files": named, "size": kib(sum(one.transfer_bytes for one in came))}
