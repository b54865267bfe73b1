"""What is asked about each success criterion: by which rules, of whose walks, and how certain the answer can be."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from inspect import isclass
from typing import Any, get_args

from auditor.catalogue import every, one
from auditor.choosing import kinds_for
from auditor.criteria import Criterion, criteria
from auditor.evidence.opened import Opened
from auditor.evidence.screenshot import Screenshot
from auditor.evidence.touches import Touches
from auditor.model import REFERENCE, Arrival, Certainty, Crawl, Evidence, Missing, Visit, Walk, Word
from auditor.parts import Persona, Rule
from auditor.saying import words_of

Reader = Callable[[], Evidence | Missing]


@dataclass(frozen=True, slots=True)
class Look:
    """One rule that asks about a criterion. `personas` are those whose walks give it something to judge."""

    rule: Rule
    certainty: Certainty  # the most that it can say
    personas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """A criterion with the rules that ask about it, those that can be certain first."""

    criterion: Criterion
    looks: tuple[Look, ...]

    @property
    def certainty(self) -> Certainty | None:
        """The most that any rule can say; None where none asks."""
        return self.looks[0].certainty if self.looks else None

    @property
    def personas(self) -> tuple[str, ...]:
        """Whoever walks for any of the rules, in the order of the catalogue."""
        walking = {name for look in self.looks for name in look.personas}
        return tuple(persona.id for persona in every(Persona) if persona.id in walking)


def coverage(rules: Iterable[Rule]) -> tuple[Covered, ...]:
    """Each criterion in the order of the standard."""
    gathered = _everybody()
    looks = [look for rule in rules if rule.criteria and not rule.advice for look in _looks(rule, gathered)]
    looks.sort(key=lambda one: (one.certainty is not Certainty.VIOLATION, one.rule.source != "auditor", one.rule.id))
    return tuple(
        Covered(criterion, tuple(look for look in looks if number in look.rule.criteria))
        for number, criterion in criteria().items()
    )


def personas_of(rule: Rule) -> tuple[str, ...]:
    """Those whose walks give a rule something to judge."""
    return _asked(rule, _everybody())


def _looks(rule: Rule, gathered: Sequence[tuple[Persona, frozenset[str]]]) -> Iterator[Look]:
    """Nothing of a rule that only ever says that all is well."""
    words = words_of(rule)
    if not words.isdisjoint({Word.FAILED, Word.UNSURE}):
        certainty = Certainty.VIOLATION if Word.FAILED in words else Certainty.REVIEW
        yield Look(rule, certainty, _asked(rule, gathered))


def _everybody() -> list[tuple[Persona, frozenset[str]]]:
    return [(persona, _gathered(persona)) for persona in every(Persona)]


def _asked(rule: Rule, gathered: Sequence[tuple[Persona, frozenset[str]]]) -> tuple[str, ...]:
    return tuple(one.id for one, kinds in gathered if _asks_of(rule, one, kinds))


class _Noted(dict[str, Reader]):
    """A visit's evidence with nothing in it, that keeps which of the kinds that there would be were asked for."""

    def __init__(self, gathered: frozenset[str], asked: set[str]) -> None:
        super().__init__()
        self._gathered, self._asked = gathered, asked

    def get(self, name: str, default: Reader | None = None) -> Reader | None:  # type: ignore[override] # as a visit asks
        """Nothing; but that it was asked for is kept."""
        if name in self._gathered:
            self._asked.add(name)
        return default


def _asks_of(rule: Rule, persona: Persona, gathered: frozenset[str]) -> bool:
    """Whether a walk of this persona gives the rule something to judge.

    A rule that is given evidence needs all of it. One that is given a visit or walks is asked with a blank one, where
    nothing can be had: what it wants to read there is what it looks at. A crawl is made by those who crawl where
    nothing else is said.
    """
    if rule.scope == "site":
        return persona.id in Crawl().personas
    kinds = [kind for need in rule.needs for kind in (need, *get_args(need))]  # a walk's come as `Sequence[Dom]`
    given = {kind.__name__ for kind in kinds if isclass(kind) and issubclass(kind, Evidence)}
    if given:
        return given <= gathered
    asked: set[str] = set()
    walk = _blank_walk(persona, _Noted(gathered, asked))
    reference = _blank_walk(one(Persona, REFERENCE), _Noted(frozenset(), set()))
    walks = [walk] if persona.id == REFERENCE else [reference, walk]
    blank: dict[Any, Any] = {Visit: walk.visits[0], Walk: walk, Sequence[Walk]: walks}
    if all(need in blank for need in rule.needs):
        list(rule.ask(*(blank[need] for need in rule.needs)))
    return bool(asked)


def _gathered(persona: Persona) -> frozenset[str]:
    """The kinds of evidence that there are of a persona's visits, where everybody walks."""
    noted: tuple[type[Evidence], ...] = (*persona.also, Screenshot, Touches, *([Opened] if persona.explores else []))
    gathered = {kind.id for kind in kinds_for(persona, others=every(Persona))}
    return frozenset(gathered | {kind.__name__ for kind in noted})


def _blank_walk(persona: Persona, evidence: _Noted) -> Walk:
    arrival = Arrival(step=0, url="https://service.example/")
    visit = Visit(0, arrival, persona.id, "", read=evidence, timed=persona.timed)
    return Walk("", persona.id, persona.conditions, (visit,), finished=True, timed=persona.timed, outcome="completed")
