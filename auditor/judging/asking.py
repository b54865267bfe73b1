"""Asks rules of walks: what each said, and on which visit what went wrong lies."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, get_args, get_origin

from auditor.errors import AuditorError
from auditor.evidence.dom import Dom
from auditor.evidence.opened import Opened
from auditor.model import Evidence, Missing, Outcome, Verdict, Visit, Walk, Word
from auditor.parts import Rule

OF_STATES = ("accessibility", "ease")  # categories of rules that are asked of states that the tool opened


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a verdict lies. `visit` is None for a walk on which nothing could be looked at."""

    walk: Walk
    visit: Visit | None


@dataclass(frozen=True, slots=True)
class Sighting:
    """A failed or unsure verdict, and where it lies."""

    rule: Rule
    verdict: Verdict
    spot: Spot


@dataclass(slots=True)
class Asked:
    """What rules said."""

    outcomes: list[Outcome] = field(default_factory=list)
    sightings: list[Sighting] = field(default_factory=list)

    def add(self, other: "Asked") -> None:
        """Take in what was said elsewhere."""
        self.outcomes += other.outcomes
        self.sightings += other.sightings


class Recall:
    """Hands out walks whose evidence is read once, and knows where each piece of it belongs.

    What was read is held until `forget`.
    """

    def __init__(self) -> None:
        # By identity: equal evidence of two visits are two things.
        self._spots: dict[int, Spot] = {}
        self._handed: dict[int, Visit] = {}
        self._gaps: dict[int, dict[str, str]] = {}

    def walk(self, walk: Walk) -> Walk:
        """The walk as rules may see it: without visits on which nothing may be judged.

        Where a blocked walk ended stays as a place to point at, its evidence left out.
        """
        visits = [visit for visit in walk.visits if not visit.arrival.wrong]
        if walk.outcome == "blocked" and walk.visits and walk.visits[-1].arrival.wrong:
            visits.append(replace(walk.visits[-1], read={}))
        explored = tuple(self._visit(walk, visit) for visit in walk.explored)
        seen = replace(walk, visits=tuple(self._visit(walk, visit) for visit in visits), explored=explored)
        self._spots[id(seen)] = Spot(walk, visits[-1] if visits else None)
        return seen

    def forget(self) -> None:
        """Let all go, so that evidence is freed as soon as nobody holds it."""
        self._spots.clear()
        self._handed.clear()
        self._gaps.clear()

    def spot(self, thing: object) -> Spot | None:
        """Where a walk, a visit or a piece of evidence that was handed out belongs."""
        return self._spots.get(id(thing))

    def gaps(self, visit: Visit) -> dict[str, str]:
        """What somebody asked for on a visit that was handed out and could not have: kind of evidence → why."""
        return self._gaps[id(visit)]

    def placed(self, verdict: Verdict, spot: Spot) -> Verdict:
        """The verdict with the element's HTML and box, where the rule gave a path alone.

        What it hands as `at` is taken out: it would stay in memory as long as the audit.
        """
        page = self._handed[id(spot.visit)].get(Dom) if spot.visit and verdict.path else None
        element = page.at(verdict.path) if isinstance(page, Dom) else None
        update: dict[str, Any] = {"at": None} if verdict.at is not None else {}
        if element and not (verdict.html and verdict.box):
            update |= {"html": verdict.html or element.html, "box": verdict.box or element.box}
        return verdict.model_copy(update=update) if update else verdict

    def _visit(self, walk: Walk, visit: Visit) -> Visit:
        spot = Spot(walk, visit)
        gaps: dict[str, str] = {}
        seen = replace(visit, read={kind: self._once(kind, read, spot, gaps) for kind, read in visit.read.items()})
        self._spots[id(seen)], self._gaps[id(seen)] = spot, gaps
        self._handed[id(visit)] = seen
        return seen

    def _once(
        self, kind: str, read: Callable[[], Evidence | Missing], spot: Spot, gaps: dict[str, str]
    ) -> Callable[[], Evidence | Missing]:
        @cache
        def recalled() -> Evidence | Missing:
            found = _read(read)
            if isinstance(found, Missing):
                gaps[kind] = found.why
                return found
            if id(found) in self._spots:  # one value stands on two visits: keep them apart
                found = found.model_copy()
            self._spots[id(found)] = spot
            return found

        return recalled


def ask_visits(rules: Sequence[Rule], walk: Walk, recall: Recall) -> Asked:
    """Ask the rules that look at one visit of each visit; `walk` is one that `recall` handed out."""
    asked = Asked()
    mine = [rule for rule in rules if rule.scope == "visit"]
    for visit in (visit for visit in walk.visits if not visit.arrival.wrong):
        for rule in mine:
            given = [visit if need is Visit else visit.get(need) for need in rule.needs]
            who = Outcome(
                rule=rule.id, said="inapplicable", journey=walk.journey, persona=walk.persona, visit=visit.number
            )
            _ask(rule, given, who, visit, recall, asked)
    return asked


