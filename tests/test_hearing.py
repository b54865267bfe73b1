"""What a page says after an action is heard, and what it does not say is not."""

import pytest
from service import Service

from auditor.engines.chromium import Chromium
from auditor.evidence.touches import After
from auditor.personas.hearing import Ears
from auditor.session import Device


async def after(engine: Chromium, service: Service, body: str, press: str = "#go", wait: int = 250) -> After:
    """What is heard when a customer comes to a control and presses it."""
    async with engine.session(Device()) as session:
        await session.open(service.page("/", body, title="Halls"))
        await session.settle()
        ears = Ears()
        await ears.listen(session)
        control = await session.at(press)
        assert control
        await control.activate()
        await session.settle(quiet_ms=wait)
        heard = await ears.heard(session)
        assert heard
        return heard


def page(live: str, script: str, more: str = "") -> str:
    return (
        f'<h1>Halls</h1><button id="go">Search</button>{live}{more}<script>go.onclick = () => {{ {script} }}</script>'
    )


SAYS = "says.textContent = '3 halls found'"

ANNOUNCED = {
    "status": ('<p role="status" id="says"></p>', SAYS),
    "polite": ('<p aria-live="polite" id="says"></p>', SAYS),
    "output": ('<output id="says"></output>', SAYS),
    "alert": ('<p role="alert" id="says">Old words</p>', SAYS),
    "heard though not seen": (
        '<p role="status" id="says" style="position: absolute; clip-path: inset(50%); width: 1px"></p>',
        SAYS,
    ),
    "alert that comes": (
        "<main></main>",
        "document.querySelector('main').innerHTML = '<p role=alert>3 halls found</p>'",
    ),
    "alert that is shown": ('<p role="alert" id="says" hidden>3 halls found</p>', "says.hidden = false"),
    "shown inside a region": (
        '<div role="status"><p id="says" hidden>3 halls found</p></div>',
        "says.hidden = false",
    ),
    "taken away again": (
        '<p role="status" id="says"></p>',
        f"{SAYS}; setTimeout(() => {{ says.textContent = '' }}, 80)",
    ),
    "later": ('<p role="status" id="says"></p>', f"setTimeout(() => {{ {SAYS} }}, 60)"),
    "in a shadow root": (
        '<div id="host"></div><script>host.attachShadow({mode: "open"}).innerHTML = "<p role=status></p>"</script>',
        "host.shadowRoot.firstChild.textContent = '3 halls found'",
    ),
}


@pytest.mark.parametrize("case", ANNOUNCED)
async def test_live_regions_are_heard(engine: Chromium, service: Service, case: str) -> None:
    heard = await after(engine, service, page(*ANNOUNCED[case]))
    assert heard.announced == ("3 halls found",)
    assert not heard.perhaps_announced


SILENT = {
    "no region": ('<p id="says"></p>', SAYS),
    "switched off": ('<p role="status" aria-live="off" id="says"></p>', SAYS),
    "hidden from hearing": ('<div aria-hidden="true"><p role="status" id="says"></p></div>', SAYS),
    "emptied": ('<p role="status" id="says">3 halls found</p>', "says.textContent = ''"),
    "a timer": ('<p role="timer" id="says"></p>', SAYS),
}


@pytest.mark.parametrize("case", SILENT)
async def test_silence_is_heard_as_silence(engine: Chromium, service: Service, case: str) -> None:
    heard = await after(engine, service, page(*SILENT[case]))
    assert not heard.announced
    assert not heard.perhaps_announced
    assert heard.changed
    assert heard.shown == ("" if case == "emptied" else "3 halls found")


async def test_nothing_that_happens_is_no_change(engine: Chromium, service: Service) -> None:
    heard = await after(engine, service, page("<p>Old words</p>", "1 + 1"))
    assert heard == After(focus="#go", focus_role="button", focus_name="Search")


async def test_a_region_that_comes_with_its_text_may_not_be_heard(engine: Chromium, service: Service) -> None:
    script = "document.querySelector('main').innerHTML = '<p role=status>3 halls found</p>'"
    heard = await after(engine, service, page("<main></main>", script))
    assert (heard.announced, heard.perhaps_announced) == ((), ("3 halls found",))


