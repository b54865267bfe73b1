"""Tells an audit in the reader's language: every sentence of ours in it; what the page and the plan say stays."""

import re
from collections.abc import Mapping
from typing import Any

from auditor.criteria import Criterion, criteria
from auditor.languages import Words, phrase
from auditor.languages.messages import sentence
from auditor.model import (
    Audit,
    Finding,
    FrictionPoint,
    GateVerdict,
    Reason,
    SiteRecord,
    StateRecord,
    TriageNote,
    VisitRecord,
    WalkRecord,
)
from auditor.showing import PersonaDocs, RuleDocs

from .prose import translated

_DETAIL = re.compile(r" \((.*)\)\.$", re.DOTALL)
_NAMED = phrase("“{step}”: {message}")  # a finding that a reason of the gate names
_LOOK = phrase("Look whether this is so: {problem}")  # before a statement that a person must look at


def told(audit: Audit, rules: Mapping[str, RuleDocs], words: Words) -> Audit:
    """The audit in a language; `rules` are the docs in English, by which titles are known again."""
    if words.language == "en":
        return audit
    findings = {one.id: one for one in audit.findings}
    said = {id_: _finding(one, words) for id_, one in findings.items()}
    quoted = {one.message: said[id_].message for id_, one in findings.items()}
    return audit.model_copy(
        update={
            "language": words.language,
            "verdict": _verdict(audit.verdict, said, quoted, words),
            "walks": tuple(_walk(walk, words) for walk in audit.walks),
            "findings": tuple(said.values()),
            "friction_points": tuple(_point(one, findings, rules, words) for one in audit.friction_points),
            "triage": tuple(_note(one, quoted, words) for one in audit.triage),
            "broken_rules": {rule: words.sentence(why) for rule, why in audit.broken_rules.items()},
            "site": audit.site and _site(audit.site, words),
        }
    )


def told_rules(rules: Mapping[str, RuleDocs], words: Words) -> dict[str, RuleDocs]:
    """The rules' docs in a language."""
    if words.language == "en":
        return dict(rules)
    return {id_: _docs(one, words) for id_, one in rules.items()}


def told_personas(personas: Mapping[str, PersonaDocs], words: Words) -> dict[str, PersonaDocs]:
    """What is told of the personas, in a language; a plan's own are called what the plan calls them."""
    return {
        id_: PersonaDocs(id_, words.gettext(one.title), words.gettext(one.hint), words.sentence(one.who))
        for id_, one in personas.items()
    }


def told_criteria(words: Words) -> dict[str, Criterion]:
    """The success criteria in a language."""
    return {
        number: one.model_copy(
            update={
                "name": words.gettext(one.name),
                "person": words.gettext(one.person),
                "unseen": one.unseen and words.gettext(one.unseen),
            }
        )
        for number, one in criteria().items()
    }


def _site(site: SiteRecord, words: Words) -> SiteRecord:
    documents = (one.model_copy(update={"why": words.sentence(one.why)}) for one in site.documents)
    left_out = {words.sentence(why): number for why, number in site.left_out.items()}
    return site.model_copy(
        update={"why": words.sentence(site.why), "left_out": left_out, "documents": tuple(documents)}
    )


def _verdict(
    verdict: GateVerdict, findings: Mapping[str, Finding], quoted: Mapping[str, str], words: Words
) -> GateVerdict:
    """Its reasons in a language; those of an older audit, which has no templates of them, as far as they are known.

    `quoted`: message of a finding in English → in the language; reasons may hold one among their values.
    """
    if not verdict.told:
        return verdict.model_copy(update={"reasons": tuple(words.sentence(reason) for reason in verdict.reasons)})
    return verdict.model_copy(update={"reasons": tuple(_reason(one, findings, quoted, words) for one in verdict.told)})


def _reason(reason: Reason, findings: Mapping[str, Finding], quoted: Mapping[str, str], words: Words) -> str:
    named = [findings[id_] for id_ in reason.findings if id_ in findings]
    told = [sentence(words(_NAMED, step=one.step, message=one.message)) for one in named]
    more = [words.many("And {n} more.", "And {n} more.", reason.more)] if reason.more else []
    return " ".join([words.message(reason.message, _quoting(reason.values, quoted)), *told, *more])


def _walk(walk: WalkRecord, words: Words) -> WalkRecord:
    return walk.model_copy(
        update={
            "reason": walk.reason and words.sentence(walk.reason),
            "conditions": words.sentence(walk.conditions),
            "visits": tuple(_visit(visit, words) for visit in walk.visits),
            "explored": tuple(_state(state, words) for state in walk.explored),
        }
    )


def _visit(visit: VisitRecord, words: Words) -> VisitRecord:
    return visit.model_copy(update={"why": visit.why and words.sentence(visit.why), "missing": _gaps(visit, words)})


def _state(state: StateRecord, words: Words) -> StateRecord:
    return state.model_copy(update={"opened": words.sentence(state.opened), "missing": _gaps(state, words)})


def _gaps(visit: VisitRecord | StateRecord, words: Words) -> dict[str, str]:
    return {kind: words.sentence(why) for kind, why in visit.missing.items()}


def _finding(finding: Finding, words: Words) -> Finding:
    if finding.by == "person":
        return finding
    message = words.message(finding.message_id, finding.values)
    return finding.model_copy(update={"message": message, "opened": words.sentence(finding.opened)})


def _point(
    point: FrictionPoint, findings: Mapping[str, Finding], rules: Mapping[str, RuleDocs], words: Words
) -> FrictionPoint:
    if point.by == "person":
        return point
    title = _title(point, [findings[id_] for id_ in point.findings if id_ in findings], rules.get(point.rule), words)
    return point.model_copy(update={"title": title, "fix": translated(point.fix, words)})


def _title(point: FrictionPoint, findings: list[Finding], docs: RuleDocs | None, words: Words) -> str:
    """What its worst finding says, or the rule's own words for it, with what tells it from others in brackets."""
    said = next((one for one in findings if one.message == point.title), None)
    if said:
        return words.message(said.message_id, said.values)
    if docs is None or not docs.problem:
        return words.sentence(point.title)
    problem = words.gettext(docs.problem)
    if point.certainty == "review":
        problem = words(_LOOK, problem=problem)
    bare = docs.problem.removesuffix(".").lower()
    detail = _DETAIL.search(point.title) if not point.title.lower().endswith(f"{bare}.") else None
    told = problem.removesuffix(".")
    return f"{told} ({words.sentence(detail[1])})." if detail else f"{told}."


def _note(note: TriageNote, quoted: Mapping[str, str], words: Words) -> TriageNote:
    return note.model_copy(update={"message": words.message(note.message_id, _quoting(note.values, quoted))})


def _quoting(values: Mapping[str, Any], quoted: Mapping[str, str]) -> dict[str, Any]:
    return {name: quoted.get(value, value) if isinstance(value, str) else value for name, value in values.items()}


def _docs(docs: RuleDocs, words: Words) -> RuleDocs:
    return RuleDocs(
        id=docs.id,
        title=words.gettext(docs.title),
        why=translated(docs.why, words),
        fix=translated(docs.fix, words),
        references=docs.references,
        criteria=docs.criteria,
        source=docs.source,
        help_url=docs.help_url,
        cannot=translated(docs.cannot, words),
        problem=words.gettext(docs.problem),
        of_site=docs.of_site,
    )
