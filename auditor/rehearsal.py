"""Says what each persona would do of a plan, from the plan alone: nothing is walked, nothing is run."""

import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from auditor.cast import is_for, walks
from auditor.commons.urls import is_loopback
from auditor.lanes import account_of, asks_for_account, shared
from auditor.model import REFERENCE, Action, ActionKind, Command, Journey, Plan, Step
from auditor.parts import Persona
from auditor.secrets import Secrets

K = ActionKind
Mask = Callable[[str], str]
SENDS = {K.CLICK, K.DOUBLE_CLICK, K.DRAG, K.CHECK, K.UNCHECK, K.SELECT, K.UPLOAD, K.ACCEPT_DIALOG}
SENDING_KEYS = ("Enter", "Space", " ")
HARMLESS = ("link", "tab")  # roles whose press opens something


@dataclass(frozen=True, slots=True)
class StepRead:
    """A step, and what of it is out of the ordinary."""

    number: int  # from 1
    name: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What one persona would do of a journey: whole sentences."""

    persona: str
    how: str
    does: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JourneyRead:
    """What would be done of one journey. `times`: how often its last action would be carried out for real."""

    name: str
    steps: tuple[StepRead, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    parts: tuple[Part, ...]
    times: int
    sum: str
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What would be done of a plan. `turns`: which walks never overlap, and why."""

    journeys: tuple[JourneyRead, ...]
    turns: tuple[str, ...]


def rehearse(plan: Plan, personas: Mapping[str, Persona]) -> Rehearsal:
    """What these personas (the plan's cast) would do; the reference walk is always made."""
    walking = [personas[name] for name in dict.fromkeys((REFERENCE, *plan.personas))]
    mask = Secrets(plan.secrets).mask
    read = tuple(_Reading(plan, journey, walking, mask).read() for journey in plan.journeys)
    return Rehearsal(read, tuple(_turns(plan, walking, mask)))


