"""How customers came from one visit to the next: what they touched, and the two sides that they went between."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from auditor.commons.urls import host, page
from auditor.commons.walks import judged, touched, touches
from auditor.evidence.requests import registrable_host
from auditor.evidence.touches import Touch
from auditor.model import Visit, Walk

_TABS = ("switch_tab", "close_tab")  # done to follow the service into the window that it opened
_OPENED = ("open", "reload")  # the plan's own address, not the service's


@dataclass(frozen=True, slots=True)
class Crossing:
    """The way between two visits that follow each other.

    `by` is what the customer had touched; None if nothing, or if a step lies between that only a person can pass.
    """

    left: Visit
    visit: Visit
    by: Touch | None

    @property
    def sent(self) -> bool:
        """Whether the service led here, and not an address that the plan opens."""
        return self.by is not None and self.by.action not in _OPENED


def crossings(walk: Walk) -> Iterator[Crossing]:
    """The ways between the visits of a walk, in order. A blank page is no place to come to."""
    done = [(visit.number, one) for visit, one in touched(walk) if one.went == "done" and one.action not in _TABS]
    left: Visit | None = None
    for visit in (one for one in judged(walk) if host(one.arrival.url)):
        if left is not None:
            # A step without any visit, not even one that is left out: only a person can pass it.
            unseen = visit.number == left.number + 1 and visit.arrival.step > left.arrival.step + 1
            by = next((one for number, one in reversed(done) if number < visit.number), None)
            yield Crossing(left, visit, None if unseen else by)
        left = visit


def into_new_windows(walk: Walk) -> Iterator[tuple[Crossing, Touch]]:
    """The ways on which the customer followed the service into a window not seen before, and what opened it."""
    seen: set[str] = set()
    for way in crossings(walk):
        seen.add(page(way.left.arrival.url))
        switches = [n for n, one in enumerate(touches(way.left)) if one.action == "switch_tab" and one.went == "done"]
        before = [one for one in touches(way.left)[: switches[0]] if one.went == "done"] if switches else []
        if before and before[-1].path and page(way.visit.arrival.url) not in seen:
            yield way, before[-1]


def sides(left: Visit, here: Visit | str) -> dict[str, str | int]:
    """What a verdict tells of both sides: their hosts, and the step that the customer left, counted from 1."""
    address = here if isinstance(here, str) else here.arrival.url
    return {"before": host(left.arrival.url), "here": host(address), "from_step": left.arrival.step + 1}


def one_domain(one: str, other: str) -> bool:
    """Whether two addresses lead to hosts of other names under one registered name, such as `pay.` and `www.`."""
    names = [host(address).partition(":")[0] for address in (one, other)]
    mine, theirs = registrable_host(one), registrable_host(other)
    return bool(mine) and mine == theirs and names[0] != names[1]


def absolute(href: str, base: str) -> str:
    """Where a link on a page leads, as an address that has a host; the page's own where it cannot be told."""
    try:
        return urljoin(base, href.strip())
    except ValueError:
        return base
