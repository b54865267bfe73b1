"""What the audit tells of a visit's evidence: its measures, its picture, what could not be had."""

from dataclasses import dataclass, field

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
    if not isinstance(page, Dom):
        return VisitFacts(_metrics(visit), screenshot, touches=touches)
    return VisitFacts(_metrics(visit), screenshot, page.lang, _words(page), touches)


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
        transfer_bytes=asked.transfer_bytes if asked else None,
        requests=len(asked.requests) if asked else None,
    )


def _value(vital: Vital | None) -> float | None:
    return vital.value if vital else None
