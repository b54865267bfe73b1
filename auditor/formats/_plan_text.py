"""Writes a plan as YAML that people read and edit, with comments where something must be said.

Whoever makes a plan for somebody (`import`, `record`, `init`) makes a `Plan` and hands it to `plan_text`. Values stand
in it as they are to be written: `${NAME}` is what the plan is to take from the environment. A text that comes from a
page or a recording goes through `can_be_written` first, since a plan has no way to say that it means `${NAME}` itself.
A brand is not written: it stays in a file of its own, whose name a `Plan` does not know.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap

from auditor.model import CHECKERS, Action, Command, Journey, Network, Plan, SigningIn, Step

from ._plan_parts import account, detail, expect, gate, own_persona, statement
from ._scalars import Flow, address, flow, scalar
from ._way_parts import beside_steps, crawl, limits, reach, told_to_hosts

Loc = tuple[str | int, ...]
Comments = Mapping[Loc, Sequence[str]]
WIDTH = 120  # columns of a line; what is longer is written on several
STANDS_FOR = ("${", "{unique}", "{account.")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a plan, and the line of the source that it comes from (`line` of an action, a step, a journey)."""

    text: str
    source: int | None = None


def can_be_written(text: str) -> bool:
    """Whether a text that somebody else wrote means itself in a plan: nothing is filled in when it is read."""
    return not any(sign in text for sign in STANDS_FOR)


def plan_text(plan: Plan, comments: Comments | None = None) -> str:
    """The plan as a file.

    `comments` stand before what they are about, by its place: `()` the top of the file, `("personas",)` and other keys
    of the plan, `("journeys", 0)`, `("journeys", 0, "steps", 1)`, then `"actions", 2` (the number after the last: at
    the end of the actions) or `"expect"`. Each is one text; long ones are wrapped.
    """
    return "".join(f"{line.text}\n" for line in plan_lines(plan, comments or {}))


def plan_lines(plan: Plan, comments: Comments) -> list[Line]:
    """The lines of `plan_text`, each with where it comes from."""
    return list(_Writer(comments).plan(plan))


