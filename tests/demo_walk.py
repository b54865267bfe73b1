"""Walks the demo's plan with a mouse and looks for elements on the way."""

from collections import defaultdict
from collections.abc import Iterable
from fnmatch import fnmatchcase
from importlib.resources import as_file, files
from urllib.parse import urlsplit

import pytest

from auditor.arrive import unmet
from auditor.cast import is_for
from auditor.cli.plans import read_plan
from auditor.demo.planted import Defect
from auditor.demo.service import Running
from auditor.engines.chromium import Chromium
from auditor.filling import named_hosts
from auditor.model import ActionKind, Journey, Plan
from auditor.personas.desktop import desktop
from auditor.personas.hand import Hand
from auditor.personas.notes import Site
from auditor.session import Session

PATHS = "(selector) => [...document.querySelectorAll(selector)].map((el) => auditor.path(el))"
STILL = (ActionKind.FILL, ActionKind.SELECT)


def demo_plan(running: Running, patch: pytest.MonkeyPatch) -> Plan:
    """The bundled plan, for this service."""
    patch.setenv("DEMO_URL", running.url)
    patch.setenv("DEMO_PAY_URL", running.pay_url)
    with as_file(files("auditor.demo") / "plan.yaml") as path:
        return read_plan(path)


def page_of(defect: Defect, url: str) -> bool:
    """Whether a defect stands on the page with this address."""
    return fnmatchcase(urlsplit(url).path, defect.page)


async def found(engine: Chromium, plan: Plan, defects: Iterable[Defect]) -> dict[Defect, set[str]]:
    """Paths of the elements that each defect names, over all states of its page that the journeys come to."""
    paths: dict[Defect, set[str]] = defaultdict(set)
    wanted = [defect for defect in defects if defect.selector]
    for journey in plan.journeys:
        async with engine.session(desktop.device) as session:
            hand = Hand(session, Site(plan.url, named_hosts(plan), plan.folder))
            await _walk(session, hand, journey, wanted, paths)
    return paths


async def _walk(
    session: Session, hand: Hand, journey: Journey, wanted: list[Defect], paths: dict[Defect, set[str]]
) -> None:
    mine = [(step, action) for step in journey.steps for action in step.actions if is_for(action, desktop)]
    for step, action in mine:
        touch = await hand.act(action)
        assert touch.went == "done" or action.optional, touch
        if action.kind in STILL:
            continue
        await session.settle(seconds=10)
        if action is step.actions[-1] and step.expect:
            assert await unmet(session, step.expect, patience=1) is None
        for defect in wanted:
            if page_of(defect, session.url):
                paths[defect] |= set(await session.evaluate(PATHS, defect.selector))
