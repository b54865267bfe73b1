"""Walks a small plan through a real browser; for tests."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from auditor.choosing import Choice
from auditor.engines.find import find_browser
from auditor.evidence.touches import Touch, Touches
from auditor.model import Action, ActionKind, Expect, Journey, Plan, Step, Target, Walk
from auditor.store import RunFolder, WalkWriter
from auditor.walk import walk_plan


class Silent:
    def walk_started(self, journey: str, persona: str, steps: int) -> None: ...
    def step_started(self, journey: str, persona: str, number: int, name: str) -> None: ...
    def walk_ended(self, walk: Walk) -> None: ...


class NoPictures(WalkWriter):
    def __init__(self) -> None:
        """Pages are not pictured here."""


def css(selector: str) -> Target:
    return Target(by="css", value=selector)


def act(kind: str, target: Target | str | None = None, value: str | None = None, **more: Any) -> Action:
    found = css(target) if isinstance(target, str) else target
    return Action(kind=ActionKind(kind), target=found, value=value, **more)


def step(name: str, *actions: Action, **expect: Any) -> Step:
    return Step(name=name, actions=actions, expect=Expect(**expect))


def plan_of(url: str, *steps: Step, **more: Any) -> Plan:
    return Plan(service="Test service", url=url, journeys=(Journey(name="Journey", steps=steps),), **more)


# What is looked at beside the walk, and costs most of its time. Tests of a way of walking do without.
BESIDE = ("LoadedAgain", "Surroundings", "Interruptions", "Flashes")


async def walked(
    plan: Plan,
    out: Path,
    *personas: str,
    kinds: Sequence[Any] = (),
    pictures: bool = False,
    without: Collection[str] = BESIDE,
) -> dict[str, Walk]:
    """The walks by persona; the reference walk always among them."""
    folder = RunFolder.create(out, plan)
    choice = Choice(personas=personas or ("desktop",), kinds=kinds, pictures=pictures, without=without)
    await walk_plan(plan, folder, browser=find_browser(), listener=Silent(), choice=choice)
    return {walk.persona: walk for walk in folder.walks()}


def touches(walk: Walk) -> list[Touch]:
    """All that the walk touched, in order."""
    noted = [visit.get(Touches) for visit in walk.visits]
    return [touch for one in noted if isinstance(one, Touches) for touch in one.touches]