class _Reading:
    """One journey, read for those who walk it."""

    def __init__(self, plan: Plan, journey: Journey, walking: Sequence[Persona], mask: Mask) -> None:
        self.plan, self.journey, self.mask = plan, journey, mask
        self.walking = [persona for persona in walking if walks(journey, persona)]
        self.end = next((step for step in journey.steps if step.stop_before), None)
        reached = journey.steps[: journey.steps.index(self.end)] if self.end else journey.steps
        self.taken = [step for step in reached if not step.manual]
        self.last = next(_sending(reversed(self.taken)), None)

    def read(self) -> JourneyRead:
        """What would be done of it."""
        parts = tuple(self._part(persona) for persona in self.walking)
        times = sum(self._runs(persona) for persona in self.walking if self._sends(persona))
        return JourneyRead(
            name=self.journey.name,
            steps=tuple(self._step(number, step) for number, step in enumerate(self.journey.steps, 1)),
            before=tuple(map(self._words, self.journey.before)),
            after=tuple(map(self._words, self.journey.after)),
            parts=parts,
            times=times,
            sum=self._sum(times),
            warning=self._warning(times),
        )

    def _step(self, number: int, step: Step) -> StepRead:
        return StepRead(number, step.name, tuple(self._notes(number, step)))

    def _notes(self, number: int, step: Step) -> Iterator[str]:
        if self.end and number > self.journey.steps.index(self.end) + 1:
            yield "not reached: the walks end before"
            return
        if step.stop_before:
            yield "stop before: looked at and not taken; every walk ends here"
            return
        if step.manual:
            goes_on = f"with {step.session}" if step.session else "with what it has"
            left = "; its actions are left out" if step.actions else ""
            yield f"manual: only a person can pass, so it is not looked at{left}; the walk goes on {goes_on}"
        if step.safe:
            yield "safe: mistakes may be sent here, and things done twice"
        if step.explore:
            who = enumerated([one.id for one in self.walking if one.explores])
            yield f"explore: beside the walks of {who}, up to {step.explore} closed things are opened; nothing is sent"

    def _part(self, persona: Persona) -> Part:
        return Part(persona.id, persona.docs.title, (self._walk(persona), *self._besides(persona), *self._as(persona)))

    def _walk(self, persona: Persona) -> str:
        walks = f"Walks it {_times(self._runs(persona))}"
        walks += ", before all others," if persona.id == REFERENCE else ""
        if self.end:
            return f"{walks} up to {_called(self.end)}, and leaves that untaken."
        if self.last is None:
            return f"{walks} to the end, and sends nothing, as far as the plan tells."
        step, action = self.last
        if not self._sends(persona):
            return f"{walks} to the end. What is done at {_called(step)} is not for it: {self._words(action)}."
        return f"{walks} to the end, and does for real at {_called(step)}: {self._words(action)}."

    def _runs(self, persona: Persona) -> int:
        return self.plan.repeat if persona.timed else 1

    def _sends(self, persona: Persona) -> bool:
        return self.last is not None and is_for(self.last[1], persona)

    def _besides(self, persona: Persona) -> Iterator[str]:
        told = persona.besides
        if self.plan.consent != "leave":
            yield f"It {self.plan.consent}s what asks for consent to cookies, before each page is judged."
        if told.always:
            yield f"It also {told.always}."
        safe = self._safe()
        other = [step for step in self.taken if step not in safe]
        if told.where_safe and safe:
            more = " What is sent there may be sent more than once." if told.writes else ""
            yield f"It also {told.where_safe}, at {self._listed(safe)} ({self._why_safe()}).{more}"
        if told.elsewhere and other:
            yield f"It {'only ' if safe else ''}{told.elsewhere}, at {self._listed(other)} (not said to be safe)."

    def _safe(self) -> list[Step]:
        return [step for step in self.taken if step.safe or is_loopback(self.plan.url)]

    def _why_safe(self) -> str:
        return "on this very machine" if is_loopback(self.plan.url) else "safe"

    def _listed(self, steps: Sequence[Step]) -> str:
        if len(steps) == len(self.taken):
            return "every step"
        return enumerated([_called(step) for step in steps])

    def _as(self, persona: Persona) -> Iterator[str]:
        account = account_of(self.plan, persona)
        if account and asks_for_account(self.journey, persona):
            yield f"Signs in as {self.mask(account.user)}."

    def _sum(self, times: int) -> str:
        count = sum(self._runs(persona) for persona in self.walking)
        walks = "1 walk" if count == 1 else f"{count} walks"
        if self.end:
            return f"{walks}, none of which takes {_called(self.end)}."
        if self.last is None:
            return f"{walks}, which send nothing, as far as the plan tells."
        step, action = self.last
        done = f"{_times(times)}: {self._words(action)}{self._more()}"
        reset = ", and “before” and “after” are there to undo it" if self._is_reset() else ""
        return f"{walks}. At {_called(step)} each run does for real, {done}{reset}."

    def _more(self) -> str:
        sending = [one.id for one in self.walking if one.besides.writes and one.besides.where_safe and self._safe()]
        return f" (what {enumerated(sending)} may send besides is not counted)" if sending else ""

    def _is_reset(self) -> bool:
        return bool(self.journey.before or self.journey.after)

    def _warning(self, times: int) -> str:
        """Where customers may be at home, what is done so often should not be done by accident."""
        host = next((one for one in self._hosts() if not is_loopback(one)), None)
        if self.end or not times or self.last is None or self._is_reset() or host is None:
            return ""
        step, action = self.last
        where = f"{urlsplit(host).hostname} is not on this machine, and nothing resets it"
        done = f"{self._words(action)} is done {_times(times)}"
        mend = f"write “stop_before: true” at {_called(step)}, or undo it with “before” and “after”"
        return f"{where}: {done}. If that orders, books or changes something, {mend}."

    def _words(self, part: Action | Command) -> str:
        return self.mask(shlex.join(part.run) if isinstance(part, Command) else str(part))

    def _hosts(self) -> list[str]:
        opened = (action.value or "" for step in self.taken for action in step.actions if action.kind is K.OPEN)
        return [self.plan.url, *(address for address in opened if "://" in address)]


def _sending(steps: Iterator[Step]) -> Iterator[tuple[Step, Action]]:
    """What may send something, the last first."""
    for step in steps:
        for action in reversed(step.actions):
            role = action.target.value if action.target and action.target.by == "role" else ""
            pressed = action.kind is K.PRESS and (action.value or "").endswith(SENDING_KEYS)
            if (action.kind in SENDS or pressed) and role not in HARMLESS:
                yield step, action


def _turns(plan: Plan, walking: Sequence[Persona], mask: Mask) -> Iterator[str]:
    """Which walks wait for each other, and what for."""
    groups: dict[str, list[tuple[Journey, Persona]]] = {}
    for journey in plan.journeys:
        for persona in walking:
            if walks(journey, persona) and (name := shared(plan, journey, persona)):
                groups.setdefault(name, []).append((journey, persona))
    count = sum(walks(journey, persona) for journey in plan.journeys for persona in walking)
    for name, pairs in groups.items():
        if len(pairs) > 1:
            who = "All walks" if len(pairs) == count else _listing(plan, pairs)
            yield f"{who} share {mask(name)}, and never overlap."


def _listing(plan: Plan, pairs: Sequence[tuple[Journey, Persona]]) -> str:
    journeys = {journey.name: [one.id for other, one in pairs if other is journey] for journey, _ in pairs}
    if len(plan.journeys) == 1:
        return f"The walks of {enumerated(next(iter(journeys.values())))}"
    return f"The walks {enumerated([f'“{name}” by {enumerated(who)}' for name, who in journeys.items()])}"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _called(step: Step) -> str:
    return f"“{step.name}”"


def enumerated(words: Sequence[str]) -> str:
    """Words in a row, as a sentence has them: “a, b and c”."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
