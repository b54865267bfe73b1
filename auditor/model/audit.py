"""The outcome of a run, as `audit.json` holds it: walks, findings, friction points, verdict."""

from typing import Any, Literal

from pydantic import Field

from .budget import BudgetRecord
from .crawl import SiteRecord
from .said import GateVerdict
from .triage import Decision, TriageNote
from .value import Value
from .verdict import Category, Certainty, Impact, Outcome
from .walk import Effort, Seen

Box = tuple[float, float, float, float]
Status = Literal["new", "known", "fixed", "reappeared", "suppressed", "not-seen"]


class Tool(Value):
    """What made the audit."""

    version: str
    browser: str
    checkers: dict[str, str] = Field(default_factory=dict)


class Metrics(Value):
    """What was measured on a visit: milliseconds, bytes, counts; None where it could not be measured."""

    ttfb_ms: float | None = None
    fcp_ms: float | None = None
    lcp_ms: float | None = None
    cls: float | None = None
    inp_ms: float | None = None
    tbt_ms: float | None = None
    wait_ms: float | None = None  # from the action to the last change of the view
    first_change_ms: float | None = None  # from the action
    main_content_ms: float | None = None  # from the action
    soft_lcp_ms: float | None = None  # of a navigation that a script made, from the action
    main_thread_ms: float | None = None  # CPU time of the page's main thread
    machine_load: float | None = None  # of the last minute, for each processor
    transfer_bytes: int | None = None
    requests: int | None = None
    resources: dict[str, tuple[int, int]] = Field(default_factory=dict)  # kind of file → requests and bytes
    third_parties: dict[str, tuple[int, int]] = Field(default_factory=dict)  # host → requests and bytes
    co2_grams: float | None = None  # an estimate from the bytes (see commons/carbon.py)


class VisitRecord(Value):
    """A visit as the audit tells it."""

    number: int
    step: str
    owner: str | None
    url: str
    title: str
    outcome: Seen
    why: str | None = None  # why nothing was judged here
    conditions: str  # the name of the line and processor, such as `mobile-4g`
    metrics: Metrics
    runs: int = 1  # that each figure is the median of
    spread: dict[str, tuple[float, float]] = Field(default_factory=dict)  # field of metrics → smallest and largest
    unsteady: tuple[str, ...] = ()  # fields of metrics of which the runs do not agree
    friction: float | None
    effort: Effort
    screenshot: str | None
    missing: dict[str, str] = Field(default_factory=dict)  # kind of evidence → why it could not be had
    lang: str = ""  # of the document, as it says itself


class StepRecord(Value):
    """How one step went for one persona."""

    step: str
    owner: str | None
    outcome: Seen
    friction: float | None
    effort: Effort
    manual: bool = False  # only a person can pass: it was not looked at


class StateRecord(Value):
    """A state that only the tool's own opening brought about, as the audit tells it. No step of the customer."""

    number: int
    step: str
    url: str
    title: str
    opened: str  # in words, what was opened
    screenshot: str | None
    lang: str = ""
    missing: dict[str, str] = Field(default_factory=dict)  # kind of evidence → why it could not be had


class WalkRecord(Value):
    """A walk as the audit tells it."""

    journey: str
    persona: str
    outcome: Literal["completed", "blocked", "prevented"]
    stopped_at: str | None
    reason: str | None
    effort: Effort
    steps: tuple[StepRecord, ...]
    visits: tuple[VisitRecord, ...]
    like: str = ""  # the persona of the catalogue that it is, or is made from
    timed: bool = True  # what was measured counts: nothing else was walked meanwhile
    explored: tuple[StateRecord, ...] = ()
    conditions: str = ""  # in words: device, line, processor
    co2_grams: float | None = None  # an estimate of all that was asked for on the way (see commons/carbon.py)


class Place(Value):
    """The element that a finding is about."""

    selector: str
    html: str = ""
    box: Box | None = None