async def test_only_the_news_of_a_region_is_said_unless_it_is_atomic(engine: Chromium, service: Service) -> None:
    script = "says.insertAdjacentHTML('beforeend', '<li>Second</li>')"
    log = '<ul role="log" id="says"><li>First</li></ul>'
    assert (await after(engine, service, page(log, script))).announced == ("Second",)
    whole = '<ul aria-live="polite" aria-atomic="true" id="says"><li>First</li></ul>'
    assert (await after(engine, service, page(whole, script))).announced == ("First Second",)


async def test_what_is_typed_is_not_said(engine: Chromium, service: Service) -> None:
    live = '<div role="status"><p id="says"></p><textarea id="t"></textarea><div contenteditable id="e"></div></div>'
    heard = await after(engine, service, page(live, f"t.value = 'hidden'; e.textContent = 'hidden'; {SAYS}"))
    assert heard.announced == ("3 halls found",)
    assert "hidden" not in heard.shown


async def test_the_focus_is_followed(engine: Chromium, service: Service) -> None:
    heard = await after(engine, service, page('<h2 id="to" tabindex="-1">Results</h2>', "to.focus()"))
    assert (heard.focus, heard.focus_role, heard.focus_name) == ("#to", "heading", "Results")
    assert heard.focus_moved
    assert not heard.focus_lost


async def test_the_focus_is_lost_with_what_had_it(engine: Chromium, service: Service) -> None:
    for script in ("go.remove()", "go.disabled = true; go.blur()", "go.hidden = true", "go.parentNode.innerHTML = 'x'"):
        heard = await after(engine, service, page("", script))
        assert heard.focus_lost, script
        assert not heard.focus


async def test_the_title_is_heard(engine: Chromium, service: Service) -> None:
    heard = await after(engine, service, page("", "document.title = 'Results'"))
    assert heard.announced == ("Results",)


async def test_states_of_what_has_the_focus_are_heard(engine: Chromium, service: Service) -> None:
    heard = await after(engine, service, page("", "go.setAttribute('aria-expanded', 'true'); go.textContent = 'Close'"))
    assert heard.states == ("expanded", "Close")


async def test_a_new_document_is_heard_by_its_title_and_focus(engine: Chromium, service: Service) -> None:
    service.page("/next", "<h1>Results</h1><input aria-label='Words' autofocus>", title="Results")
    heard = await after(engine, service, page("", "location.href = '/next'"), wait=300)
    assert heard.new_document
    assert heard.announced == ("Results",)
    assert (heard.focus_role, heard.focus_name) == ("textbox", "Words")


async def test_the_customers_own_moves_are_no_moves_of_the_page(engine: Chromium, service: Service) -> None:
    async with engine.session(Device()) as session:
        await session.open(service.page("/", '<button id="a">A</button><button id="b">B</button>'))
        await session.settle()
        ears = Ears()
        await ears.listen(session)
        for key in ("Tab", "Tab", "Enter"):
            await session.press(key)
        await session.settle()
        heard = await ears.heard(session)
    assert heard == After(focus="#b", focus_role="button", focus_name="B")


async def test_choosing_from_a_list_is_the_customers_own_move(engine: Chromium, service: Service) -> None:
    live = (
        "<label>Town <select id='town' onchange=\"says.textContent = 'None there'\"><option>A<option>B</select></label>"
    )
    async with engine.session(Device()) as session:
        await session.open(service.page("/", f"{live}<p id='says'></p>"))
        await session.settle()
        ears = Ears()
        await ears.listen(session)
        control = await session.at("#town")
        assert control
        await control.evaluate("(el) => el.focus()")
        await control.select("B")
        await session.settle()
        heard = await ears.heard(session)
    assert heard
    assert (heard.focus, heard.focus_moved, heard.shown, heard.announced) == ("#town", False, "None there", ())


async def test_what_is_announced_late_is_waited_for(engine: Chromium, service: Service) -> None:
    script = f"other.textContent = 'Searching done'; setTimeout(() => {{ {SAYS} }}, 900)"
    body = page('<p role="status" id="says"></p><p id="other"></p>', script)
    async with engine.session(Device()) as session:
        await session.open(service.page("/", body))
        await session.settle()
        ears = Ears()
        await ears.listen(session)
        control = await session.at("#go")
        assert control
        await control.activate()
        await session.settle(quiet_ms=100)
        heard = await ears.heard(session, patience=2)
    assert heard
    assert heard.announced == ("3 halls found",)
