"""Prepares an audit for its reports: `present(audit, folder)` computes all that any form of the report shows."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from auditor.catalogue import every
from auditor.criteria import Criterion
from auditor.languages import words_in
from auditor.model import Audit, Brand, Impact, Seen, StatementFacts
from auditor.parts import Persona, Rule
from auditor.showing import PersonaDocs, PointShowing, RuleDocs
from auditor.shown import Counts, Looked, Showing

from .conformance import show_conformance
from .journeys import across, show_journeys
from .noted import StepNotes
from .pictures import Album
from .points import show_points
from .site import show_site
from .telling import told, told_criteria, told_personas, told_rules
from .way import OPEN, Way

MOST_FIRST = 3


def present(
    audit: Audit,
    folder: Path,
    *,
    rules: Mapping[str, RuleDocs] | None = None,
    personas: Mapping[str, PersonaDocs] | None = None,
    notes: StepNotes | None = None,
    language: str | None = None,
    plan_file: str = "",
    statement: StatementFacts | None = None,
    brand: Brand | None = None,
) -> Showing:
    """The audit with all that a report shows of it; pictures are cut from the screenshots in the run folder.

    `rules` and `personas` say, in English, what is told of them; without, the catalogue does. `language` is the
    reader's; without, the audit's.
    """
    words = words_in(language or audit.language)
    english = rule_docs() if rules is None else dict(rules)
    record, audit = audit, told(audit, english, words)
    docs, known = told_rules(english, words), told_criteria(words)
    way = Way(audit, told_personas(persona_docs() if personas is None else personas, words), known)
    album = Album(folder)
    points = show_points(way, docs, album)
    journeys = show_journeys(way, points, album, notes or StepNotes())
    return Showing(
        audit=audit,
        rules=docs,
        personas=way.personas,
        journeys=journeys,
        points=points,
        first=_first(points),
        counts=_counts(points),
        looked=_looked(audit, docs, known),
        criteria={one.number: one for point in points for one in point.criteria},
        record=record,
        words=words,
        across=across(way, journeys),
        brand=brand,
        plan_file=plan_file,
        conformance=show_conformance(way, points, words),
        statement=statement,
        site=show_site(way, journeys, points),
    )


def rule_docs() -> dict[str, RuleDocs]:
    """What the rules of the catalogue say of themselves."""
    return {
        rule.id: RuleDocs(
            id=rule.id,
            title=rule.docs.title,
            why=rule.docs.why,
            fix=rule.docs.fix,
            references=rule.docs.references,
            criteria=rule.criteria,
            source=rule.source,
            cannot=rule.docs.cannot,
            problem=rule.problem,
            of_site=rule.scope == "site",
        )
        for rule in every(Rule)
    }


def persona_docs(personas: Iterable[Persona] | None = None) -> dict[str, PersonaDocs]:
    """What personas say of themselves; without any, those of the catalogue."""
    known = every(Persona) if personas is None else personas
    return {one.id: PersonaDocs(one.id, one.title, one.hint, one.docs.title) for one in known}


def _first(points: tuple[PointShowing, ...]) -> tuple[PointShowing, ...]:
    """What is certain and still there, worst first: nobody is sent to mend what a person must look at first.

    Where several friction points ask for the same, the worst of them speaks for all; but a blocker speaks for itself.
    """
    sure = (one for one in points if one.point.certainty == "violation" and one.point.status in OPEN)
    orders: dict[str, PointShowing] = {}
    for one in sure:
        orders.setdefault(one.number if one.point.impact is Impact.BLOCKER else one.order, one)
    return tuple(orders.values())[:MOST_FIRST]


def _counts(points: tuple[PointShowing, ...]) -> Counts:
    there = [one.point for one in points if one.point.status in OPEN]
    impacts = Counter(point.impact for point in there)
    return Counts(
        points=len(there),
        impacts={impact: impacts[impact] for impact in Impact if impacts[impact]},
        new=sum(point.status == "new" for point in there),
        review=sum(point.certainty == "review" for point in there),
        compared=any(one.point.status not in {"new", "suppressed"} for one in points),
        suppressed=sum(one.point.status == "suppressed" for one in points),
    )


def _looked(audit: Audit, rules: Mapping[str, RuleDocs], known: Mapping[str, Criterion]) -> Looked:
    asked = {number for rule in rules.values() for number in rule.criteria}
    walked = [walk for walk in audit.walks if audit.site is None or walk.journey != audit.site.journey]
    seen = Counter(step.outcome for walk in walked for step in walk.steps)
    return Looked(
        steps=sum({walk.journey: len(walk.steps) for walk in walked}.values()),
        personas=len({walk.persona for walk in audit.walks}),
        day=_day(audit.started),
        behind_stops=seen[Seen.NOT_REACHED],
        unjudged=seen[Seen.PREVENTED],
        missing=dict(Counter(kind for walk in audit.walks for visit in walk.visits for kind in visit.missing)),
        broken=dict(audit.broken_rules),
        criteria=len(known),
        criteria_unseen=tuple(one for number, one in known.items() if number not in asked),
    )


def _day(started: str) -> tuple[int, int, int] | None:
    try:
        day = datetime.fromisoformat(started)
    except ValueError:
        return None
    return day.year, day.month, day.day
