"""The audit as an evaluation that W3C's WCAG-EM Report Tool opens, for a person to go on with."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from auditor.criteria import slug
from auditor.model import Certainty, SampledPage
from auditor.parts import Showing, report
from auditor.showing_conformance import CriterionShowing

from . import labels
from .earl_outcomes import CLASSES, described, outcome

# The terms of the tool's own files, as its importer reads them: WCAG-EM's steps by their names, EARL, Dublin Core.
# WCAG22 is no prefix here: the importer takes what stands after the last colon of a test's identifier and does not know
# the prefix, so a whole address would break it.
CONTEXT: dict[str, Any] = {
    "wcagem": "http://www.w3.org/TR/WCAG-EM/#",
    "Evaluation": "wcagem:procedure",
    "defineScope": "wcagem:step1",
    "scope": "wcagem:step1a",
    "conformanceTarget": "wcagem:step1b",
    "accessibilitySupportBaseline": "wcagem:step1c",
    "additionalEvaluationRequirements": "wcagem:step1d",
    "exploreTarget": "wcagem:step2",
    "essentialFunctionality": "wcagem:step2b",
    "pageTypeVariety": "wcagem:step2c",
    "technologiesReliedUpon": "wcagem:step2d",
    "selectSample": "wcagem:step3",
    "structuredSample": "wcagem:step3a",
    "randomSample": "wcagem:step3b",
    "Website": "wcagem:website",
    "Webpage": "wcagem:webpage",
    "auditSample": "wcagem:step4",
    "reportFindings": "wcagem:step5",
    "documentSteps": "wcagem:step5a",
    "commissioner": "wcagem:commissioner",
    "evaluator": "wcagem:evaluator",
    "evaluationSpecifics": "wcagem:step5b",
    "WAI": "http://www.w3.org/WAI/",
    "wcagVersion": "WAI:standards-guidelines/wcag/#versions",
    "earl": "http://www.w3.org/ns/earl#",
    "Assertion": "earl:Assertion",
    "TestCriterion": "earl:TestCriterion",
    "TestRequirement": "earl:TestRequirement",
    "TestSubject": "earl:TestSubject",
    "TestResult": "earl:TestResult",
    "OutcomeValue": "earl:OutcomeValue",
    **{name: f"earl:{name}" for name in CLASSES.values()},
    "assertedBy": "earl:assertedBy",
    "mode": "earl:mode",
    "result": "earl:result",
    "subject": "earl:subject",
    "test": "earl:test",
    "outcome": "earl:outcome",
    "dcterms": "http://purl.org/dc/terms/",
    "title": "dcterms:title",
    "description": "dcterms:description",
    "summary": "dcterms:summary",
    "date": "dcterms:date",
    "id": "@id",
    "type": "@type",
    "language": "@language",
}
SITE = "_:site"
DAY = "http://www.w3.org/TR/NOTE-datetime"  # the type by which the importer knows the day
_MOST_KINDS, _MOST_PAGES = 100, 200  # of a crawl: templates that are named, pages of each part of the sample
STEPS = ("_:about", "_:defineScope", "_:exploreTarget", "_:selectSample")


@report(".json")
def wcag_em(showing: Showing) -> bytes:
    """For W3C's WCAG-EM Report Tool: the sample, what fails, and what a person must look at, criterion by criterion."""
    told = {
        "@context": CONTEXT,
        "type": "Evaluation",
        "language": "en",  # of the tool's own face: it has no Finnish and no Swedish
        "defineScope": _scope(showing),
        "exploreTarget": _explored(showing),
        "selectSample": {
            "id": "_:selectSample",
            "structuredSample": list(_structured(showing)),
            "randomSample": list(_random(showing)),
        },
        "auditSample": [*_of_service(showing), *_of_pages(showing)],
        "reportFindings": _summary(showing),
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _site(showing: Showing) -> dict[str, Any]:
    _ = showing.words
    paths = [f"{journey.name}: {', '.join(step.ref.name for step in journey.steps)}" for journey in showing.walked]
    lines = [_("{url}, as far as these journeys go:", url=showing.audit.url), *paths] if paths else []
    if showing.site:
        start = showing.site.record.start
        lines += [_("The site from {url} on.", url=start), labels.site_found(_, showing.site)]
    scope = "\n".join(lines)
    return {"id": SITE, "type": ["TestSubject", "Website"], "title": showing.audit.service, "description": scope}


def _scope(showing: Showing) -> dict[str, Any]:
    audit = showing.audit
    return {
        "id": "_:defineScope",
        "scope": _site(showing),
        "wcagVersion": "2.2",
        "conformanceTarget": "AA",
        "accessibilitySupportBaseline": audit.tool.browser,
        "additionalEvaluationRequirements": "",
    }


def _explored(showing: Showing) -> dict[str, Any]:
    return {
        "id": "_:exploreTarget",
        "technologiesReliedUpon": [{"title": name} for name in ("HTML", "CSS", "WAI-ARIA", "JavaScript")],
        "essentialFunctionality": "\n".join(journey.name for journey in showing.walked),
        "pageTypeVariety": "\n".join(_kinds(showing)),
    }


def _kinds(showing: Showing) -> Iterator[str]:
    """The kinds of page that a crawl met."""
    if showing.site:
        for one in showing.site.templates[:_MOST_KINDS]:
            name = one.step.ref.name
            more = ", ".join(told for told in (one.shape, one.example) if told and told != name)
            yield f"{name} ({more})" if more else name


def _structured(showing: Showing) -> Iterator[dict[str, Any]]:
    """One page a step, and those of a crawl that were chosen. Each has a title of its own: by it the tool joins."""
    for journey in showing.walked:
        for step in journey.steps:
            if step.url:
                number = f"{journey.number}.{step.ref.number}"
                yield _page(number, f"{journey.name}: {step.ref.name}", step.url)
    if showing.site:
        yield from _of_crawl("S", showing.site.structured)


def _random(showing: Showing) -> Iterator[dict[str, Any]]:
    if showing.site:
        yield from _of_crawl("R", showing.site.random)


def _of_crawl(letter: str, pages: Sequence[SampledPage]) -> Iterator[dict[str, Any]]:
    for number, one in enumerate(pages[:_MOST_PAGES], 1):
        yield _page(f"{letter}{number}", f"{one.step}: {one.title}" if one.title else one.step, one.url)


def _page(number: str, name: str, url: str) -> dict[str, Any]:
    # An address alone would become the page's identifier in the tool, and two states of one address would be one.
    title = f"{number} {name}"
    return {
        "id": f"_:page-{number.replace('.', '-')}",
        "type": ["TestSubject", "Webpage"],
        "title": title,
        "description": f"{title} ({url})",
    }


def _of_service(showing: Showing) -> Iterator[dict[str, Any]]:
    for one in showing.conformance.criteria:
        site = {"id": SITE, "type": ["TestSubject", "Website"], "title": showing.audit.service}
        yield _assertion(showing, one, site, outcome(one), described(one, showing.words))


def _of_pages(showing: Showing) -> Iterator[dict[str, Any]]:
    """What fails, or must be looked at, on a page of the sample."""
    sample = [*_structured(showing), *_random(showing)]
    pages, places = {page["id"]: page for page in sample}, _places(showing)
    known = {finding.id: finding for finding in showing.audit.findings}
    for one in showing.conformance.criteria:
        found: dict[str, list[tuple[Certainty, str]]] = {}
        for point in (*one.points, *one.reviews):
            own = [known[id_] for id_ in point.point.findings if id_ in known]
            own = [finding for finding in own if one.criterion.number in finding.wcag]
            for finding in own:
                where = places.get((finding.journey, finding.url)) or places.get((finding.journey, finding.step), "")
                found.setdefault(where, []).append((finding.certainty, finding.message))
            if own and point.templates:  # of a point on very many pages, findings tell only some
                journey = showing.journeys[point.templates[0].journey - 1].name
                for url in point.pages:
                    found.setdefault(places.get((journey, url), ""), []).append((own[0].certainty, own[0].message))
        for page, told in sorted((page, told) for page, told in found.items() if page in pages):
            word = "failed" if any(certainty == "violation" for certainty, _ in told) else "cantTell"
            messages = "\n".join(dict.fromkeys(message for _, message in told))
            yield _assertion(showing, one, pages[page], word, messages)


def _places(showing: Showing) -> dict[tuple[str, str], str]:
    """Journey and step, or for a crawl journey and address → the page of the sample."""
    found = {
        (j.name, step.ref.name): f"_:page-{j.number}-{step.ref.number}" for j in showing.walked for step in j.steps
    }
    if showing.site:
        name = showing.site.journey.name
        parts = (("S", showing.site.structured), ("R", showing.site.random))
        numbered = [(f"{letter}{at}", one.url) for letter, own in parts for at, one in enumerate(own[:_MOST_PAGES], 1)]
        found |= {(name, url): f"_:page-{number}" for number, url in reversed(numbered)}
    return found


def _assertion(
    showing: Showing, one: CriterionShowing, subject: dict[str, Any], word: str, description: str
) -> dict[str, Any]:
    return {
        "type": "Assertion",
        "assertedBy": f"auditor {showing.audit.tool.version}",
        "mode": "earl:automatic",
        "subject": {name: subject[name] for name in ("id", "type", "title")},
        "test": {"id": f"WCAG22:{slug(one.criterion)}", "type": ["TestCriterion", "TestRequirement"]},
        "result": {
            "type": "TestResult",
            "outcome": {"id": f"earl:{word}", "type": ["OutcomeValue", CLASSES[word]]},
            "description": description,
            "date": showing.audit.finished,
        },
    }


def _summary(showing: Showing) -> dict[str, Any]:
    _, audit = showing.words, showing.audit
    return {
        "documentSteps": [{"id": step} for step in STEPS],
        "commissioner": showing.statement.organisation if showing.statement else "",
        "evaluator": f"auditor {audit.tool.version}",
        "date": {"@value": audit.finished[:10], "@type": DAY},
        "evaluationSpecifics": ", ".join(f"{name} {version}" for name, version in audit.tool.checkers.items()),
        "summary": _(
            "Rules alone made this. What they could not settle is marked “Cannot tell” for a person to decide."
        ),
        "title": _("{service}: what rules found", service=audit.service),
    }
