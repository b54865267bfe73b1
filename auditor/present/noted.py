"""Picks out of the evidence what is told step by step: what a screen reader said, what was left untried, what came."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from auditor.commons.opening import listed
from auditor.commons.walks import step_of, touched
from auditor.evidence.keyboard_probes import KeyboardProbes
from auditor.evidence.opened import Explored
from auditor.evidence.touches import Touch
from auditor.evidence.transcript import Line, Transcript
from auditor.languages import Words, phrase
from auditor.model import Journey, Missing, Visit, Walk
from auditor.showing import Heard, HeardLine

ENGLISH = Words()

StepName = tuple[str, str]  # journey, step
_TROUBLES = {
    "no-name": phrase("no name: nobody who hears this knows what it is"),
    "no-alternative": phrase("no alternative: the picture says nothing"),
    "name-lacks-label": phrase("is called otherwise than what is seen: “{label}”"),
}
_CAME = {
    "nothing": phrase("Pressed, and nothing appeared: {names}."),
    "left": phrase("Not opened, since it leads to another page: {names}."),
    "failed": phrase("Could not be opened: {names}."),
}
# What a screen reader says itself, and the words of its roles and states that are no words of ARIA.
PAGE, MESSAGE = phrase("page"), phrase("message")
_HEARD_AS = {"title": PAGE, "live": MESSAGE}
_HEADING, _NO_HEADING = phrase("heading {level}"), phrase("no heading is heard")
_AFTER, _NEW_PAGE, _MOVES = phrase("After “{name}”"), phrase("a new page."), phrase("the focus moves")
_SILENCE, _SILENCE_WITH = phrase("silence."), phrase("silence. “{text}” appears.")
_SHORT = 90  # characters that the map has room for


@dataclass(frozen=True, slots=True)
class StepNotes:
    """By step: what the screen reader said; what was left untried, in sentences; the visits whose loading counts."""

    heard: Mapping[StepName, Heard] = field(default_factory=dict)
    untried: Mapping[StepName, tuple[str, ...]] = field(default_factory=dict)
    timed: Mapping[StepName, tuple[Visit, ...]] = field(default_factory=dict)
    lines: Mapping[StepName, int | None] = field(default_factory=dict)  # in the plan's file

    def timed_at(self, journey: str, step: str) -> tuple[Visit, ...]:
        """The visits of a step whose loading counts, of all personas."""
        return self.timed.get((journey, step), ())


def notes_of(journeys: Sequence[Journey], walks: Sequence[Walk], words: Words = ENGLISH) -> StepNotes:
    """Read from the walks' evidence what the report tells in full, in the reader's language."""
    names = {(journey.name, n): step.name for journey in journeys for n, step in enumerate(journey.steps)}
    heard: dict[StepName, Heard] = {}
    untried: dict[StepName, tuple[str, ...]] = {}
    timed: dict[StepName, tuple[Visit, ...]] = {}
    for walk in walks:
        for visit in walk.visits:
            step = (walk.journey, names.get((walk.journey, visit.arrival.step), ""))
            told, probes = visit.get(Transcript), visit.get(KeyboardProbes)
            if isinstance(told, Transcript):  # the last visit of a step is where it arrived
                heard[step] = _heard(told, _said_after(walk, visit.arrival.step, words), words)
            sentences = [*probes.left_out] if isinstance(probes, KeyboardProbes) else []
            sentences += _unopened(visit.get(Explored), words)
            left = (f"{walk.persona}: {words.sentence(sentence)}" for sentence in sentences)
            untried[step] = tuple(dict.fromkeys((*untried.get(step, ()), *left)))
            if walk.timed:
                timed[step] = (*timed.get(step, ()), visit)
    lines = {(journey.name, step.name): step.line for journey in journeys for step in journey.steps}
    return StepNotes(heard, untried, timed, lines)


def _unopened(told: Explored | Missing, words: Words) -> Iterator[str]:
    """What was tried to be opened and came to nothing, what was left out, what was kept from being sent."""
    if not isinstance(told, Explored):
        return
    yield from told.left_out
    for came, say in _CAME.items():
        openers = [one.opener for one in told.attempts if one.came == came]
        if openers:
            yield words(say, names=listed(openers))
    if told.refused:
        yield words.many(
            "Once, something that was opened wanted to send something, and was kept from it.",
            "{n} times, something that was opened wanted to send something, and was kept from it.",
            told.refused,
        )


def _heard(told: Transcript, after: tuple[HeardLine, ...], words: Words) -> Heard:
    lines = tuple(_line(line, words) for line in told.lines)
    headings = [line for line in told.lines if line.kind == "heading"]
    main = next((line for line in headings if line.level == 1), next(iter(headings), None))
    brief = [_line(main, words)] if main else [HeardLine("", words(_NO_HEADING))]
    brief += [line for line in lines if line.trouble][:1]
    return Heard(lines, told.left_out, after, tuple(_cut(line) for line in [*brief, *after[-1:]]))


def _line(line: Line, words: Words) -> HeardLine:
    """What is heard, in the order in which screen readers say it: role, name, value, states, description."""
    role = words(_HEADING, level=line.level) if line.kind == "heading" and line.level else words.gettext(line.role)
    role = "" if line.kind == "text" else words.gettext(_HEARD_AS[line.kind]) if line.kind in _HEARD_AS else role
    said = ", ".join(part for part in (role, *(words.gettext(state) for state in line.states)) if part)
    said = ": ".join(part for part in (said[:1].upper() + said[1:], line.name) if part)
    more = " ".join(part for part in (line.value and f"({line.value})", line.description) if part)
    trouble = words(_TROUBLES[line.trouble], label=line.label) if line.trouble in _TROUBLES else ""
    return HeardLine(f"{said} {more}".strip(), trouble)


def _said_after(walk: Walk, step: int, words: Words) -> tuple[HeardLine, ...]:
    """What was heard after each action of a step that changed something."""
    own = (touch for visit, touch in touched(walk) if step_of(visit, touch) == step)
    return tuple(line for touch in own for line in _after(touch, words))


def _after(touch: Touch, words: Words) -> Iterator[HeardLine]:
    after = touch.after
    if after is None or not (after.changed or after.new_document):
        return
    did = words(_AFTER, name=touch.name or touch.label or words.gettext(touch.action))
    if after.announced:
        yield HeardLine(f"{did}: {' '.join(after.announced)}")
    elif after.new_document:
        yield HeardLine(f"{did}: {words(_NEW_PAGE)}")
    elif after.focus_moved:
        yield HeardLine(f"{did}: {after.focus_name or words.gettext(after.focus_role or _MOVES)}")
    elif after.shown:
        yield HeardLine(did, words(_SILENCE_WITH, text=after.shown[:_SHORT]))
    else:
        yield HeardLine(did, words(_SILENCE))


def _cut(line: HeardLine) -> HeardLine:
    return HeardLine(*(text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…" for text in (line.said, line.trouble)))
