"""Prepares the coverage table: what breaks each success criterion, what was asked, what stays for a person."""

from collections.abc import Iterable, Sequence

from auditor.criteria import Clause, other_clauses
from auditor.languages import Words
from auditor.model import Certainty, CriterionAsked, FrictionPoint
from auditor.showing import PointShowing, StepRef
from auditor.showing_conformance import Conformance, CriterionShowing, CriterionWord

from .way import OPEN, Way, was_seen


def show_conformance(way: Way, points: Sequence[PointShowing], words: Words) -> Conformance:
    """The table. What somebody accepted or will not mend still breaks its criterion; a false positive does not."""
    standing = [one for one in points if _stands(one.point)]
    asked = {one.number: one for one in way.audit.asked}
    seen = {
        ref
        for name, steps in way.journeys.items()
        for ref in steps
        if was_seen(step for walk in way.walks(name) for step in walk.steps if step.step == ref.name)
    }
    shown = tuple(
        _show(way, number, standing, asked.get(number) or CriterionAsked(number=number), seen)
        for number in way.criteria
    )
    return Conformance(
        criteria=shown,
        clauses=tuple(_told(one, words) for one in other_clauses()),
        states=max((one.states for one in shown), default=0),
        known=bool(way.audit.asked) or not way.audit.walks,
    )


def _show(
    way: Way, number: str, standing: Iterable[PointShowing], asked: CriterionAsked, seen: set[StepRef]
) -> CriterionShowing:
    about = [(one, _about(way, one.point, number)) for one in standing]
    sure = tuple(one for one, words in about if Certainty.VIOLATION in words)
    doubted = tuple(one for one, words in about if words == {Certainty.REVIEW})
    steps = {
        ref
        for one in sure
        for finding in way.of(one.point)
        if number in finding.wcag and finding.certainty is Certainty.VIOLATION
        if (ref := way.step(finding.journey, finding.step))
    }
    return CriterionShowing(
        criterion=way.criteria[number],
        word=_word(sure, doubted, asked),
        points=sure,
        reviews=doubted,
        steps=tuple(sorted(steps, key=lambda ref: (ref.journey, ref.number))),
        everywhere=bool(seen) and steps >= seen,
        rules=len(asked.rules),
        unanswered=asked.unanswered,
        states=asked.states,
    )


def _told(clause: Clause, words: Words) -> Clause:
    return clause.model_copy(update={"name": words.gettext(clause.name), "person": words.gettext(clause.person)})


def _word(sure: Sequence[PointShowing], doubted: Sequence[PointShowing], asked: CriterionAsked) -> CriterionWord:
    if sure:
        return "failed"
    if doubted:
        return "person"
    if not asked.states:
        return "not-looked"
    return "nothing" if asked.certain else "person"


def _about(way: Way, point: FrictionPoint, number: str) -> set[Certainty]:
    return {finding.certainty for finding in way.of(point) if number in finding.wcag}


def _stands(point: FrictionPoint) -> bool:
    if point.status in OPEN:
        return True
    return point.status == "suppressed" and (point.decision is None or point.decision.word != "false-positive")
