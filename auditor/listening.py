"""Who hears how a run goes on."""

from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

from auditor.model import Walk


class Listener(Protocol):
    """Hears how a run goes on."""

    def walk_started(self, journey: str, persona: str, steps: int) -> None: ...
    def step_started(self, journey: str, persona: str, number: int, name: str) -> None: ...
    def walk_ended(self, walk: Walk) -> None: ...


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a crawl is. `stage` is what is done just now: sitemaps, pages, links, documents; empty at its end."""

    stage: str
    found: int  # pages, those that wait among them
    looked: int
    failed: int
    audited: int
    at_once: int = 0  # pages that a host is asked for at the same time
    gap: float = 0.0  # seconds between two pages of one host
    personas: int = 1  # that audit, each for itself


@runtime_checkable
class CrawlListener(Protocol):
    """Hears how a crawl goes on."""

    def crawled(self, progress: Progress) -> None: ...


@dataclass(frozen=True, slots=True)
class Again:
    """Tells of a walk that is made again under a name that says so."""

    listener: Listener
    name: str

    def walk_started(self, journey: str, persona: str, steps: int) -> None:  # noqa: ARG002 - the name says who
        self.listener.walk_started(journey, self.name, steps)

    def step_started(self, journey: str, persona: str, number: int, name: str) -> None:  # noqa: ARG002 - the same
        self.listener.step_started(journey, self.name, number, name)

    def walk_ended(self, walk: Walk) -> None:
        self.listener.walk_ended(replace(walk, persona=self.name))
