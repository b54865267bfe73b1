"""The friction points as SARIF 2.1.0, for GitHub code scanning and other viewers."""

import json
import re
from urllib.parse import quote

from auditor.model import Certainty, Impact
from auditor.parts import Showing, report
from auditor.showing import PointShowing, Prose

from .labels import STANDING
from .marked import marked, marked_prose
from .placing import Spot, spots
from .plain import line, plain

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL = {Impact.BLOCKER: "error", Impact.SERIOUS: "error", Impact.MODERATE: "warning", Impact.MINOR: "note"}
# What GitHub takes: https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
# Of a run's results it keeps 5000, and all others are refused as a whole from 25,000 on.
_MOST_RESULTS, _MOST_LOCATIONS, _MOST_TAGS = 5000, 100, 20
_MOST_PAGES = 20  # of a crawl that are named: a plan has one line for all of them
_MOST_LETTERS = 1000  # of a message, which is a paragraph of plain text


@report(".sarif")
def sarif(showing: Showing) -> bytes:
    """For GitHub code scanning: a result each friction point that stands, at its steps' lines in the plan."""
    points = [one for one in showing.points if one.point.status in STANDING][:_MOST_RESULTS]
    rules = {one.point.rule: one for one in points}
    index = {rule: number for number, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "auditor",
                "semanticVersion": showing.audit.tool.version,
                "language": showing.words.language,
                "rules": [_rule(one) for one in rules.values()],
            }
        },
        # The same category replaces the upload before it, so each service has its own.
        "automationDetails": {"id": f"auditor/{quote(line(showing.audit.service, 80), safe=' ')}/"},
        "results": [_result(showing, one, index[one.point.rule]) for one in points],
        "columnKind": "unicodeCodePoints",
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1).encode() + b"\n"


def _rule(one: PointShowing) -> dict[str, object]:
    docs = one.rule
    text = "\n\n".join(part for part in (_prose(one.why), _prose(one.fix)) if part) or line(docs.title) or docs.id
    told: dict[str, object] = {
        "id": one.point.rule,
        "name": one.point.rule,
        "shortDescription": {"text": line(docs.title or one.title, 1024)},
        "fullDescription": {"text": line(_prose(one.why) or docs.title or one.title, 1024)},
        "help": {"text": text, "markdown": marked_prose((*one.why, *one.fix)) or marked(text)},
        "defaultConfiguration": {"level": _LEVEL[one.point.impact]},
        "properties": {
            "tags": [one.point.category, *(f"wcag{number.replace('.', '')}" for number in docs.criteria)][:_MOST_TAGS],
            "precision": "high" if one.point.certainty is Certainty.VIOLATION else "low",
            "problem.severity": {"error": "error", "warning": "warning"}.get(
                _LEVEL[one.point.impact], "recommendation"
            ),
        },
    }
    if one.help_url:
        told["helpUri"] = one.help_url
    return told


def _result(showing: Showing, one: PointShowing, index: int) -> dict[str, object]:
    point, places = one.point, spots(showing, one)[:_MOST_LOCATIONS]
    sure = point.certainty is Certainty.VIOLATION
    told: dict[str, object] = {
        "ruleId": point.rule,
        "ruleIndex": index,
        "kind": "fail" if sure else "review",
        "level": _LEVEL[point.impact] if sure else "none",
        "message": {"text": _message(one)},
        "locations": [_location(one, places[0])],
        "partialFingerprints": {"primaryLocationLineHash": point.id},
        "properties": {
            "status": point.status,
            "friction": point.score,
            "owners": [line(owner, 200) for owner in point.owners],
        },
    }
    if len(places) > 1:
        told["relatedLocations"] = [{**_location(one, spot), "id": number} for number, spot in enumerate(places[1:], 1)]
    if showing.counts.compared:
        told["baselineState"] = "unchanged" if point.status == "known" else "new"
    return told


def _location(one: PointShowing, spot: Spot) -> dict[str, object]:
    told: dict[str, object] = {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(spot.path, safe="/:")},
            "region": {"startLine": spot.line},
        }
    }
    if spot.step:
        told["message"] = {"text": _escaped(line(spot.step.name, 200)) or "-"}
    logical = [
        {"fullyQualifiedName": line(url, _MOST_LETTERS), "kind": "resource"}
        for url in one.point.page_urls[:_MOST_PAGES]
    ]
    if place := next((place for place in one.places if place.step == spot.step and place.selector), None):
        logical = [{"fullyQualifiedName": line(place.selector, _MOST_LETTERS), "kind": "element"}, *logical]
    return {**told, "logicalLocations": logical} if logical else told


def _message(one: PointShowing) -> str:
    """What is wrong, then what was seen, as one paragraph."""
    told = " ".join(dict.fromkeys([one.title, *one.seen]))
    return _escaped(line(told, _MOST_LETTERS)) or one.point.rule


def _escaped(text: str) -> str:
    """Nothing in it is read as a link."""
    return re.sub(r"([\\\[\]])", r"\\\1", text)


def _prose(prose: Prose) -> str:
    return plain("\n".join("".join(piece.text for piece in paragraph.pieces) for paragraph in prose))
