"""Makes rules of what AccessLint may say, as it was vetted; what it said is evidence already."""

from collections.abc import Callable, Iterator

from auditor.commons.accesslint_words import AccessLintWords, accesslint_words
from auditor.criteria import criteria
from auditor.evidence.accesslint import CHECKER, AccessLint, AccessLintRule, accesslint_catalogue, is_on
from auditor.evidence.axe import Axe, axe_catalogue
from auditor.model import Impact, Missing, Visit, Word
from auditor.parts import Docs, Rule, Verdicts, failed, rule_maker, unsure
from auditor.vetted import Vetted, vetted

# This file is longer than a rule may be, because it makes forty of them.
ACT = "https://www.w3.org/WAI/standards-guidelines/act/rules/"


@rule_maker
def make() -> Iterator[Rule]:
    """One rule for each rule of AccessLint that may say something."""
    return (_rule(theirs) for theirs in accesslint_catalogue() if is_on(theirs.id))


def _rule(theirs: AccessLintRule) -> Rule:
    words, row = accesslint_words()[theirs.id], vetted(CHECKER, theirs.id)
    assert row is not None  # what is not vetted is not on
    certain = row.verdict == "violation"
    return Rule(
        id=f"{CHECKER}-{theirs.id.partition('/')[2]}",
        ask=_ask(theirs, words, row),
        impact=Impact(words.impact),
        criteria=theirs.wcag,
        scope="visit",
        needs=(AccessLint, Visit),
        docs=_docs(theirs, words, row),
        act=theirs.act_ids,
        source=CHECKER,
        problem=words.problem,
        says=(Word.FAILED, Word.UNSURE) if certain and not row.adds else (Word.FAILED if certain else Word.UNSURE,),
    )


def _ask(theirs: AccessLintRule, words: AccessLintWords, row: Vetted) -> Callable[..., Verdicts]:
    alike = {rule.id for rule in axe_catalogue() if not set(rule.criteria).isdisjoint(theirs.wcag)}

    def ask(found: AccessLint, visit: Visit | None = None) -> Verdicts:
        if theirs.id in found.skipped:
            raise ValueError(f"the checker's own rule threw in the page: {found.skipped[theirs.id]}")
        nodes = found.nodes_by_rule.get(theirs.id, ())
        # What never found more than axe-core is a question where axe-core looked and saw nothing wrong.
        second = _held_wrong(visit, alike) if visit and nodes and not row.adds else None
        for node in nodes:
            certain = row.verdict == "violation" and (second is None or node.path in second)
            yield (failed if certain else unsure)(node, words.problem)

    return ask


def _held_wrong(visit: Visit, rules: set[str]) -> set[str] | None:
    """The paths of what axe-core holds to be wrong by these rules; None where it did not look."""
    axe = visit.get(Axe)
    if isinstance(axe, Missing):
        return None
    said = (result for rule in rules for result in axe.said_by_rule.get(rule, ()) if result.said == "violation")
    return {node.path for result in said for node in result.nodes}


def _docs(theirs: AccessLintRule, words: AccessLintWords, row: Vetted) -> Docs:
    references = [f"{ACT}{rule}/" for rule in theirs.act_ids] or [criteria()[number].url for number in theirs.wcag]
    sections = {
        "Why it matters": words.why,
        "How to fix it": words.fix,
        "What it cannot decide": f"{words.cannot} {_measured(row)}",
        "References": "\n".join(references),
    }
    return Docs(title=words.title, sections=sections)


def _measured(row: Vetted) -> str:
    if not row.cases:
        return "None of the W3C's test cases tells how often it is right: whatever it finds, a person must look at it."
    told = (
        f"On {row.cases} of the W3C's test cases it found {row.hits} to be failed, {row.adds} of them beyond "
        f"what axe-core is certain of, and was wrong on {row.false + row.alone}."
    )
    doubt = "Where axe-core looked and holds nothing to be wrong with the same element, a person must look."
    return told if row.adds or row.verdict != "violation" else f"{told} {doubt}"
