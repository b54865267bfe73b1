"""The audit as EARL 1.0, in JSON-LD: assertions that other tools for evaluation can take in."""

import json
from collections.abc import Iterator
from typing import Any

from auditor.criteria import slug
from auditor.model import Finding
from auditor.parts import Showing, report
from auditor.showing_conformance import CriterionShowing

from .earl_outcomes import described, outcome

# All terms are told here, so that a reader needs no file from anywhere.
CONTEXT: dict[str, Any] = {
    "earl": "http://www.w3.org/ns/earl#",
    "dct": "http://purl.org/dc/terms/",
    "ptr": "http://www.w3.org/2009/pointers#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "Assertion": "earl:Assertion",
    "Assertor": "earl:Assertor",
    "Software": "earl:Software",
    "TestSubject": "earl:TestSubject",
    "TestRequirement": "earl:TestRequirement",
    "TestCase": "earl:TestCase",
    "TestResult": "earl:TestResult",
    "assertedBy": {"@id": "earl:assertedBy", "@type": "@id"},
    "subject": {"@id": "earl:subject", "@type": "@id"},
    "test": {"@id": "earl:test", "@type": "@id"},
    "mode": {"@id": "earl:mode", "@type": "@id"},
    "result": "earl:result",
    "outcome": {"@id": "earl:outcome", "@type": "@id"},
    "pointer": "earl:pointer",
    "info": "earl:info",
    "expression": "ptr:expression",
    "title": "dct:title",
    "description": "dct:description",
    "source": "dct:source",
    "identifier": "dct:identifier",
    "hasVersion": "dct:hasVersion",
    "isPartOf": {"@id": "dct:isPartOf", "@type": "@id"},
    "hasPart": {"@id": "dct:hasPart", "@type": "@id"},
    "date": {"@id": "dct:date", "@type": "xsd:dateTime"},
}
TOOL, PERSON, SERVICE = "_:auditor", "_:person", "_:service"
WCAG = "https://www.w3.org/TR/WCAG22/"


@report(".jsonld")
def earl(showing: Showing) -> bytes:
    """For tools that gather results of evaluations: EARL 1.0 in JSON-LD, one assertion a finding and a criterion."""
    graph = [*_things(showing), *_of_criteria(showing), *_of_findings(showing)]
    told = {"@context": CONTEXT, "@graph": graph}
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _things(showing: Showing) -> Iterator[dict[str, Any]]:
    """The assertor, what was tested, the tests."""
    audit = showing.audit
    yield {"@id": TOOL, "@type": "Software", "title": "auditor", "hasVersion": audit.tool.version}
    if any(finding.by == "person" for finding in audit.findings):
        _ = showing.words
        yield {"@id": PERSON, "@type": "Assertor", "title": _("A person")}
    states = _states(showing)
    yield {
        "@id": SERVICE,
        "@type": "TestSubject",
        "title": audit.service,
        "source": audit.url,
        "hasPart": list(states.values()),
    }
    titles = {(w.journey, visit.step, visit.url): visit.title for w in audit.walks for visit in w.visits}
    crawl = audit.site.journey if audit.site else None
    for state, id_ in states.items():
        journey, step, url = state
        title = (titles.get(state) if journey == crawl else "") or f"{journey}: {step}"
        yield {"@id": id_, "@type": "TestSubject", "title": title, "source": url, "isPartOf": SERVICE}
    for one in showing.conformance.criteria:
        yield {
            "@id": _criterion(one),
            "@type": "TestRequirement",
            "title": f"{one.criterion.number} {one.criterion.name}",
            "identifier": one.criterion.number,
            "isPartOf": WCAG,
        }
    for rule in dict.fromkeys(finding.rule for finding in audit.findings):
        docs = showing.rules.get(rule)
        yield {"@id": _rule(rule), "@type": "TestCase", "title": docs.title if docs else rule, "identifier": rule}


def _of_criteria(showing: Showing) -> Iterator[dict[str, Any]]:
    """What is known of each criterion, for the whole service."""
    for one in showing.conformance.criteria:
        description = described(one, showing.words)
        yield _assertion(showing, SERVICE, _criterion(one), outcome(one), description)


def _of_findings(showing: Showing) -> Iterator[dict[str, Any]]:
    states = _states(showing)
    for finding in showing.audit.findings:
        word = "failed" if finding.certainty == "violation" else "cantTell"
        told = _assertion(
            showing, states[_state(finding)], _rule(finding.rule), word, finding.message, by_hand=finding.by == "person"
        )
        if finding.target:
            told["result"]["pointer"] = {"@type": "ptr:CSSSelectorPointer", "expression": finding.target.selector}
        told["result"]["info"] = ", ".join(
            showing.personas[one].title if one in showing.personas else one for one in finding.personas
        )
        yield {**told, "identifier": finding.id}


def _assertion(
    showing: Showing, subject: str, test: str, word: str, description: str, *, by_hand: bool = False
) -> dict[str, Any]:
    return {
        "@type": "Assertion",
        "assertedBy": PERSON if by_hand else TOOL,
        "subject": subject,
        "test": test,
        "mode": "earl:manual" if by_hand else "earl:automatic",
        "result": {
            "@type": "TestResult",
            "outcome": f"earl:{word}",
            "description": description,
            "date": showing.audit.finished,
        },
    }


def _states(showing: Showing) -> dict[tuple[str, str, str], str]:
    """Each page of each step with an identifier: those that were visited, and those that findings name."""
    audit = showing.audit
    seen = [(walk.journey, visit.step, visit.url) for walk in audit.walks for visit in walk.visits]
    named = [_state(finding) for finding in audit.findings]
    return {state: f"_:state-{number}" for number, state in enumerate(dict.fromkeys([*seen, *named]), 1)}


def _state(finding: Finding) -> tuple[str, str, str]:
    return finding.journey, finding.step, finding.url


def _criterion(one: CriterionShowing) -> str:
    return f"{WCAG}#{slug(one.criterion)}"


def _rule(rule: str) -> str:
    return f"urn:auditor:rule:{rule}"
