"""The audit as a draft of an OpenACR: an accessibility conformance report (VPAT) as data, for a person to finish."""

from collections.abc import Iterator
from typing import Any

import yaml

from auditor.criteria import Clause
from auditor.parts import Showing, report
from auditor.showing_conformance import CriterionShowing

from .earl_outcomes import asked, found, person

CATALOG = "2.5-edition-wcag-2.2-508-eu-en"
# Chapters of the catalog that no website falls under, or that are of the law of another country.
CLOSED = (
    "success_criteria_level_aaa",
    "functional_performance_criteria",
    "hardware",
    "software",
    "support_documentation_and_services",
    "en_301_549_functional_performance",
    "en_301_549_hardware",
    "en_301_549_non-web-documents",
    "en_301_549_ict_providing_relay_or_emergency_service_access",
)
# First number of a clause → its chapter.
CLAUSES = {
    "5": "en_301_549_generic_requirements",
    "6": "en_301_549_ict_with_two-way_voice",
    "7": "en_301_549_ict_with_video",
    "11": "en_301_549_software",
    "12": "en_301_549_documentation_and_support_services",
}
# Longest line of the file: long notes stay on one line each, as people compare versions of the file.
WIDE = 10_000
_MOST_STEPS = 40  # that a note names


@report(".yaml")
def openacr(showing: Showing) -> bytes:
    """For buyers and sellers: a draft of an OpenACR that says what fails and leaves all else not evaluated."""
    _, audit = showing.words, showing.audit
    told: dict[str, Any] = {
        "title": _("{service}: draft of an accessibility conformance report", service=audit.service),
        "product": {"name": audit.service, "description": audit.url},
        "author": _author(showing),
        "report_date": audit.finished[:10],
        "version": 1,
        "notes": _(
            "A draft that rules wrote. They say what fails; whatever they could not decide is marked “not-evaluated”, "
            "and a person must evaluate it before this is given to anybody."
        ),
        "evaluation_methods_used": _methods(showing),
        "catalog": CATALOG,
        "chapters": dict(_chapters(showing)),
    }
    text = yaml.dump(told, Dumper=_Lines, allow_unicode=True, sort_keys=False, width=WIDE)
    return str(text).encode("utf-8", "replace")


class _Lines(yaml.SafeDumper):
    """Writes texts of several lines as such."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Lines.add_representer(str, _text)


def _author(showing: Showing) -> dict[str, str]:
    _, facts = showing.words, showing.statement
    told = {
        "company_name": facts.organisation if facts else "",
        "email": facts.email if facts else "",
        "phone": facts.phone if facts else "",
        "address": facts.address if facts else "",
    }
    return {name: value for name, value in told.items() if value} | {"email": told["email"] or _("[your e-mail]")}


def _methods(showing: Showing) -> str:
    _, audit = showing.words, showing.audit
    tools = [f"auditor {audit.tool.version}", audit.tool.browser]
    tools += [f"{name} {version}" for name, version in audit.tool.checkers.items()]
    personas = [one.title for one in showing.personas.values()]
    journeys = [journey.name for journey in showing.walked]
    if showing.site:
        journeys.append(_.many("{n} page of the site", "{n} pages of the site", showing.site.record.audited))
    facts = {"day": _.day(audit.finished), "journeys": journeys, "personas": personas, "tools": tools}
    if any(one.by == "person" or one.decision for one in audit.friction_points):
        return _(
            "On {day}, by rules: {journeys}, walked as {personas}, judged by {tools}. People have looked at single "
            "findings; no person has evaluated the whole.",
            **facts,
        )
    return _(
        "On {day}, by rules alone: {journeys}, walked as {personas}, judged by {tools}. No person has evaluated.",
        **facts,
    )


def _chapters(showing: Showing) -> Iterator[tuple[str, dict[str, Any]]]:
    _ = showing.words
    for level in ("A", "AA"):
        criteria = [one for one in showing.conformance.criteria if one.criterion.level == level]
        told = [_criterion(one, showing) for one in criteria]
        yield f"success_criteria_level_{level.lower()}", {"criteria": told}
    yield "en_301_549_web", {"notes": _("See the success criteria of WCAG: clauses 9.1 to 9.4 number them alike.")}
    for number, chapter in CLAUSES.items():
        own = [one for one in showing.conformance.clauses if one.clause.partition(".")[0] == number]
        yield chapter, {"criteria": [_clause(one, showing) for one in own]}
    for chapter in CLOSED:
        yield chapter, {"disabled": True}


def _criterion(one: CriterionShowing, showing: Showing) -> dict[str, Any]:
    words = showing.words
    notes = [*found(one, words), *_where(one, showing), asked(one, words), person(one, words)]
    return _entry(one.criterion.number, "web", _level(one), "\n".join(notes))


def _level(one: CriterionShowing) -> str:
    """`does-not-support` is for what the most of a product fails: here, every step that was seen."""
    if one.word != "failed":
        return "not-evaluated"
    return "does-not-support" if one.everywhere else "partially-supports"


def _where(one: CriterionShowing, showing: Showing) -> list[str]:
    _ = showing.words
    steps = [step.name for step in one.steps[:_MOST_STEPS]]
    if left := len(one.steps) - len(steps):
        steps.append(_.many("{n} more", "{n} more", left))
    return [_("At: {steps}", steps=steps)] if steps else []


def _clause(one: Clause, showing: Showing) -> dict[str, Any]:
    _ = showing.words
    notes = [_("Not looked at by any rule."), _("A person must look: {what}", what=one.person)]
    return _entry(one.clause, "none", "not-evaluated", "\n".join(notes))


def _entry(number: str, component: str, level: str, notes: str) -> dict[str, Any]:
    return {"num": number, "components": [{"name": component, "adherence": {"level": level, "notes": notes}}]}
