"""Reckons what was really asked about each success criterion: by which rules, of how many states, with what in hand."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from auditor.model import CriterionAsked, Outcome, Walk, Word
from auditor.parts import Rule
from auditor.saying import words_of

State = tuple[str, str, int]  # journey, persona, number of the visit


def asked_about(
    rules: Iterable[Rule], outcomes: Iterable[Outcome], walks: Collection[Walk]
) -> tuple[CriterionAsked, ...]:
    """One record a criterion that any of the rules is about: of which states its rules had evidence, or a verdict."""
    about = {rule.id: rule for rule in rules if rule.criteria and not rule.advice}
    states = _states(walks)
    answered: dict[str, set[State]] = defaultdict(set)
    pages: dict[str, int] = defaultdict(int)  # of a crawl, all personas together
    for one in outcomes:
        if one.rule in about and one.pages is not None:
            pages[one.rule] += one.pages
        elif one.rule in about:
            answered[one.rule] |= _of(one, states)
    numbers = dict.fromkeys(number for rule in about.values() for number in rule.criteria)
    return tuple(
        _record(number, [rule for rule in about.values() if number in rule.criteria], answered, pages)
        for number in numbers
    )


def _record(
    number: str, rules: Sequence[Rule], answered: Mapping[str, set[State]], pages: Mapping[str, int]
) -> CriterionAsked:
    """Of a crawl, so many pages as the rule looked at that looked at most: which ones they were is not kept."""
    # Those that declare their words come first: reading them from code takes milliseconds a rule.
    heard = [rule for rule in rules if answered.get(rule.id) or pages.get(rule.id)]
    heard.sort(key=lambda rule: not rule.says)
    return CriterionAsked(
        number=number,
        rules=tuple(sorted(rule.id for rule in heard)),
        unanswered=tuple(sorted({rule.id for rule in rules} - {rule.id for rule in heard})),
        states=len(set[State]().union(*(answered.get(rule.id, ()) for rule in rules)))
        + max(pages.get(rule.id, 0) for rule in rules),
        certain=any(Word.FAILED in words_of(rule) for rule in heard),
    )


def _of(one: Outcome, states: Mapping[tuple[str, str], set[State]]) -> set[State]:
    """The states that it looked at. A rule that found nothing to say, and read no evidence, has looked at nothing."""
    looked = {(one.journey, persona, number) for persona, number in one.looked}
    if one.said != "verdicts" or looked:
        return looked
    return states[one.journey, one.persona] if one.visit is None else {(one.journey, one.persona, one.visit)}


def _states(walks: Iterable[Walk]) -> dict[tuple[str, str], set[State]]:
    """What could be judged of each walk, and under the persona "" of each journey."""
    states: dict[tuple[str, str], set[State]] = defaultdict(set)
    for walk in walks:
        own = {(walk.journey, walk.persona, visit.number) for visit in walk.visits if not visit.arrival.wrong}
        states[walk.journey, walk.persona] |= own
        states[walk.journey, ""] |= own
    return states
