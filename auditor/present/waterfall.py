"""Prepares the requests of a visit to be drawn over time, with the moments that a customer notices."""

from collections.abc import Iterator, Sequence

from auditor.commons.network import FIRST_ERROR, why_no_answer
from auditor.commons.urls import file_name, host, page, scheme
from auditor.evidence.requests import Request, Requests
from auditor.evidence.vitals import Vitals
from auditor.model import Missing, Visit
from auditor.showing_speed import Bar, Mark, Moment, Moments, Waterfall

from .words import shortened

MOST_BARS = 40
_NAME = 16  # characters that the drawing has room for
_ADDRESS = 120
_MOST_TICKS = 4
_STEPS = (1, 2, 5)  # of a round scale, times a power of ten
_WORTH_DRAWING = 2  # one request alone is told by the figures beside it
_BEYOND = 3  # times the last moment that a customer notices: what comes later would squeeze all that matters


def waterfall(visit: Visit, home: str) -> Waterfall | None:
    """The requests of this visit; None where too few were made to be drawn. `home` is the service's own host."""
    requests, vitals = visit.get(Requests), visit.get(Vitals)
    if isinstance(requests, Missing) or len(requests.requests) < _WORTH_DRAWING:
        return None
    shown = _shown(requests.requests)
    noticed = list(_noticed(vitals)) if isinstance(vitals, Vitals) else []
    last, seen = max(_end(one) for one in shown), max((ms for _, ms in noticed), default=0.0)
    end = max(1.0, seen, min(last, _BEYOND * seen) if seen else last)
    size = requests.transfer_bytes
    return Waterfall(
        bars=tuple(_bar(one, home, end) for one in shown),
        left_out=len(requests.requests) - len(shown),
        left_out_bytes=size - sum(one.transfer_bytes for one in shown),
        size=size,
        end=end,
        cut=last > end,
        ticks=tuple((tick, tick / end) for tick in _ticks(end)),
        moments=tuple(Moment(kind, ms, ms / end) for kind, ms in noticed),
        runs=vitals.runs if isinstance(vitals, Vitals) else 1,
    )


def _shown(requests: Sequence[Request]) -> list[Request]:
    """All, or those that took longest or held up the picture, in their order."""
    if len(requests) <= MOST_BARS:
        return list(requests)
    first = sorted(requests, key=lambda one: (one.type != "document", not one.render_blocking, -(one.duration or 0)))
    keep = {id(one) for one in first[:MOST_BARS]}
    return [one for one in requests if id(one) in keep]


def _noticed(vitals: Vitals) -> Iterator[tuple[Moments, float]]:
    if vitals.fcp:
        yield "fcp", vitals.fcp.value
    if vitals.lcp:
        yield "lcp", vitals.lcp.value
    if vitals.load_ms:
        yield "load", vitals.load_ms


def _end(request: Request) -> float:
    return request.start + max(request.duration or 0, request.waited or 0)


def _bar(request: Request, home: str, end: float) -> Bar:
    waited = request.waited if request.waited is not None else request.duration
    came = None if request.duration is None or request.waited is None else max(0.0, request.duration - request.waited)
    return Bar(
        name=_name(request, home),
        address=_address(request.url, home),
        kind=request.type or "other",
        start=request.start,
        waited=request.waited,
        came=came,
        size=request.transfer_bytes,
        marks=tuple(_marks(request)),
        why=_why(request),
        redirected=bool(request.redirected_to),
        at=request.start / end,
        waiting=(waited or 0) / end,
        coming=(came or 0) / end,
    )


def _marks(request: Request) -> Iterator[Mark]:
    if _why(request):
        yield "failed"
    if request.render_blocking:
        yield "blocking"
    if request.from_cache:
        yield "cached"
    if request.third_party:
        yield "third-party"


def _why(request: Request) -> str:
    if request.failed:
        return why_no_answer(request)
    return f"HTTP {request.status}" if request.status and request.status >= FIRST_ERROR else ""


def _name(request: Request, home: str) -> str:
    """The file's name, or else the last part of the address or the host, cut in its middle."""
    if not host(request.url):
        return f"{scheme(request.url)[: _NAME - 1]}:"
    where, _, path = page(request.url).partition("/")
    name = file_name(request.url) or path.rpartition("/")[2]
    name = name or ("/" if where == host(f"https://{home}") else where)
    half = (_NAME - 1) // 2
    return name if len(name) <= _NAME else f"{name[: _NAME - 1 - half]}…{name[-half:]}"


def _address(url: str, home: str) -> str:
    told = shortened(url, home)
    told = "/" if told == home else told
    return told if len(told) <= _ADDRESS else f"{told[: _ADDRESS - 1]}…"


def _ticks(end: float) -> Iterator[float]:
    """From 0 in round steps, as few as can be told apart on a narrow screen."""
    power = 1.0
    while end / (10 * power) > _MOST_TICKS:
        power *= 10
    step = next(power * one for one in (*_STEPS, 10) if end / (power * one) <= _MOST_TICKS)
    at = 0.0
    while at <= end:
        yield at
        at += step
