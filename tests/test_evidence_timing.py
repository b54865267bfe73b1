"""What is measured along the way, from real pages in a real browser: answers to actions, soft navigations, causes."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from service import Service
from walking import act, css, plan_of, step, walked

from auditor.catalogue import one
from auditor.engines.chromium import Chromium
from auditor.evidence import vitals
from auditor.evidence.vitals import Interaction, Vitals
from auditor.model import Visit
from auditor.parts import EvidenceKind
from auditor.session import Device, Session

pytestmark = pytest.mark.asyncio(loop_scope="session")

BUSY = "const busy = (ms) => { const end = performance.now() + ms; while (performance.now() < end); };"
WORDS = "word " * 200

# A single-page app: one view drawn at once, one that waits for its data, one change without an address of its own.
APP = f"""<!doctype html><html lang="en"><title>App</title><body><h1>Grants</h1>
<button id=quick>All grants</button> <button id=data>One grant</button> <button id=more>More</button>
<button id=busy>Count</button> <input id=name aria-label=Name> <a id=away href="/next">Next</a>
<button id=saved>Save</button> <button id=slow>Later</button>
<main id=main></main><script>
{BUSY}
const main = document.getElementById("main");
const on = (id, run) => {{ document.getElementById(id).onclick = run; }};
on("quick", () => {{ history.pushState({{}}, "", "/all"); main.innerHTML = "<p id=list>{WORDS}</p>"; }});
on("data", async () => {{
  busy(40); // the browser tells of presses that took 16 ms or longer
  history.pushState({{}}, "", "/one");
  main.innerHTML = "<p>Wait</p>";
  await fetch("/data");
  main.innerHTML = "<h2>One grant</h2><p id=text>{WORDS}</p>";
}});
on("more", () => setTimeout(() => {{ main.innerHTML = "<p id=late>{WORDS}</p>"; }}, 400));
on("slow", () => setTimeout(() => {{ main.innerHTML = "<p id=late>{WORDS}</p>"; }}, 900));
on("saved", () => setTimeout(() => {{ location.href = "/next"; }}, 700));
function count() {{
  for (let n = 0; n < 400; n++) {{ main.style.paddingTop = `${{n % 7}}px`; document.body.offsetHeight; }}
  busy(150);
}}
on("busy", () => {{ count(); main.textContent = "Counted"; }});
</script></body></html>"""


@pytest_asyncio.fixture(loop_scope="session")
async def session(engine: Chromium) -> AsyncIterator[Session]:
    async with engine.session(Device()) as one_:
        yield one_


@pytest_asyncio.fixture(loop_scope="session")
async def app(session: Session, service: Service) -> Session:
    service.put("/data", "{}", after=0.5)
    service.page("/next", f"<h1>Next</h1><p>{WORDS}</p>", after=0.3)
    await session.open(service.put("/", APP))
    await session.settle()
    await session.mark()
    return session


async def read(session: Session) -> Any:
    """The timing of the visit, as it is gathered."""
    assert vitals.gather.gather
    return await vitals.gather.gather(session)


async def pressed(session: Session, path: str) -> tuple[Any, Any]:
    """The answer to a press, as it is waited for and as it is read."""
    control = await session.at(path)
    assert control
    await control.click()
    settled = await session.settle(doing=f"click {path}", quiet_ms=700)
    told = await read(session)
    return settled, told


async def test_a_view_that_waits_for_its_data_is_a_navigation_of_its_own(app: Session, service: Service) -> None:
    settled, told = await pressed(app, "#data")
    soft = told.soft_navigation
    assert soft
    assert soft.lcp
    assert soft.fcp
    assert (soft.url, soft.kind, soft.by, soft.lcp_by) == (f"{service.url}one", "push", "browser", "browser")
    assert soft.lcp.element == "#text"
    assert soft.fcp.value < 450
    assert soft.lcp.value >= 500
    assert soft.cls
    assert soft.tbt
    assert settled.first_change_ms is not None
    assert settled.main_content_ms == pytest.approx(soft.lcp.value, abs=1)
    assert settled.first_change_ms < 400 < settled.main_content_ms <= settled.wait_ms + 1
    assert not settled.new_document
    assert told.lcp is None  # of no document


async def test_each_soft_navigation_is_told_on_its_own_visit(app: Session, service: Service) -> None:
    _, first = await pressed(app, "#data")
    await app.mark()
    settled, second = await pressed(app, "#quick")
    assert first.soft_navigation
    assert second.soft_navigation
    assert (first.soft_navigation.url, second.soft_navigation.url) == (f"{service.url}one", f"{service.url}all")
    assert second.soft_navigation.lcp
    assert second.soft_navigation.lcp.element == "#list"
    assert second.soft_navigation.start > first.soft_navigation.start
    assert settled.main_content_ms is not None
    assert settled.main_content_ms < 400
    await app.mark()
    _, third = await pressed(app, "#more")
    assert third.soft_navigation is None


async def test_without_a_new_address_there_is_an_answer_and_no_navigation(app: Session) -> None:
    settled, told = await pressed(app, "#more")
    assert told.soft_navigation is None
    assert settled.first_change_ms is not None
    assert settled.main_content_ms is not None
    assert 400 <= settled.first_change_ms <= settled.main_content_ms + 20
    assert settled.wait_ms >= 400
    assert settled.told_by == "browser"


@pytest.mark.alone
async def test_where_the_browser_does_not_tell_the_watch_does(app: Session) -> None:
    control = await app.at("#data")
    assert control
    await control.activate()  # no press of the customer's, to the browser
    settled: Any = await app.settle(quiet_ms=700)
    told = await read(app)
    soft = told.soft_navigation
    assert (soft.by, soft.lcp_by, soft.kind) == ("watch", "watch", "")
    assert soft.lcp.element in ("#text", "#main")
    assert 500 <= soft.lcp.value <= settled.wait_ms + 1
    assert settled.first_change_ms < 400
    assert settled.told_by == "watch"


async def test_nothing_came_of_a_press(app: Session) -> None:
    settled, told = await pressed(app, "h1")
    assert (settled.first_change_ms, settled.main_content_ms, settled.told_by) == (None, None, "")
    assert told.soft_navigation is None


async def test_an_answer_names_its_action_its_parts_and_its_script(app: Session, service: Service) -> None:
    settled, told = await pressed(app, "#busy")
    (answer,) = told.interactions
    assert (answer.action, answer.element, answer.kind) == ("click #busy", "#busy", "click")
    assert told.inp.value == answer.value >= 150
    assert answer.parts["processingDuration"] >= 150
    assert sum(answer.parts.values()) == pytest.approx(answer.value, abs=10)
    script = answer.scripts[0]
    assert script.url == service.url
    assert script.invoker == "BUTTON#busy.onclick"
    assert script.duration >= 150
    (task,) = told.long_tasks
    assert task.scripts[0].invoker == script.invoker
    assert settled.first_change_ms >= 150
    assert told.scripts[0].forced_layout > 0
    assert told.main_thread_ms >= 40  # of the processor: on a busy machine less than the clock says
    assert told.machine_load is None or told.machine_load >= 0


async def test_typing_and_pressing_are_told_apart(app: Session) -> None:
    name = await app.at("#name")
    assert name
    await name.fill("Maija")
    filled: Any = await app.settle(doing="fill the name", quiet_ms=60)
    assert filled.first_change_ms is not None
    assert filled.first_change_ms < 500  # the browser draws what is typed
    _, told = await pressed(app, "#busy")
    assert [one.action for one in told.interactions if one.value >= 150] == ["click #busy"]
    # The engine tries each press before, without the page hearing of it: that is nobody's interaction.
    # On a busy machine another event of the same press may take longest, and gives the interaction its kind.
    (kind,) = [one.kind for one in told.interactions if one.element == "#busy"]
    assert kind in {"pointerdown", "mousedown", "pointerup", "mouseup", "click"}


SHIFTING = f"""<!doctype html><html lang="en"><title>t</title><body><p>Above</p>
<div id=late></div><p id=moved>{WORDS}</p>
<script>{BUSY}
setTimeout(() => {{ document.getElementById("late").style.height = "300px"; }}, 300);
setTimeout(function reckon() {{ busy(150); }}, 600);
</script></body></html>"""


async def test_what_moved_and_what_blocked_are_named(session: Session, service: Service) -> None:
    await session.open(service.put("/", SHIFTING))
    await session.settle(quiet_ms=1000)
    told = await read(session)
    move = next(move for shift in told.shifts for move in shift.moves if move.element == "#moved")
    assert 300 <= move.after[1] - move.before[1] <= 330
    task = max(told.long_tasks, key=lambda one_: one_.duration)
    assert task.scripts[0].function == "reckon"
    assert task.scripts[0].kind == "user-callback"
    assert task.source == task.scripts[0].url == service.url
    assert told.main_thread_ms >= 40
    assert (told.runs, told.spread) == (1, {})


async def test_a_walk_tells_the_way_from_action_to_settled_view(service: Service, tmp_path: Path) -> None:
    service.put("/data", "{}", after=0.5)
    service.page("/next", f"<h1>Next</h1><p>{WORDS}</p>", after=0.3)
    service.put("/", APP)
    plan = plan_of(
        service.url,
        step("Start", act("open", value="/"), text="Grants"),
        step("One", act("fill", css("#name"), "Maija"), act("click", css("#data")), visible=css("#text")),
        step("Next", act("click", css("#away")), text="Next"),
        step("Back", act("open", value="/"), text="Grants"),
        step("Saved", act("click", css("#saved")), url="**/next"),
        step("Again", act("open", value="/"), text="Grants"),
        step("More", act("click", css("#slow")), visible=css("#late")),
    )
    walk = (await walked(plan, tmp_path / "run", kinds=[one(EvidenceKind, "Vitals")]))["desktop"]
    start, data, away, _, saved, _, slow = walk.visits
    for visit in walk.visits:
        times: Any = visit.arrival
        assert times.first_change_ms is not None
        assert times.main_content_ms is not None
        assert times.wait_ms is not None
        assert 0 < times.first_change_ms <= times.main_content_ms <= times.wait_ms + 1
    assert of(start).soft_navigation is None
    assert of(data).soft_navigation
    assert came(data).first_change_ms < 450
    assert came(data).main_content_ms >= 500
    assert "click" in answered(data)[0].action
    assert of(away).lcp
    assert came(away).main_content_ms >= 300  # from the press, the server's part in it
    assert came(away).main_content_ms >= of(away).lcp.value - 1
    assert came(data).asked_ms is None
    assert came(away).asked_ms < 600
    assert came(saved).asked_ms >= 700  # a script kept it waiting before it was asked for
    assert came(saved).main_content_ms >= 1000
    # The view was at rest for longer than a walk waits, until what the step expects came by a timer.
    assert 900 <= came(slow).first_change_ms <= came(slow).main_content_ms + 20
    assert came(slow).wait_ms >= 900


def came(visit: Visit) -> Any:
    return visit.arrival


def of(visit: Visit) -> Any:
    return visit.get(Vitals)


def answered(visit: Visit) -> list[Interaction]:
    return sorted(of(visit).interactions, key=lambda one_: -one_.value)