def ask_explored(rules: Sequence[Rule], walk: Walk, recall: Recall) -> Asked:
    """Ask of states that only the tool's own opening brought about, and keep what is said of what appeared there.

    The rest of the page was judged as it stood closed. Path and speed are of the customer's way alone.
    """
    asked = Asked()
    mine = [rule for rule in rules if rule.scope == "visit" and rule.category in OF_STATES]
    for visit in walk.explored:
        shown = visit.get(Opened)
        if isinstance(shown, Missing):
            continue
        for rule in mine:
            given = [visit if need is Visit else visit.get(need) for need in rule.needs]
            who = Outcome(
                rule=rule.id, said="inapplicable", journey=walk.journey, persona=walk.persona, visit=visit.number
            )
            _ask(rule, given, who, visit, recall, asked, holds=shown.holds)
    return asked


def ask_walk(rules: Sequence[Rule], walk: Walk, recall: Recall) -> Asked:
    """Ask the rules that look at a whole walk."""
    asked = Asked()
    for rule in (rule for rule in rules if rule.scope == "walk"):
        who = Outcome(rule=rule.id, said="inapplicable", journey=walk.journey, persona=walk.persona)
        _ask(rule, [_of_walk(need, walk) for need in rule.needs], who, walk, recall, asked)
    return asked


def ask_journey(rules: Sequence[Rule], walks: Sequence[Walk], recall: Recall) -> Asked:
    """Ask the rules that compare personas; the reference walk comes first."""
    asked = Asked()
    for rule in (rule for rule in rules if rule.scope == "journey"):
        who = Outcome(rule=rule.id, said="inapplicable", journey=walks[0].journey)
        _ask(rule, [_of_journey(need, walks) for need in rule.needs], who, walks[0], recall, asked)
    return asked


def _read(read: Callable[[], Evidence | Missing]) -> Evidence | Missing:
    try:
        return read()
    except AuditorError as error:
        return Missing(str(error))


def _of_walk(need: Any, walk: Walk) -> Any:
    if need is Walk:
        return walk
    if get_origin(need) is not Sequence:
        return Missing(f"A rule over a walk cannot be given one {need.__name__}.")
    (kind,) = get_args(need)
    return list(walk.visits) if kind is Visit else _there(kind, walk.visits)


def _of_journey(need: Any, walks: Sequence[Walk]) -> Any:
    if need == Sequence[Walk]:
        return list(walks)
    return Missing("A rule over a journey is given its walks and nothing else.")


def _there(kind: type[Evidence], visits: Sequence[Visit]) -> list[Evidence] | Missing:
    found = [visit.get(kind) for visit in visits]
    there = [one for one in found if not isinstance(one, Missing)]
    if found and not there and isinstance(found[0], Missing):
        return found[0]
    return there


def _everywhere(path: str) -> bool:  # noqa: ARG001 - what `Opened.holds` is asked
    return True


def _ask(
    rule: Rule,
    given: list[Any],
    who: Outcome,
    whole: object,
    recall: Recall,
    asked: Asked,
    *,
    holds: Callable[[str], bool] = _everywhere,
) -> None:
    gap = next((one for one in given if isinstance(one, Missing)), None)
    if gap is not None:
        asked.outcomes.append(who.model_copy(update={"said": "missing", "why": gap.why}))
        return
    try:
        verdicts = [one for one in _checked(rule.ask(*given)) if holds(one.path)]
    except Exception as error:  # noqa: BLE001 - a rule that raises must not take the others' findings with it
        asked.outcomes.append(who.model_copy(update={"said": "broken", "why": f"{type(error).__name__}: {error}"}))
        return
    if not verdicts:
        asked.outcomes.append(who)
        return
    here = recall.spot(whole)
    if here is None:
        raise ValueError("Rules are asked of walks that `Recall` handed out.")
    wrong = [
        Sighting(rule, recall.placed(verdict, recall.spot(verdict.at) or here), recall.spot(verdict.at) or here)
        for verdict in verdicts
        if verdict.word is not Word.PASSED
    ]
    asked.sightings += wrong
    told = tuple(sighting.verdict for sighting in wrong)
    # What passed is counted and not kept: a large run has millions of such verdicts.
    update = {"said": "verdicts", "verdicts": told, "passed": len(verdicts) - len(wrong)}
    asked.outcomes.append(who.model_copy(update=update))


def _checked(said: Any) -> Iterator[Verdict]:
    for verdict in said:
        if not isinstance(verdict, Verdict):
            raise TypeError(f"it yielded {type(verdict).__name__} in place of a verdict.")
        yield verdict
