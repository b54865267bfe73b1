"""Lays a journey's steps into lanes: one for each owner and host, with the hand-overs between them."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from auditor.showing import Lane

from .way import Way


@dataclass(frozen=True, slots=True)
class Lanes:
    """`at` and `hand_overs` have one entry for each step."""

    lanes: tuple[Lane, ...]
    at: tuple[int, ...]
    hand_overs: tuple[int | None, ...]  # number of the hand-over that leads into the step


def lanes_of(way: Way, journey: str) -> Lanes:
    """The lanes in order of first appearance. A step that nobody saw lies on the host of its owner's other steps."""
    owners = _owners(way, journey)
    hosts = _hosts(way, journey, owners)
    named = [Lane(owner, host if host != hosts[0] else None) for owner, host in zip(owners, hosts, strict=True)]
    lanes = tuple(dict.fromkeys(named))
    hand_overs: list[int | None] = []
    for index, lane in enumerate(named):
        handed = index > 0 and lane != named[index - 1]
        hand_overs.append(1 + sum(one is not None for one in hand_overs) if handed else None)
    return Lanes(lanes, tuple(lanes.index(lane) for lane in named), tuple(hand_overs))


def _owners(way: Way, journey: str) -> list[str | None]:
    named = {
        (index, step.owner): None
        for walk in way.walks(journey)
        for index, step in enumerate(walk.steps, 1)
        if step.owner
    }
    first: dict[int, str | None] = {}
    for index, owner in named:
        first.setdefault(index, owner)
    return [first.get(ref.number) for ref in way.journeys[journey]]


def _hosts(way: Way, journey: str, owners: list[str | None]) -> list[str]:
    seen = [_seen(way, journey, ref.name) for ref in way.journeys[journey]]
    hosts: list[str] = []
    for owner, host in zip(owners, seen, strict=True):
        elsewhere = (other for other, of in zip(seen, owners, strict=True) if other and of == owner)
        hosts.append(host or next(elsewhere, hosts[-1] if hosts else ""))
    return hosts


def _seen(way: Way, journey: str, step: str) -> str:
    urls = (visit.url for walk in way.walks(journey) for visit in way.visits_at(walk, step)[-1:])
    return next((host for url in urls if (host := urlsplit(url).netloc)), "")
