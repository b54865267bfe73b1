"""Asks rules of walks, and takes down what each said."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args, get_origin

from auditor.evidence.opened import Opened
from auditor.evidence.site import Site, SitePage
from auditor.judging.recall import Recall, Sighting, Spot
from auditor.model import Evidence, Missing, Outcome, Verdict, Visit, Walk, Word
from auditor.parts import Rule

OF_STATES = ("accessibility", "ease")  # categories of rules that are asked of states that the tool opened


@dataclass(slots=True)
class Asked:
    """What rules said."""

    outcomes: list[Outcome] = field(default_factory=list)
    sightings: list[Sighting] = field(default_factory=list)

    def add(self, other: "Asked") -> None:
        """Take in what was said elsewhere."""
        self.outcomes += other.outcomes
        self.sightings += other.sightings


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


def ask_site(rules: Sequence[Rule], site: Site, spot: Callable[[SitePage], Sequence[Spot]]) -> Asked:
    """Ask the rules that look at a crawl as a whole. `spot` says where a page lies, once for each persona."""
    asked = Asked()
    personas = [one.walk for one in spot(site.pages[0])] if site.pages else []
    for rule in (rule for rule in rules if rule.scope == "site"):
        said, why, verdicts = _heard(rule, site)
        for walk in personas:
            passed = sum(one.word is Word.PASSED for one in verdicts)
            told = {"rule": rule.id, "journey": walk.journey, "persona": walk.persona, "passed": passed, "why": why}
            asked.outcomes.append(Outcome.model_validate({**told, "said": said}))
        for verdict in (one for one in verdicts if one.word is not Word.PASSED):
            page = verdict.at if isinstance(verdict.at, SitePage) else site.pages[0]
            plain = verdict.model_copy(update={"at": None})
            asked.sightings += [Sighting(rule, plain, one) for one in spot(page)]
    return asked


def _heard(rule: Rule, site: Site) -> tuple[str, str, list[Verdict]]:
    """What came of asking, why it broke, and what was said."""
    try:
        verdicts = list(_checked(rule.ask(*(site for _ in rule.needs))))
    except Exception as error:  # noqa: BLE001 - as in `_ask`
        return "broken", f"{type(error).__name__}: {error}", []
    return ("verdicts" if verdicts else "inapplicable"), "", verdicts


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
        recall.looked()
        asked.outcomes.append(who.model_copy(update={"said": "missing", "why": gap.why}))
        return
    try:
        verdicts = [one for one in _checked(rule.ask(*given)) if holds(one.path)]
    except Exception as error:  # noqa: BLE001 - a rule that raises must not take the others' findings with it
        asked.outcomes.append(who.model_copy(update={"said": "broken", "why": f"{type(error).__name__}: {error}"}))
        recall.looked()
        return
    looked = recall.looked()
    if not verdicts:
        asked.outcomes.append(who.model_copy(update={"looked": looked}))
        return
    here = recall.spot(whole)
    if here is None:
        raise ValueError("Rules are asked of walks that `Recall` handed out.")
    wrong = [
        recall.sighting(rule, verdict, recall.spot(verdict.at) or here)
        for verdict in verdicts
        if verdict.word is not Word.PASSED
    ]
    asked.sightings += wrong
    told = tuple(sighting.verdict for sighting in wrong)
    # What passed is counted and not kept: a large run has millions of such verdicts.
    update = {"said": "verdicts", "verdicts": told, "passed": len(verdicts) - len(wrong), "looked": looked}
    asked.outcomes.append(who.model_copy(update=update))


def _checked(said: Any) -> Iterator[Verdict]:
    for verdict in said:
        if not isinstance(verdict, Verdict):
            raise TypeError(f"it yielded {type(verdict).__name__} in place of a verdict.")
        yield verdict
