"""Says in EARL's words what automation can say of a criterion: failed, cannot tell, untested; never passed."""

from collections.abc import Iterable

from auditor.languages import Words
from auditor.showing import PointShowing
from auditor.showing_conformance import CriterionShowing

OUTCOMES = {"failed": "failed", "person": "cantTell", "nothing": "cantTell", "not-looked": "untested"}
CLASSES = {"failed": "Fail", "cantTell": "CannotTell", "untested": "NotTested"}


def outcome(one: CriterionShowing) -> str:
    """The name of EARL's outcome value."""
    return OUTCOMES[one.word]


def described(one: CriterionShowing, words: Words) -> str:
    """In sentences: what was found, of how much it was asked, what stays for a person."""
    return "\n".join(line for line in (*found(one, words), asked(one, words), person(one, words)) if line)


def found(one: CriterionShowing, words: Words) -> list[str]:
    """What breaks the criterion, and what must be looked at, each by its title."""
    _ = words
    sure = [_("{number}: {title}", number=numbers, title=title) for title, numbers in _by_title(one.points)]
    doubted = [
        _("To be looked at: {number}: {title}", number=numbers, title=title)
        for title, numbers in _by_title(one.reviews)
    ]
    return [*sure, *doubted]


def _by_title(points: Iterable[PointShowing]) -> list[tuple[str, list[str]]]:
    """Titles, each once, with the numbers of the friction points that have it."""
    numbers: dict[str, list[str]] = {}
    for point in points:
        numbers.setdefault(point.title, []).append(point.number)
    return list(numbers.items())


def asked(one: CriterionShowing, words: Words) -> str:
    """How much was looked at."""
    _ = words
    if not one.states:
        return _("No rule could look.")
    told = _.many(
        "{n} rule was asked of {states} states.",
        "{n} rules were asked of {states} states.",
        one.rules,
        states=one.states,
    )
    if one.points or one.reviews:
        return told
    return f"{told} " + _("Nothing wrong was found, which does not mean that the criterion is met.")


def person(one: CriterionShowing, words: Words) -> str:
    """What no rule decides."""
    _ = words
    return _("A person must look: {what}", what=one.criterion.person)