class _Writer:
    def __init__(self, comments: Comments) -> None:
        self._comments = comments

    def plan(self, plan: Plan) -> Iterator[Line]:
        yield from self._said((), 0)
        yield from self._top("service", scalar(plan.service))
        yield from self._top("url", address(plan.url))
        yield from self._top("language", plan.language)
        yield from self._personas(plan)
        if plan.checkers != CHECKERS:
            yield from self._top("checkers", flow(plan.checkers) if plan.checkers else "none")
        if plan.consent != "leave":
            yield from self._top("consent", plan.consent)
        if plan.repeat != 1:
            yield from self._top("repeat", str(plan.repeat))
        yield from self._way(plan.network, plan.folder)
        yield from self._listed("accounts", [account(one) for one in plan.accounts])
        yield from self._listed("owners", [{"match": one.match, "owner": one.owner} for one in plan.owners])
        nested = {
            "gate": gate(plan.gate) if plan.gate else None,
            "limits": limits(plan.limits) or None,
            "statement": statement(plan.statement) if plan.statement else None,
            "crawl": crawl(plan.crawl) if plan.crawl else None,
        }
        for key, value in nested.items():
            if value is not None:
                yield from self._said((key,), 0)
                yield from _entry(0, key, value)
        if plan.sign_in:
            yield from self._session(plan.sign_in)
        yield from self._said(("journeys",), 0)
        yield from [Line("journeys:")] if plan.journeys else []
        for number, journey in enumerate(plan.journeys):
            yield from self._journey(journey, ("journeys", number))

    def _top(self, key: str, value: str) -> Iterator[Line]:
        yield from self._said((key,), 0)
        yield Line(f"{key}: {value}")

    def _listed(self, key: str, entries: Sequence[Flow]) -> Iterator[Line]:
        if entries:
            yield from self._said((key,), 0)
            yield Line(f"{key}:")
            for one in entries:
                yield from _item(2, one)

    def _personas(self, plan: Plan) -> Iterator[Line]:
        made = {one.name: one for one in plan.own_personas}
        if made:
            yield from self._listed(
                "personas", [own_persona(made[name]) if name in made else name for name in plan.personas]
            )
        else:
            yield from self._top("personas", flow(plan.personas))

    def _way(self, network: Network, folder: Path) -> Iterator[Line]:
        for key, value in reach(network, folder).items():
            yield from self._said((key,), 0)
            yield from _entry(0, key, value)
        for key, entries in told_to_hosts(network).items():
            yield from self._listed(key, entries)

    def _session(self, told: SigningIn) -> Iterator[Line]:
        yield from self._said(("session",), 0)
        yield Line("session:", told.line)
        yield Line("  steps:", told.line)
        for number, step in enumerate(told.journey.steps):
            yield from self._step(step, ("session", "steps", number), indent=4)
        if told.signed_out:
            yield from _entry(2, "signed_out", expect(told.signed_out), told.line)
        for key, value in beside_steps(told).items():
            yield from _entry(2, key, value, told.line)

    def _journey(self, journey: Journey, loc: Loc) -> Iterator[Line]:
        yield from self._said(loc, 2)
        yield Line(f"  - name: {scalar(journey.name)}", journey.line)
        if journey.for_personas:
            yield Line(f"    for: {flow(journey.for_personas)}", journey.line)
        for key, parts in (("before", journey.before), ("after", journey.after)):
            yield from [Line(f"    {key}:", journey.line)] if parts else []
            for part in parts:
                yield from _command(part) if isinstance(part, Command) else _action(6, part)
        yield Line("    steps:", journey.line)
        for number, step in enumerate(journey.steps):
            yield from self._step(step, (*loc, "steps", number))

    def _step(self, step: Step, loc: Loc, indent: int = 6) -> Iterator[Line]:
        yield from self._said(loc, indent)
        begin, own, parts = " " * indent, indent + 2, indent + 4
        yield Line(f"{begin}- name: {scalar(step.name)}", step.line)
        given: dict[str, Flow | None] = {"owner": step.owner, "session": step.session, "explore": step.explore or None}
        flags = {name: True for name in ("manual", "safe", "stop_before") if getattr(step, name)}
        for key, value in {**given, **flags}.items():
            if value is not None:
                yield Line(f"{begin}  {key}: {flow(value)}", step.line)
        yield from [Line(f"{begin}  actions:", step.line)] if step.actions else []
        for number, action in enumerate(step.actions):
            yield from self._said((*loc, "actions", number), parts)
            yield from _action(parts, action)
        yield from self._said((*loc, "actions", len(step.actions)), parts if step.actions else own)
        yield from self._said((*loc, "expect"), own)
        if step.expect:
            yield from _entry(own, "expect", expect(step.expect), step.line)

    def _said(self, loc: Loc, indent: int) -> Iterator[Line]:
        for comment in self._comments.get(loc, ()):
            told = "".join(letter if letter.isprintable() else " " for letter in comment).strip()
            lines = wrap(told, WIDTH - indent - 2, break_long_words=False, break_on_hyphens=False) or [""]
            yield from (Line(f"{' ' * indent}# {line}".rstrip()) for line in lines)


def _entry(indent: int, key: str, value: Flow, source: int | None = None) -> Iterator[Line]:
    """A key with its value: on one line where it fits, else each part on its own."""
    line = f"{' ' * indent}{key}: {flow(value)}"
    if len(line) <= WIDTH or not isinstance(value, Mapping):
        yield Line(line, source)
        return
    yield Line(f"{' ' * indent}{key}:", source)
    for name, one in value.items():
        yield from _entry(indent + 2, name, one, source)


def _item(indent: int, value: Flow, source: int | None = None) -> Iterator[Line]:
    line = f"{' ' * indent}- {flow(value)}"
    if len(line) <= WIDTH or not isinstance(value, Mapping):
        yield Line(line, source)
        return
    parts = [line for name, one in value.items() for line in _entry(indent + 2, name, one, source)]
    yield Line(f"{' ' * indent}- {parts[0].text.lstrip()}", source)
    yield from parts[1:]


def _action(indent: int, action: Action) -> Iterator[Line]:
    told = detail(action)
    if told is None:
        yield Line(f"{' ' * indent}- {action.kind}" + (":" if _has_more(action) else ""), action.line)
    else:
        first, *rest = _entry(indent + 2, action.kind, told, action.line)
        yield Line(f"{' ' * indent}- {first.text.lstrip()}", action.line)
        yield from rest
    if action.for_personas:
        yield Line(f"{' ' * indent}  for: {flow(action.for_personas)}", action.line)
    if action.optional:
        yield Line(f"{' ' * indent}  optional: true", action.line)


def _has_more(action: Action) -> bool:
    return bool(action.for_personas or action.optional)


def _command(command: Command) -> Iterator[Line]:
    yield Line(f"      - run: {flow(command.run)}", command.line)
