"""Whether what came with a page, and did nothing on it, is worth a look."""

from dataclasses import dataclass
from typing import Literal

from auditor.commons.loading import idle
from auditor.commons.network import short
from auditor.commons.savings import matters, saved
from auditor.commons.sizes import kib
from auditor.evidence.loaded_again import LoadedAgain
from auditor.evidence.requests import Requests
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, passed, unsure


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes on the wire: of a file, to be named; of all together, to be spoken of, and to weigh more."""

    each: int
    worth_it: int
    much: int


def unused(
    visit: Visit, again: LoadedAgain, requests: Requests, kind: Literal["script", "style"], limits: Limits, ask: str
) -> Verdicts:
    """A question for a person where enough did nothing; `ask` has slots for `wasted` (KiB) and `files`."""
    files = list(idle(again, requests, kind, limits.each))
    wasted = sum(each[2] for each in files)
    asked = [each[1] for each in files]
    if wasted < limits.worth_it or not matters(visit, asked, saves_bytes=wasted, least_bytes=limits.much):
        if any(one.kind == kind and not one.inline for one in again.files):
            yield passed()
        return
    yield unsure(
        "",
        ask,
        wasted=kib(wasted),
        files=[f"{short(request.url)} ({round(100 * used.unused_share)} %)" for used, request, _ in files[:3]],
        impact=Impact.MODERATE if wasted > limits.much else Impact.MINOR,
        **saved(visit, wasted),
    )
