"""What was recorded, as a plan with comments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from auditor.formats._plan_text import Comments
from auditor.model import Action, ActionKind, Expect, Journey, Owner, Plan, Step, Target
from auditor.places import Place, expected, name_of


@dataclass(slots=True)
class Draft:
    """A step while it is recorded."""

    name: str = ""
    named: bool = False  # by the person
    actions: list[Action] = field(default_factory=list)
    place: Place | None = None
    led: int = 0  # actions that led to its view
    marks: list[tuple[int, Expect]] = field(default_factory=list)  # what must be true, after so many actions


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the service and the journey beside its steps."""

    url: str
    journey: str
    site: str
    language: Literal["en", "fi", "sv"]


def plan_of(
    known: Known, steps: Sequence[Draft], hosts: Mapping[str, str], variables: Sequence[str], notes: Sequence[str]
) -> tuple[Plan, Comments]:
    """The plan. `hosts` are those where a secret was typed, each with its address; `variables` name the secrets."""
    drafts = [draft for draft in steps if draft.actions]
    names = _told_apart([draft.name or f"Step {number}" for number, draft in enumerate(drafts, 1)])
    parts = urlsplit(known.url)
    host = parts.netloc.rpartition("@")[2]
    owners = tuple(Owner(match=f"{at}/**", owner=netloc) for netloc, at in hosts.items() if netloc != host)
    journey = Journey(
        name=name_of(known.journey) or names[-1],
        steps=tuple(_step(draft, name) for draft, name in zip(drafts, names, strict=True)),
    )
    plan = Plan(
        service=known.site or host,
        url=f"{parts.scheme}://{host}/",
        language=known.language,
        owners=owners,
        journeys=(journey,),
    )
    comments: dict[tuple[str | int, ...], Sequence[str]] = {(): [*_top(variables), *dict.fromkeys(notes)]}
    if owners:
        comments["owners",] = ["A secret is typed only on hosts that the plan names; name who answers for these."]
    return plan, comments


def _top(variables: Sequence[str]) -> list[str]:
    harm = (
        "Each walk does all of this for real. Where the last step orders, books or sends something, write "
        "stop_before: true on it, or reset the service with before and after."
    )
    told = "Recorded by `auditor record`. Read it before you run it: what was typed stands in it, except for secrets."
    names = ", ".join(dict.fromkeys(variables))
    return [told, harm, *([f"Secrets were not recorded. Set these before you run it: {names}."] if names else [])]


def _step(draft: Draft, name: str) -> Step:
    expect = expected(draft.place)
    actions, late = list(draft.actions), len(draft.actions)
    for at, mark in sorted(draft.marks, key=lambda each: each[0], reverse=True):
        if mark.text and at == late and not expect.text:
            expect = expect.model_copy(update={"text": mark.text})
        elif mark.visible and at == late and not (expect.visible and expect.visible.by != "role"):
            expect = expect.model_copy(update={"visible": mark.visible})
        else:
            waited = mark.visible or Target(by="text", value=mark.text or "")
            actions.insert(at, Action(kind=ActionKind.WAIT_FOR, target=waited))
    return Step(name=name, actions=tuple(actions), expect=expect)


def _told_apart(names: Sequence[str]) -> list[str]:
    seen: dict[str, int] = {}
    told = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        told.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return told
