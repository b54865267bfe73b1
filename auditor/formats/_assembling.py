"""Assembles a plan, with its comments, of the journeys that were made."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from auditor.model import CHECKERS, Action, ActionKind, Expect, Journey, OwnPersona, Plan, Step, Target

from ._journey_maker import ACTIVATING, Check, Draft, JourneyMaker, LeftOut, Path
from ._naming import FIRST_PAGE, common_suffix, one_line, without_suffix
from ._plan_text import Loc

PERSONAS = ("desktop", "mobile", "keyboard")
WAITABLE = ("text", "visible", "url")
TYPED = {ActionKind.FILL, ActionKind.TYPE}


@dataclass(slots=True)
class Made:
    """What a source came to: the journeys, and what holds for all of them."""

    maker: JourneyMaker
    service: str = ""
    personas: tuple[str, ...] = PERSONAS
    own_personas: tuple[OwnPersona, ...] = ()
    checkers: tuple[str, ...] = CHECKERS
    notes: list[str] = field(default_factory=list)  # at the top of the plan


class Assembly:
    """The plan, and the `comments` for it."""

    def __init__(self, made: Made) -> None:
        self.made, self.maker = made, made.maker
        self.comments: dict[Loc, list[str]] = {}
        titles = [step.title for path in self.maker.paths for step in path.steps]
        self._suffix = common_suffix(titles)

    def plan(self) -> Plan:
        """The whole plan."""
        made = self.made
        paths = [path for path in self.maker.paths if any(step.actions or step.checks for step in path.steps)]
        names = _Names()
        return Plan(
            service=one_line(made.service or self._suffix or self.maker.base.split("/")[2]),
            url=self.maker.base,
            personas=made.personas,
            own_personas=made.own_personas,
            checkers=made.checkers,
            journeys=tuple(self._journey(path, names(path.name), number) for number, path in enumerate(paths)),
        )

    def _journey(self, path: Path, name: str, number: int) -> Journey:
        names = _Names()
        drafts = _filled(path.steps)
        steps = tuple(
            self._step(draft, names(self._name(draft), draft.pressed), ("journeys", number, "steps", place))
            for place, draft in enumerate(drafts)
        )
        return Journey.model_validate({"name": name, "steps": steps, "for": path.personas, "line": path.line})

    def _name(self, draft: Draft) -> str:
        return one_line(without_suffix(draft.name, self._suffix)) or FIRST_PAGE

    def _step(self, draft: Draft, name: str, loc: Loc) -> Step:
        actions, expect = list[Action](), dict[str, Any]()
        checks = sorted(draft.checks, key=lambda check: check.after)
        for place in range(len(draft.actions) + 1):
            self._comment(loc, len(actions), [note for after, note in draft.notes if after == place])
            last = place == len(draft.actions)
            here = [one for one in checks if one.after == place]
            later = any(action.kind in ACTIVATING for action in draft.actions[place:])
            for check in here:
                if check.kind in ("url", "title") and later:
                    actions += [_waiting(check)] if check.kind == "url" else []
                    self._leave_title(check, here, loc, len(actions))
                else:
                    self._check(check, last=last or check.kind == "url", actions=actions, expect=expect, loc=loc)
            actions += [] if last else [self._masked(draft.actions[place])]
        return Step(name=name, line=draft.line, actions=tuple(actions), expect=Expect(**expect))

    def _check(self, check: Check, *, last: bool, actions: list[Action], expect: dict[str, Any], loc: Loc) -> None:
        """At the end of a step it is expected; what must be true on the way, or besides, is waited for."""
        if last or check.kind not in WAITABLE:
            if check.kind not in expect:
                expect[check.kind] = check.value
            elif expect[check.kind] != check.value:
                if check.kind in WAITABLE:
                    actions.append(_waiting(check))
                else:
                    self._leave(check, loc, len(actions))
            return
        actions.append(_waiting(check))

    def _leave_title(self, check: Check, here: list[Check], loc: Loc, number: int) -> None:
        """A title cannot be waited for; where an address is, that tells enough."""
        if check.kind == "title" and not any(one.kind == "url" for one in here):
            self._leave(check, loc, number, "A title on the way; only the end of a step can expect one.")

    def _leave(self, check: Check, loc: Loc, number: int, what: str = "") -> None:
        what = what or f"A step has one “{check.kind}” to be expected, and this is another."
        self._comment(loc, number, [f"Left out ({check.place.words}): {what}"])
        self.maker.left_out.append(LeftOut(check.place, what))

    def _masked(self, action: Action) -> Action:
        """What is typed once more although it must not be written down, such as a password to confirm."""
        name = self.maker.variables.get(action.value or "")
        if action.kind not in TYPED or name is None:
            return action
        return action.model_copy(update={"value": f"${{{name}}}", "secret": True})

    def _comment(self, loc: Loc, number: int, notes: list[str]) -> None:
        if notes:
            self.comments.setdefault((*loc, "actions", number), []).extend(notes)


def _filled(steps: list[Draft]) -> list[Draft]:
    """The steps that hold something; the notes of others go to the one before, or after."""
    kept: list[Draft] = []
    waiting: list[str] = []
    for step in steps:
        if step.actions or step.checks:
            step.notes = [*((0, note) for note in waiting), *step.notes]
            waiting = []
            kept.append(step)
        elif kept:
            kept[-1].notes += [(len(kept[-1].actions), note) for _, note in step.notes]
        else:
            waiting += [note for _, note in step.notes]
    return kept


def _waiting(check: Check) -> Action:
    target = check.value if isinstance(check.value, Target) else None
    if check.kind == "text" and isinstance(check.value, str):
        target = Target(by="text", value=check.value)
    value = check.value if check.kind == "url" and isinstance(check.value, str) else None
    return Action(kind=ActionKind.WAIT_FOR, target=target, value=value, line=check.place.line)


class _Names:
    """Gives each name once: “Payment”, then another that is known, then “Payment (2)”."""

    def __init__(self) -> None:
        self._taken = set[str]()

    def __call__(self, name: str, other: str = "") -> str:
        numbered: Iterator[str] = (f"{name} ({number})" for number in range(2, 100_000))
        free = next(one for one in chain([name, other or name], numbered) if one not in self._taken)
        self._taken.add(free)
        return free
