"""The whole that a form of the report is given: an audit with all that is shown of it, prepared."""

from dataclasses import dataclass, field

from auditor.criteria import Criterion
from auditor.languages import Words
from auditor.model import Audit, Brand, Impact, StatementFacts
from auditor.showing import Across, JourneyShowing, PersonaDocs, PointShowing, RuleDocs
from auditor.showing_conformance import Conformance
from auditor.showing_site import SiteShowing


@dataclass(frozen=True, slots=True)
class Counts:
    """Friction points in all."""

    points: int
    impacts: dict[Impact, int]
    new: int
    review: int
    compared: bool  # whether the points' status says anything: some earlier run was looked at
    suppressed: int = 0


@dataclass(frozen=True, slots=True)
class Looked:
    """What was looked at, and what was not."""

    steps: int  # of the journeys that customers walk
    personas: int
    day: tuple[int, int, int] | None  # year, month, day of the start
    behind_stops: int  # steps of personas that were not reached
    unjudged: int  # steps of personas that could not be judged
    missing: dict[str, int]  # kind of evidence → steps of personas where it could not be had
    broken: dict[str, str]  # rule → why it could not answer
    criteria: int  # WCAG 2.2 A and AA in all
    criteria_unseen: tuple[Criterion, ...]  # of these, the ones that no rule asks about


@dataclass(frozen=True, slots=True)
class Showing:
    """An audit with all that a report shows of it, prepared: reports never compute.

    `audit` is told in the reader's language, `record` as audit.json holds it. `words` speaks that language for what a
    form of the report says itself.
    """

    audit: Audit
    rules: dict[str, RuleDocs]
    personas: dict[str, PersonaDocs]
    journeys: tuple[JourneyShowing, ...]
    points: tuple[PointShowing, ...]  # worst first
    first: tuple[PointShowing, ...]  # the (at most three) to fix first
    counts: Counts
    looked: Looked
    criteria: dict[str, Criterion] = field(default_factory=dict)  # those that the points name
    record: Audit | None = None  # None: `audit` is told as it stands in audit.json
    words: Words = Words()
    across: tuple[Across, ...] = ()  # worst first
    brand: Brand | None = None
    plan_file: str = ""  # as it was named; empty where nothing is known of it
    conformance: Conformance = Conformance()
    statement: StatementFacts | None = None  # what the plan tells of who answers for the service
    site: SiteShowing | None = None  # of a crawl

    @property
    def walked(self) -> tuple[JourneyShowing, ...]:
        """The journeys that customers walk: all but the one that stands for a crawl."""
        return tuple(one for one in self.journeys if not one.crawled)
