"""Plans that were brought over from a recording, a configuration and a script are walked on the demo service."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor.arrive import unmet
from auditor.cli.plans import read_plan
from auditor.demo.service import start
from auditor.engines.chromium import Chromium
from auditor.filling import named_hosts
from auditor.model import Plan
from auditor.personas.desktop import desktop
from auditor.personas.hand import Hand
from auditor.personas.notes import Site

SOURCES = Path(__file__).parent / "sources"
RECORDED_AT = "127.0.0.1:8000"


@pytest.fixture(scope="module")
def demo() -> Iterator[str]:
    running = start(mended=False)
    yield running.url.removeprefix("http://").rstrip("/")
    running.stop()


def plan_of(source: str, host: str, folder: Path) -> Plan:
    """The plan of this source, as if it had been recorded on this host."""
    file = folder / source
    file.write_text((SOURCES / source).read_text(encoding="utf-8").replace(RECORDED_AT, host), encoding="utf-8")
    return read_plan(file)


async def walked(engine: Chromium, plan: Plan) -> list[str]:
    """The steps that were arrived at; each action is carried out, and each step's expectation met."""
    arrived = []
    for journey in plan.journeys:
        async with engine.session(desktop.device) as session:
            hand = Hand(session, Site(plan.url, named_hosts(plan), plan.folder))
            for step in journey.steps:
                for action in step.actions:
                    touch = await hand.act(action)
                    assert touch.went == "done", (step.name, touch.words, touch.tried)
                    await session.settle(seconds=10)
                assert await unmet(session, step.expect) is None, step.name
                arrived.append(step.name)
    return arrived


@pytest.mark.parametrize(
    ("source", "steps"),
    [
        (
            "booking.json",
            [
                "Varaa liikuntavuoro – Pihlajakoski",
                "Hae vapaata vuoroa – Liikuntavuorot",
                "Hakutulokset – Liikuntavuorot",
            ],
        ),
        ("cancel_booking.json", ["Kirjaudu", "Omat", "Peru varaus"]),
        (
            "book_a_slot.py",
            ["Start page", "Varaa vuoro", "Löytyi 3 hallia", "Jokirannan liikuntahalli", "Omat tiedot"],
        ),
        (".pa11yci", ["Start page", "Kirjaudu", "Omat", "Yhteys", "Kiitos"]),
    ],
)
@pytest.mark.asyncio(loop_scope="session")
async def test_what_is_imported_is_walked(
    source: str, steps: list[str], engine: Chromium, demo: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SALASANA", "Koivu-Halli-26")
    monkeypatch.setenv("SALASANA_PAKOLLINEN", "Koivu-Halli-26")
    plan = plan_of(source, demo, tmp_path)

    assert await walked(engine, plan) == steps
    assert "Koivu-Halli-26" not in plan.model_dump_json(exclude={"journeys"})
