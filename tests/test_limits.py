"""Every wait has a limit, and what a page does without end is stopped and told."""

import asyncio
import time
from pathlib import Path

import pytest
from hostile_service import hostile
from service import Service
from walking import act, plan_of, step, walked

from auditor.engines.chromium import Chromium
from auditor.engines.seam import TIDY_SECONDS, PageSilent, translated
from auditor.errors import PlanError
from auditor.formats.yaml import plan_of as read
from auditor.model import Limits
from auditor.session import Device

PLAN = """service: Slow shop
url: https://shop.example/
limits: {limits}
journeys:
  - name: Order
    steps: [{{name: Start, actions: [open: /]}}]
"""


async def test_a_wait_without_an_answer_ends() -> None:
    began = time.monotonic()
    with pytest.raises(PageSilent, match="did not answer in time while waiting"), translated("waiting", seconds=0.05):
        await asyncio.sleep(30)
    assert time.monotonic() - began < TIDY_SECONDS


async def test_tidying_up_after_it_has_a_limit_too() -> None:
    async def wait() -> None:
        with translated("waiting", seconds=0.05):
            try:
                await asyncio.sleep(30)
            finally:
                await asyncio.sleep(30)

    began = time.monotonic()
    with pytest.raises(PageSilent):
        await wait()
    assert TIDY_SECONDS <= time.monotonic() - began < 3 * TIDY_SECONDS
    await asyncio.sleep(0)  # nothing of it cancels what comes after


async def test_who_is_stopped_from_outside_is_not_taken_to_be_slow() -> None:
    async def wait() -> None:
        with translated("waiting", seconds=30):
            await asyncio.sleep(30)

    task = asyncio.create_task(wait())
    await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_what_is_within_its_limit_is_left_alone() -> None:
    with translated("waiting", seconds=0.2):
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.3)


async def test_a_script_without_end_is_ended_and_told(engine: Chromium) -> None:
    with hostile() as server:
        async with engine.session(Device()) as session:
            await session.open(f"{server.url}loop_on_timer")
            await asyncio.sleep(1.5)
            settled = await session.settle(seconds=2)
            assert not settled.settled
            assert session.held_back().get("scripts")
            assert await session.title() == "Later"
            await session.open(f"{server.url}plain")
            assert await session.title() == "Plain"


async def test_boxes_without_end_are_ended_and_told(engine: Chromium) -> None:
    with hostile() as server:
        async with engine.session(Device()) as session:
            await session.open(f"{server.url}alert_loop")
            await session.settle(seconds=5)
            assert session.held_back()["dialogs"] >= 1
            assert session.dialogs()[:2] == ("Alert 1", "Alert 2")
            assert await session.title() == "Alerts"


async def test_windows_by_the_dozen_are_closed_and_told(engine: Chromium, service: Service) -> None:
    script = "for (let n = 0; n < 30; n++) open('about:blank', '_blank');"
    address = service.page("/", f"<h1>Windows</h1><script>{script}</script>")
    async with engine.session(Device()) as session:
        await session.open(address)
        await session.settle(seconds=5)
        await asyncio.sleep(1)
        assert session.held_back()["windows"] >= 15
        assert await session.title() == "A page"


async def test_walks_that_a_run_has_no_time_for_are_told(service: Service, tmp_path: Path) -> None:
    address = service.page("/", "<h1>Start</h1>")
    plan = plan_of(address, step("Start", act("open", value="/")), limits=Limits(run=0))
    walk = (await walked(plan, tmp_path / "run"))["desktop"]
    assert (walk.stop, walk.visits) == ("not-ready", ())
    assert walk.reason == "The 0 hours that a run may take were over before this walk began."


def test_a_plan_names_its_limits() -> None:
    plan = read(PLAN.format(limits="{page: 5s, visit: 90s, run: 12h}").encode(), Path("audit.yaml"), None, {})
    assert plan.limits == Limits(page=5, visit=90, run=43_200)


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ("{page: 5}", "“5” is not a duration. Write it with its unit, such as 90s, 3min or 8h."),
        ("{page: 0.1s}", "This is too little. It can be from 1s to 5min."),
        ("{paeg: 5s}", "page"),
    ],
)
def test_limits_that_are_none_are_told(limits: str, said: str) -> None:
    with pytest.raises(PlanError, match=r"audit\.yaml:3:") as raised:
        read(PLAN.format(limits=limits).encode(), Path("audit.yaml"), None, {})
    assert said in str(raised.value)
