"""What the audit tells of a visit's evidence: its measures, its picture, what could not be had."""

from dataclasses import dataclass, field, replace

from auditor.commons.carbon import grams
from auditor.commons.resources import by_third_party, by_type
from auditor.evidence.dom import Dom
from auditor.evidence.requests import Requests
from auditor.evidence.screenshot import Screenshot
from auditor.evidence.touches import Touch, Touches
from auditor.evidence.vitals import Vital, Vitals
from auditor.model import Metrics, Visit

# Beside what a step is about: it stands on every page, and nobody reads it anew.
BESIDE = ("banner", "navigation", "contentinfo", "complementary")

VisitKey = tuple[str, str, int]  # journey, persona, number of the visit


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """What outlives a visit's evidence; `missing` is kind of evidence that was asked for → why it could not be had."""

    metrics: Metrics = field(default_factory=Metrics)
    runs: int = 1
    spread: dict[str, tuple[float, float]] = field(default_factory=dict)
    screenshot: str | None = None
    lang: str = ""  # of the document
    words: int | None = None  # to be read, without head, foot and navigation where the page marks its main part
    touches: tuple[Touch, ...] = ()
    missing: dict[str, str] = field(default_factory=dict)


def facts_of(visit: Visit) -> VisitFacts:
    """Read from the visit's evidence what is to be kept. A wrong page is not measured; its picture shows what it is."""
    picture, noted = visit.get(Screenshot), visit.get(Touches)
    screenshot = picture.file if isinstance(picture, Screenshot) else None
    touches = noted.touches if isinstance(noted, Touches) else ()
    if visit.arrival.wrong:
        return VisitFacts(screenshot=screenshot, touches=touches)
    page = visit.get(Dom)
    vitals = visit.get(Vitals)
    repeated = vitals if isinstance(vitals, Vitals) else Vitals()
    facts = VisitFacts(_metrics(visit), repeated.runs, _spread(repeated), screenshot, touches=touches)
    return replace(facts, lang=page.lang, words=_words(page)) if isinstance(page, Dom) else facts


def _spread(vitals: Vitals) -> dict[str, tuple[float, float]]:
    return {name if name == "cls" else f"{name}_ms": spread for name, spread in vitals.spread.items()}


def _words(page: Dom) -> int:
    if not any(block.in_landmark == "main" for block in page.text_blocks):
        return page.words
    return sum(block.words for block in page.text_blocks if block.in_landmark not in BESIDE)


def _metrics(visit: Visit) -> Metrics:
    vitals, network = visit.get(Vitals), visit.get(Requests)
    measured = vitals if isinstance(vitals, Vitals) else Vitals()
    asked = network if isinstance(network, Requests) else None
    return Metrics(
        ttfb_ms=_value(measured.ttfb),
        fcp_ms=_value(measured.fcp),
        lcp_ms=_value(measured.lcp),
        cls=_value(measured.cls),
        inp_ms=_value(measured.inp),
        tbt_ms=_value(measured.tbt),
        wait_ms=visit.arrival.wait_ms,
        first_change_ms=visit.arrival.first_change_ms,
        main_content_ms=visit.arrival.main_content_ms,
        soft_lcp_ms=_value(measured.soft_navigation.lcp) if measured.soft_navigation else None,
        main_thread_ms=measured.main_thread_ms,
        machine_load=measured.machine_load,
        transfer_bytes=asked.transfer_bytes if asked else None,
        requests=len(asked.requests) if asked else None,
        resources=by_type(asked.requests) if asked else {},
        third_parties=by_third_party(asked.requests) if asked else {},
        co2_grams=grams(asked.transfer_bytes) if asked else None,
    )


def _value(vital: Vital | None) -> float | None:
    return vital.value if vital else None
