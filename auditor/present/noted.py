"""Picks out of the evidence what is told step by step: what a screen reader said, what was left untried, what came."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from auditor.commons.opening import listed
from auditor.commons.walks import step_of, touched
from auditor.evidence.keyboard_probes import KeyboardProbes
from auditor.evidence.opened import Explored
from auditor.evidence.touches import Touch
from auditor.evidence.transcript import Line, Transcript
from auditor.model import Journey, Missing, Visit, Walk
from auditor.showing import Heard, HeardLine

StepName = tuple[str, str]  # journey, step
_TROUBLES = {
    "no-name": "no name: nobody who hears this knows what it is",
    "no-alternative": "no alternative: the picture says nothing",
    "name-lacks-label": "is called otherwise than what is seen: “{label}”",
}
_CAME = {
    "nothing": "Pressed, and nothing appeared:",
    "left": "Not opened, since it leads to another page:",
    "failed": "Could not be opened:",
}
_SHORT = 90  # characters that the map has room for


@dataclass(frozen=True, slots=True)
class StepNotes:
    """By step: what the screen reader said; what was left untried, in sentences; the visits whose loading counts."""

    heard: Mapping[StepName, Heard] = field(default_factory=dict)
    untried: Mapping[StepName, tuple[str, ...]] = field(default_factory=dict)
    timed: Mapping[StepName, tuple[Visit, ...]] = field(default_factory=dict)

    def timed_at(self, journey: str, step: str) -> tuple[Visit, ...]:
        """The visits of a step whose loading counts, of all personas."""
        return self.timed.get((journey, step), ())


def notes_of(journeys: Sequence[Journey], walks: Sequence[Walk]) -> StepNotes:
    """Read from the walks' evidence what the report tells in full."""
    names = {(journey.name, n): step.name for journey in journeys for n, step in enumerate(journey.steps)}
    heard: dict[StepName, Heard] = {}
    untried: dict[StepName, tuple[str, ...]] = {}
    timed: dict[StepName, tuple[Visit, ...]] = {}
    for walk in walks:
        for visit in walk.visits:
            step = (walk.journey, names.get((walk.journey, visit.arrival.step), ""))
            told, probes = visit.get(Transcript), visit.get(KeyboardProbes)
            if isinstance(told, Transcript):  # the last visit of a step is where it arrived
                heard[step] = _heard(told, _said_after(walk, visit.arrival.step))
            sentences = [*probes.left_out] if isinstance(probes, KeyboardProbes) else []
            sentences += _unopened(visit.get(Explored))
            left = (f"{walk.persona}: {sentence}" for sentence in sentences)
            untried[step] = tuple(dict.fromkeys((*untried.get(step, ()), *left)))
            if walk.timed:
                timed[step] = (*timed.get(step, ()), visit)
    return StepNotes(heard, untried, timed)


def _unopened(told: Explored | Missing) -> Iterator[str]:
    """What was tried to be opened and came to nothing, what was left out, what was kept from being sent."""
    if not isinstance(told, Explored):
        return
    yield from told.left_out
    for came, words in _CAME.items():
        openers = [one.opener for one in told.attempts if one.came == came]
        if openers:
            yield f"{words} {listed(openers)}."
    if told.refused:
        times = "Once" if told.refused == 1 else f"{told.refused} times"
        yield f"{times}, something that was opened wanted to send something, and was kept from it."


def _heard(told: Transcript, after: tuple[HeardLine, ...]) -> Heard:
    lines = tuple(_line(line) for line in told.lines)
    headings = [line for line in told.lines if line.kind == "heading"]
    main = next((line for line in headings if line.level == 1), next(iter(headings), None))
    brief = [_line(main)] if main else [HeardLine("", "no heading is heard")]
    brief += [line for line in lines if line.trouble][:1]
    return Heard(lines, told.left_out, after, tuple(_cut(line) for line in [*brief, *after[-1:]]))


def _line(line: Line) -> HeardLine:
    """What is heard, in the order in which screen readers say it: role, name, value, states, description."""
    role = f"heading {line.level}" if line.kind == "heading" and line.level else line.role
    role = {"title": "page", "live": "message"}.get(line.kind, role if line.kind != "text" else "")
    words = ", ".join(part for part in (role, *line.states) if part)
    said = ": ".join(part for part in (words[:1].upper() + words[1:], line.name) if part)
    more = " ".join(part for part in (line.value and f"({line.value})", line.description) if part)
    trouble = _TROUBLES.get(line.trouble, "").format(label=line.label)
    return HeardLine(f"{said} {more}".strip(), trouble)


def _said_after(walk: Walk, step: int) -> tuple[HeardLine, ...]:
    """What was heard after each action of a step that changed something."""
    own = (touch for visit, touch in touched(walk) if step_of(visit, touch) == step)
    return tuple(line for touch in own for line in _after(touch))


def _after(touch: Touch) -> Iterator[HeardLine]:
    after = touch.after
    if after is None or not (after.changed or after.new_document):
        return
    did = f"After “{touch.name or touch.label or touch.action}”"
    if after.announced:
        yield HeardLine(f"{did}: {' '.join(after.announced)}")
    elif after.new_document:
        yield HeardLine(f"{did}: a new page.")
    elif after.focus_moved:
        yield HeardLine(f"{did}: {after.focus_name or after.focus_role or 'the focus moves'}")
    else:
        shown = f" “{after.shown[:_SHORT]}” appears." if after.shown else ""
        yield HeardLine(did, f"silence.{shown}")


def _cut(line: HeardLine) -> HeardLine:
    return HeardLine(*(text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…" for text in (line.said, line.trouble)))
