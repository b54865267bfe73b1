"""What the walks of a journey got when they asked for the same address more than once."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from auditor.commons.lines import usual_line
from auditor.commons.network import FIRST_ERROR, FIRST_SERVER_ERROR, STATIC_TYPES, server_ms
from auditor.evidence.loaded_again import LoadedAgain
from auditor.evidence.requests import Request, Requests
from auditor.model import Visit, Walk

_COMPARED = STATIC_TYPES | {"document", "xhr", "fetch"}
_NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, and the visit on which it came."""

    visit: Visit
    request: Request

    @property
    def ms(self) -> float:
        """How long the server took."""
        return server_ms(self.request)

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.request.status or 0


@dataclass(frozen=True, slots=True)
class Address:
    """An address that was asked for by GET more than once, with its answers over the network in order."""

    url: str
    file: bool  # a script, style sheet, font or image, the same for everybody
    answers: tuple[Answer, ...]

    @property
    def good(self) -> list[Answer]:
        """Those that brought it."""
        return [one for one in self.answers if 200 <= one.status < 300]

    @property
    def refused(self) -> list[Answer]:
        """Those that say that the question was wrong."""
        return [one for one in self.answers if FIRST_ERROR <= one.status < FIRST_SERVER_ERROR]

    @property
    def broken(self) -> list[Answer]:
        """Those that say that the server failed."""
        return [one for one in self.answers if one.status >= FIRST_SERVER_ERROR]

    @property
    def sizes(self) -> set[int]:
        """The unpacked sizes of the service's own script or style sheet; empty for what may differ by visitor."""
        whole = [one.request for one in self.good if one.request.type in ("script", "stylesheet")]
        return {one.body_bytes for one in whole if one.body_bytes and not one.third_party and "?" not in one.url}

    @property
    def timed(self) -> list[Answer]:
        """Those whose time counts: on walks that were made alone on usual lines, and brought it."""
        return [one for one in self.good if one.visit.timed and usual_line(one.visit) and one.ms]

    @property
    def slowest(self) -> Answer | None:
        """The slowest of these."""
        return max(self.timed, key=lambda one: one.ms, default=None)

    @property
    def usual_ms(self) -> float:
        """What these take in the middle."""
        return median(one.ms for one in self.timed) if self.timed else 0


def addresses(walks: Sequence[Walk]) -> list[Address]:
    """The addresses that were asked for more than once, in the order in which they were first asked for."""
    found: dict[tuple[str, bool], list[Answer]] = defaultdict(list)
    for answer in _answers(walks):
        found[answer.request.url.partition("#")[0], answer.request.type in STATIC_TYPES].append(answer)
    return [Address(url, file, tuple(every)) for (url, file), every in found.items() if len(every) > 1]


def by_persona(answers: Sequence[Answer]) -> list[Answer]:
    """The first of them for each persona that got one."""
    return list({one.visit.persona: one for one in reversed(answers)}.values())[::-1]


def _answers(walks: Sequence[Walk]) -> Iterator[Answer]:
    """Also of visits on which nothing is judged: an error page is the answer that counts."""
    for visit in (visit for walk in walks for visit in walk.visits):
        asked = visit.get(Requests)
        every = asked.requests if isinstance(asked, Requests) else ()
        yield from (Answer(visit, one) for one in every if _counts(one))
        again = visit.get(LoadedAgain)
        if isinstance(again, LoadedAgain) and again.status and again.carried and again.url == visit.arrival.url:
            same = Request(url=again.url, type="document", status=again.status, server=again.ttfb_ms, transfer_bytes=1)
            yield Answer(visit, same)


def _counts(request: Request) -> bool:
    if request.method != "GET" or request.type not in _COMPARED or request.from_cache or request.in_frame:
        return False
    return request.status is not None and request.status != _NOT_MODIFIED
