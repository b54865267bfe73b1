"""What each other company's files cost on a visit: requests, bytes, time of the main thread, a later first paint."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from auditor.commons.savings import came_before_main
from auditor.commons.third_parties import Party, party
from auditor.evidence.requests import Request, Requests
from auditor.evidence.vitals import Vitals
from auditor.model import Missing, Visit

LONG_TASK_MS = 50  # what a task takes beyond this keeps the page from answering


@dataclass(frozen=True, slots=True)
class Cost:
    """What one company costs on one visit; milliseconds are 0 where nothing of the kind was measured."""

    party: Party
    requests: tuple[Request, ...]  # largest first
    blocked_ms: float  # by long tasks whose script is theirs
    held_ms: float  # how much earlier the first paint could have come without their files
    waited: bool  # whether one of their files came before the main content

    @property
    def size(self) -> int:
        """Bytes on the wire."""
        return sum(one.transfer_bytes for one in self.requests)


def costs(visit: Visit) -> list[Cost]:
    """The costs by company, dearest first by bytes."""
    found, measured = visit.get(Requests), visit.get(Vitals)
    if isinstance(found, Missing):
        return []
    vitals = Vitals() if isinstance(measured, Missing) else measured
    theirs: dict[str, list[Request]] = defaultdict(list)
    for one in found.requests:
        if one.third_party and (company := party(one.url).company):
            theirs[company].append(one)
    blocked: dict[str, float] = defaultdict(float)
    for task in vitals.long_tasks:
        blocked[party(task.source).company] += max(0, task.duration - LONG_TASK_MS)
    every = [
        Cost(
            party=party(group[0].url),
            requests=tuple(sorted(group, key=lambda one: -one.transfer_bytes)),
            blocked_ms=blocked[company],
            held_ms=_held(group, found.requests, vitals),
            waited=any(came_before_main(visit, one) for one in group),
        )
        for company, group in theirs.items()
    ]
    return sorted(every, key=lambda cost: -cost.size)


def _held(group: Sequence[Request], every: Sequence[Request], vitals: Vitals) -> float:
    """From the end of all else that the first paint waited for to the end of theirs, as far as it lies before it."""
    if vitals.fcp is None:
        return 0
    before = [one for one in every if one.render_blocking or (one.type == "document" and not one.in_frame)]
    last = max((one.end or 0 for one in group if one.render_blocking), default=0)
    others = max((one.end or 0 for one in before if one not in group), default=0)
    return max(0.0, min(last, vitals.fcp.value) - others)
