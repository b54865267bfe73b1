"""Tells what of the review file meets nothing in a run, or does not hold any more."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches

from auditor.languages.marking import phrase
from auditor.languages.messages import fill
from auditor.model import Decision, Finding, GateVerdict, HandFinding, Journey, NoteKind, Reason, TriageNote, Walk

# What is told where nothing in the run is called alike, and where something is.
_STRANGE = (
    phrase("The decision about {id} meets nothing in this run."),
    phrase("The decision about {id} meets nothing in this run. Is {near} meant?"),
)
_MANY = phrase("In the review file, {count} decisions meet nothing in this run.")
_NO_JOURNEY = (
    phrase("What a person found, “{what}”, is left out: this run has no journey “{wanted}”."),
    phrase("What a person found, “{what}”, is left out: this run has no journey “{wanted}”. Is “{near}” meant?"),
)
_NO_STEP = (
    phrase("What a person found, “{what}”, is left out: this run has no step “{wanted}”."),
    phrase("What a person found, “{what}”, is left out: this run has no step “{wanted}”. Is “{near}” meant?"),
)
_NO_PERSONA = (
    phrase("What a person found, “{what}”, is said to hit “{persona}”, who did not walk in this run."),
    phrase(
        "What a person found, “{what}”, is said to hit “{persona}”, who did not walk in this run. Is “{near}” meant?"
    ),
)
_EXPIRED = phrase("The decision “{word}” about {id} held until {until}, so it counts again: {what}")

MOST_STRANGE = 3  # decisions that meet nothing here and are told one by one


def noted(verdict: GateVerdict, notes: Sequence[TriageNote]) -> GateVerdict:
    """The verdict with what its reader must know of the review file; of decisions on other runs, how many there are."""
    elsewhere = [note for note in notes if note.kind == "not-in-this-run"]
    if len(elsewhere) > MOST_STRANGE:
        values = {"count": len(elsewhere)}
        many = TriageNote(kind="not-in-this-run", message=fill(_MANY, values), message_id=_MANY, values=values)
        notes = [*(note for note in notes if note not in elsewhere), many]
    told = (Reason(kind="note", message=note.message_id, values=note.values) for note in notes)
    reasons = (*verdict.reasons, *(note.message for note in notes))
    return verdict.model_copy(update={"reasons": reasons, "told": (*verdict.told, *told)})


def about_decisions(decisions: Mapping[str, Decision], points: Mapping[str, Finding]) -> Iterator[TriageNote]:
    """Which decisions meet nothing in this run, and which do not hold any more."""
    for id_, decision in decisions.items():
        if id_ not in points:
            yield _note("not-in-this-run", _STRANGE, decision.line, id_, id=id_, near=_near(id_, points))
        elif decision.expired:
            told = {"id": id_, "word": decision.word, "until": str(decision.until), "what": points[id_].message}
            yield _note("expired", (_EXPIRED, _EXPIRED), decision.line, id_, **told)


def nowhere(hand: HandFinding, journeys: Sequence[Journey]) -> TriageNote:
    """Why a person's finding stands nowhere in this run."""
    own = [journey for journey in journeys if hand.journey in (None, journey.name)]
    if not own and hand.journey:
        near = _near(hand.journey, [journey.name for journey in journeys])
        return _note("no-such-step", _NO_JOURNEY, hand.line, what=hand.what, wanted=hand.journey, near=near)
    near = _near(hand.step, [step.name for journey in own for step in journey.steps])
    return _note("no-such-step", _NO_STEP, hand.line, what=hand.what, wanted=hand.step, near=near)


def strangers(hand: HandFinding, walked: Mapping[str, Sequence[Walk]]) -> Iterator[TriageNote]:
    """Whom a finding is said to hit, and who did not walk."""
    known = list(dict.fromkeys(walk.persona for walks in walked.values() for walk in walks))
    for persona in hand.personas:
        if persona not in known:
            near = _near(persona, known)
            yield _note("no-such-persona", _NO_PERSONA, hand.line, what=hand.what, persona=persona, near=near)


def _near(word: str, known: Collection[str]) -> str:
    return next(iter(get_close_matches(word, known, n=1)), "")


def _note(kind: NoteKind, says: tuple[str, str], line: int | None, point: str = "", **values: str) -> TriageNote:
    """`says` is what is said where nothing is near, and where `near` is."""
    template = says[bool(values.get("near"))]
    return TriageNote(
        kind=kind, message=fill(template, values), message_id=template, values=values, point=point, line=line
    )
