"""The audit as test results, for CI servers: each step of each walk is a test case."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from auditor.languages import Words
from auditor.model import Finding, Seen
from auditor.parts import JourneyShowing, Showing, report
from auditor.showing import Row, StepFacts, StepShowing

from . import labels
from .plain import line, plain

_MOST_TOLD = 50  # findings that one test case names


@dataclass(frozen=True, slots=True)
class _Case:
    """One test case; `word` is None where it passed. `type_` and `name` of what machines read stay English."""

    name: str
    classname: str
    word: Literal["failure", "skipped"] | None = None
    type_: str = ""
    message: str = ""
    told: tuple[str, ...] = ()
    seconds: float | None = None


@report(".xml")
def junit(showing: Showing) -> bytes:
    """For CI servers: each step of each walk a test case, which fails as the gate does.

    What could not be judged fails in any case. A step that stops somebody and that the gate lets pass is skipped, never
    passed.
    """
    suites: list[tuple[str, Row | None, list[_Case]]] = [("auditor", None, _verdict(showing))]
    for journey in showing.journeys:
        for row in journey.rows:
            name = f"{journey.name}: {row.persona.title}"
            suites.append((name, row, [_step(showing, journey, row, step) for step in journey.steps]))
    root = Element("testsuites", name=line(showing.audit.service))
    for name, walked, cases in suites:
        _suite(root, name, walked, cases, showing.audit.started)
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    indent(root)
    told: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return told + b"\n"


def _suite(root: Element, name: str, row: Row | None, cases: list[_Case], started: str) -> None:
    words = [case.word for case in cases]
    seconds = sum(case.seconds or 0 for case in cases)
    suite = SubElement(
        root,
        "testsuite",
        name=line(name),
        tests=str(len(cases)),
        failures=str(words.count("failure")),
        errors="0",
        skipped=str(words.count("skipped")),
        time=f"{seconds:.3f}",
        timestamp=line(started),
    )
    if row is not None and row.conditions:
        properties = SubElement(suite, "properties")
        SubElement(properties, "property", name="conditions", value=line(row.conditions))
    for case in cases:
        _write(suite, case)


def _write(suite: Element, case: _Case) -> None:
    element = SubElement(suite, "testcase", name=line(case.name), classname=line(case.classname))
    element.set("time", f"{case.seconds or 0:.3f}")
    told = plain("\n".join(case.told))
    if case.word is None:
        if told:
            SubElement(element, "system-out").text = told
        return
    child = SubElement(element, case.word, message=line(case.message, 500))
    if case.type_:
        child.set("type", case.type_)
    child.text = told or line(case.message)


def _verdict(showing: Showing) -> list[_Case]:
    """Whether the audit is complete, and the gate: so that the file fails wherever the command does."""
    _ = showing.words
    verdict = showing.audit.verdict
    kinds = [one.kind for one in verdict.told] or ["gap" if not verdict.complete else "failure"] * len(verdict.reasons)
    told = list(zip(kinds, verdict.reasons, strict=False))
    gaps = tuple(reason for kind, reason in told if kind == "gap")
    failures = tuple(reason for kind, reason in told if kind == "failure")
    notes = tuple(reason for kind, reason in told if kind == "note")
    complete = _Case(_("The audit is complete"), "auditor", told=())
    if not verdict.complete:
        message = gaps[0] if gaps else _("The audit is incomplete.")
        complete = _Case(complete.name, "auditor", "failure", "incomplete", message, gaps)
    gate = _Case(_("The gate"), "auditor", told=notes)
    if verdict.gate == "failed":
        gate = _Case(
            gate.name, "auditor", "failure", "gate", (*failures, _("The gate failed."))[0], (*failures, *notes)
        )
    if verdict.gate == "none":
        gate = _Case(gate.name, "auditor", "skipped", "", _("The plan has no gate."))
    return [complete, gate]


def _step(showing: Showing, journey: JourneyShowing, row: Row, step: StepShowing) -> _Case:
    _, persona, facts = showing.words, row.persona.id, step.facts.get(row.persona.id)
    # A dot parts packages from classes for those who read this, so names have none.
    case = _Case(f"{step.ref.number} {step.ref.name}", f"{journey.name.replace('.', ' ')}.{persona}")
    if facts is None:
        return replace(case, word="skipped", message=labels.outcome(_, Seen.NOT_REACHED))
    seconds = facts.waited
    if step.manual:
        return replace(case, word="skipped", message=_("Only a person can pass here: it was not looked at."))
    if facts.outcome is Seen.PREVENTED or (facts.why and not showing.audit.verdict.complete):
        why = facts.why or row.why or labels.outcome(_, Seen.PREVENTED)
        return replace(case, word="failure", type_="prevented", message=why, seconds=seconds)
    found = [one for one in showing.audit.findings if _is_here(one, journey, step, persona)]
    failing = set(showing.audit.verdict.failing)
    bad = [one for one in found if one.id in failing]
    over = tuple(_over(showing, journey, step, persona))
    rest = _listed(_, [one for one in found if one.id not in failing])
    if bad or over:
        told = (*over, *_listed(_, bad))
        type_ = min((one.impact for one in bad), key=lambda one: one.rank).value if bad else "budget"
        return replace(case, word="failure", type_=type_, message=told[0], told=told, seconds=seconds)
    return _unfailed(_, case, row, facts, rest)


def _unfailed(_: Words, case: _Case, row: Row, facts: StepFacts, rest: tuple[str, ...]) -> _Case:
    if facts.outcome in {Seen.BLOCKED, Seen.NOT_REACHED}:
        message = labels.outcome(_, facts.outcome)
        why = row.why if facts.outcome is Seen.BLOCKED else ""
        return replace(case, word="skipped", message=f"{message}: {why}" if why else message, told=rest)
    return replace(case, told=rest, seconds=facts.waited)


def _is_here(found: Finding, journey: JourneyShowing, step: StepShowing, persona: str) -> bool:
    return (found.journey, found.step) == (journey.name, step.ref.name) and persona in found.personas


def _over(showing: Showing, journey: JourneyShowing, step: StepShowing, persona: str) -> Iterator[str]:
    """The budgets that this step of this walk is over, as the gate's reasons say it."""
    here = (journey.name, step.ref.name, persona)
    if not any(
        one.word == "over" and (one.at_journey, one.at_step, one.at_persona) == here for one in showing.audit.budgets
    ):
        return
    for reason, told in zip(showing.audit.verdict.reasons, showing.audit.verdict.told, strict=False):
        if told.kind == "failure" and (told.values.get("step"), told.values.get("persona")) == here[1:]:
            yield reason


def _listed(_: Words, findings: list[Finding]) -> tuple[str, ...]:
    worst = sorted(findings, key=lambda one: one.impact.rank)
    told = [f"{labels.impact(_, one.impact)}: {line(one.message, 500)}" for one in worst[:_MOST_TOLD]]
    left = len(worst) - len(told)
    return (*told, _.many("And {n} more.", "And {n} more.", left)) if left else tuple(told)