class Finding(Value):
    """A failed (`violation`) or unsure (`review`) verdict at one step, for one or several personas."""

    id: str
    rule: str
    category: Category
    impact: Impact
    certainty: Certainty
    journey: str
    step: str
    url: str
    personas: tuple[str, ...]
    on_path: bool
    unstable: bool = False  # some runs of the walk show it and others do not
    runs: tuple[int, int] = (1, 1)  # in how many it was found, of how many that were asked
    by: Literal["rule", "person"] = "rule"
    wcag: tuple[str, ...] = ()
    en301549: tuple[str, ...] = ()  # clauses of V3.2.1
    en301549_v411: tuple[str, ...] = ()  # clauses of V4.1.1
    message: str
    message_id: str
    values: dict[str, Any] = Field(default_factory=dict)
    help_url: str = ""
    target: Place | None = None
    sources: tuple[str, ...]
    friction_point: str
    screenshot: str | None = None  # the picture that shows the element
    opened: str = ""  # in words, what must be opened to see it; empty where it shows on the customer's way
    owner: str | None = None


class Score(Value):
    """How a friction point's score came about; `total` is the product of the first four, rounded to one decimal.

    `reach`, rounded to two decimals, is the mean of the shares `personas` and `steps`: how many are hit, of how many.
    """

    impact: float
    certainty: float
    reach: float
    path: float
    total: float
    personas: tuple[int, int] = (0, 0)
    steps: tuple[int, int] = (0, 0)


class CurvePoint(Value):
    """Friction of one step; None where nothing was seen.

    A friction point's score is shared out evenly among its steps; a step's friction is the sum of the shares there.
    So all steps together are all scores together, and mending a point takes just its share off each of its steps.
    """

    journey: str
    step: str
    friction: float | None


class FrictionPoint(Value):
    """Findings with one root cause."""

    id: str
    rule: str
    title: str
    category: Category
    impact: Impact
    certainty: Certainty
    score: float
    score_parts: Score
    occurrences: int
    journeys: tuple[str, ...]
    steps: tuple[str, ...]
    personas: tuple[str, ...]
    owners: tuple[str, ...]
    on_path: bool
    fix: str
    status: Status = "new"
    unstable: bool = False  # all its findings are
    findings: tuple[str, ...]
    shares: tuple[CurvePoint, ...] = ()  # what it adds to the friction of each of its steps
    decision: Decision | None = None  # a person's word on it
    pages: int = 0  # of a crawl, on which it was met; findings may tell only some of them
    page_urls: tuple[str, ...] = ()  # the first two hundred
    by: Literal["rule", "person"] = "rule"
    why: str = ""  # why it matters, where a person found it; else the rule says so


class CriterionAsked(Value):
    """What was really asked about a success criterion, whatever came of it."""

    number: str  # such as 1.4.3
    rules: tuple[str, ...] = ()  # that had their evidence somewhere, and so could answer
    unanswered: tuple[str, ...] = ()  # that could answer nowhere: evidence was missing, or they broke
    states: int = 0  # visits and opened states of which some rule was asked, all personas together
    certain: bool = False  # whether any of the rules that answered can say more than that a person must look


class Audit(Value):
    """All that a run found out."""

    schema_version: Literal[1] = Field(default=1, alias="schema")
    service: str
    url: str
    language: str
    started: str
    finished: str
    tool: Tool
    verdict: GateVerdict
    walks: tuple[WalkRecord, ...]
    findings: tuple[Finding, ...]
    friction_points: tuple[FrictionPoint, ...]
    curve: tuple[CurvePoint, ...] = ()
    outcomes: tuple[Outcome, ...] = Field(default=(), exclude=True)  # what every rule said; not in audit.json
    budgets: tuple[BudgetRecord, ...] = ()  # what the limits of the plan's gate came to
    baseline: str | None = None  # the file that the status of friction points is told by; None: there was none
    broken_rules: dict[str, str] = Field(default_factory=dict)  # rule → why it raised
    triage: tuple[TriageNote, ...] = ()  # what of the review file met nothing, or does not hold any more
    asked: tuple[CriterionAsked, ...] = ()  # success criterion by criterion
    site: SiteRecord | None = None  # of a crawl
