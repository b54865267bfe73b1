"""Evidence for the rules over the path, gathered from real pages in a real browser."""

from typing import Any

from service import Answer, Handler, Service

from auditor.commons.consent import Means, contrast, means, sorted_out
from auditor.engines.chromium import Chromium
from auditor.evidence import consent, links, login, time_limits
from auditor.evidence.consent import Consent
from auditor.evidence.links import Links
from auditor.evidence.login import Login
from auditor.evidence.time_limits import TimeLimits
from auditor.session import Device


async def gathered(engine: Chromium, url: str, *kinds: Any) -> list[Any]:
    """The evidence of these kinds on this page."""
    async with engine.session(Device()) as session:
        await session.open(url)
        await session.settle()
        return [await kind.gather.gather(session) for kind in kinds]


async def consent_of(engine: Chromium, service: Service, body: str) -> Consent:
    [found] = await gathered(engine, service.page("/page", body), consent)
    assert isinstance(found, Consent)
    return found


async def login_of(engine: Chromium, service: Service, body: str) -> Login:
    [found] = await gathered(engine, service.page("/page", body), login)
    assert isinstance(found, Login)
    return found


CONTENT = '<header><a href="/a">A</a> <a href="/b">B</a></header><main><h1>Halls</h1><button>Book</button></main>'
BAR = """<div id=bar style="position:fixed;bottom:0;left:0;right:0;background:#fff;padding:20px">
<p>We use cookies to count visits.</p>
<button style="background:#004400;color:#fff;border:0;padding:10px">Accept all</button>
<a href="/cookies">Cookie policy</a> <button style="background:none;border:0;color:#bbb">Settings</button>
<label><input type=checkbox checked> Statistics</label>
<label><input type=checkbox checked disabled> Needed</label></div>"""


# Consent


async def test_a_bar_at_the_foot_is_told_with_its_buttons_and_leaves_the_page_usable(
    engine: Chromium, service: Service
) -> None:
    [layer] = (await consent_of(engine, service, CONTENT + BAR)).layers
    assert (layer.path, layer.modal, layer.behind, layer.reachable) == ("#bar", False, 3, 3)
    assert [(one.name, one.role, means(one)) for one in layer.controls] == [
        ("Accept all", "button", Means.ACCEPT),
        ("Cookie policy", "link", Means.OTHER),
        ("Settings", "button", Means.CHOOSE),
    ]
    assert [(box.name, box.checked, box.disabled) for box in layer.boxes] == [
        ("Statistics", True, False),
        ("Needed", True, True),
    ]
    accept, _, settings = layer.controls
    assert (accept.background, accept.around) == ("rgb(0, 68, 0)", "rgb(255, 255, 255)")
    assert round(contrast(settings.color, settings.background) or 0, 1) == 1.9


async def test_a_layer_over_the_whole_view_leaves_nothing_to_reach(engine: Chromium, service: Service) -> None:
    wall = """<div id=w style="position:fixed;inset:0;background:#eee"><p>Sivusto käyttää evästeitä.</p>
      <button>Hyväksy</button></div>"""
    [layer] = (await consent_of(engine, service, CONTENT + wall)).layers
    assert (layer.behind, layer.reachable) == (3, 0)


async def test_a_modal_dialog_and_one_in_a_shadow_root_are_told(engine: Chromium, service: Service) -> None:
    modal = "<dialog id=d>Cookies? <button>OK</button></dialog><script>d.showModal()</script>"
    shadowed = """<div id=host></div><script>host.attachShadow({mode: "open"}).innerHTML =
      '<div role="dialog" aria-modal="true">Vi använder kakor. <button>Godkänn</button></div>'</script>"""
    for body in (modal, shadowed):
        [layer] = (await consent_of(engine, service, CONTENT + body)).layers
        assert layer.modal or layer.said_modal


async def test_what_speaks_of_cookies_without_asking_is_no_layer(engine: Chromium, service: Service) -> None:
    for body in (
        "<main><h1>Cookies</h1><p class=cookies>We use cookies.</p><button>Print</button></main>",
        '<footer class=cookie-links><a href="/c">Cookies</a> <button>Cookie settings</button></footer>',
        '<div class=cookie-bar style="display:none">Cookies <button>Accept</button></div>',
        "<div role=dialog>Choose a hall <button>OK</button></div>",
        "<div role=dialog>I consent to be photographed. <button>Accept</button></div>",
        '<article style="position:fixed;top:0" class=recipe>Cookies: <a href="/1">bake them</a></article>',
        '<div class="has-cookie-bar"><main>Cookies <button>Accept</button></main></div>',
    ):
        assert (await consent_of(engine, service, CONTENT + body)).layers == (), body


async def test_only_the_outermost_of_nested_layers_is_told(engine: Chromium, service: Service) -> None:
    nested = """<div id=cookie-outer>Cookies<div class=cookie-inner>are used <button>Accept</button></div>
      <button>Reject</button></div>"""
    [layer] = (await consent_of(engine, service, CONTENT + nested)).layers
    assert set(sorted_out(layer)) == {Means.ACCEPT, Means.REFUSE}


# Login


async def test_paste_is_offered_and_what_forbids_it_is_told(engine: Chromium, service: Service) -> None:
    found = await login_of(
        engine,
        service,
        """<form id=f><label>User <input id=user autocomplete=username></label>
        <label>Password <input id=plain type=password autocomplete=current-password></label></form>
        <form><label>Attribute <input id=attribute type=password onpaste="return false"></label></form>
        <form><label>Listener <input id=listener type=password></label></form>
        <form><label>Before <input id=before type=password></label></form>
        <form><label>Own way <input id=own type=password></label></form>
        <form><label>Filled <input id=filled type=password value=secret-one onpaste="return false"></label></form>
        <form><label>Code <input id=code autocomplete=one-time-code maxlength=6></label></form>
        <form><label>Masked <input id=masked style="-webkit-text-security: disc"></label></form>
        <form><label>Name <input id=name></label></form>
        <script>
          const stop = (event) => event.preventDefault();
          document.getElementById("listener").addEventListener("paste", stop);
          document.getElementById("before").addEventListener("beforeinput", (event) => {
            if (event.inputType === "insertFromPaste") event.preventDefault(); });
          document.getElementById("own").addEventListener("paste", (event) => {
            event.preventDefault();
            const { target } = event, text = event.clipboardData.getData("text");
            setTimeout(() => { target.value = text; }, 10); });
        </script>""",
    )
    assert {one.path: one.paste for one in found.fields} == {
        "#user": "taken",
        "#plain": "taken",
        "#attribute": "prevented",
        "#listener": "prevented",
        "#before": "prevented",
        "#own": "taken",
        "#filled": "untried",
        "#code": "taken",
        "#masked": "taken",
    }
    by_path = {one.path: one for one in found.fields}
    assert (by_path["#masked"].masked, by_path["#masked"].secret, by_path["#plain"].masked) == (True, True, False)
    assert (by_path["#code"].max_length, by_path["#plain"].autocomplete) == (6, "current-password")
    assert "secret-one" not in found.model_dump_json()


async def test_the_page_is_left_as_it_was_after_the_paste(engine: Chromium, service: Service) -> None:
    url = service.page(
        "/page",
        """<form><input id=own type=password></form><script>own.onpaste = (event) => {
        event.preventDefault(); own.value = event.clipboardData.getData("text"); }</script>""",
    )
    async with engine.session(Device()) as session:
        await session.open(url)
        await login.gather.gather(session)  # type: ignore[misc] # this kind is gathered
        assert await session.evaluate("() => document.getElementById('own').value") == ""


async def test_a_page_without_passwords_has_no_fields_of_a_login(engine: Chromium, service: Service) -> None:
    assert (await login_of(engine, service, "<form><input> <input type=email></form>")).fields == ()


# TimeLimits


async def test_limits_in_markup_and_script_are_read(engine: Chromium, service: Service) -> None:
    url = service.put(
        "/page",
        """<!doctype html><meta http-equiv=refresh content="900; url=/out"><body>
        <div id=t data-session-timeout=1200></div><div role=timer id=left>14:59</div>
        <dialog id=soon>Your session will expire in 2 minutes. <button>Stay signed in</button></dialog>
        <dialog>Choose a hall</dialog>
        <script>const config = {"sessionTimeoutMinutes": 15, idleTimeout: 10 * 60 * 1000, cookieDays: 3};</script>""",
    )
    [found] = await gathered(engine, url, time_limits)
    assert isinstance(found, TimeLimits)
    assert found.refresh is not None
    assert (found.refresh.seconds, found.refresh.url) == (900, f"{service.url}out")
    assert [(one.name, one.value, one.path) for one in found.settings] == [
        ("sessionTimeoutMinutes", "15", ""),
        ("idleTimeout", "10 * 60 * 1000", ""),
        ("data-session-timeout", "1200", "#t"),
    ]
    assert (found.countdowns, found.warnings) == (("#left",), ("#soon",))


async def test_a_page_that_only_loads_itself_again_leads_nowhere(engine: Chromium, service: Service) -> None:
    url = service.put("/page", '<!doctype html><meta http-equiv="Refresh" content="30"><p>Queue')
    [found] = await gathered(engine, url, time_limits)
    assert (found.refresh.seconds, found.refresh.url, found.settings) == (30, "", ())


# Links


async def test_each_address_is_asked_once_a_walk_and_none_that_changes_something(
    engine: Chromium, service: Service, monkeypatch: Any
) -> None:
    heads: list[tuple[str, str | None]] = []

    def head(self: Handler) -> None:
        heads.append((self.path, self.headers.get("cookie")))
        self.do_GET()

    monkeypatch.setattr(Handler, "do_HEAD", head, raising=False)
    body = """<nav><a href="/gone">Prices</a> <a href="/there#part">Halls</a> <a href="/page">Here</a></nav>
      <main><a id=first href="/gone">Terms</a> <a href="/logout">Bye</a> <a href="/x?action=delete">X</a>
      <a href="/out">Sign out</a> <a href="/z">Poista varaus</a> <a href="https://other.example/">Other</a>
      <a href="mailto:a@b.example">Mail</a> <a href="/file" download>File</a> <a href="/hid" hidden>Hidden</a></main>"""
    first, second = service.page("/page", body), service.page("/next", body + '<a href="/new">New</a>')
    service.put("/there", "<p>there")
    service.answers["/new"] = Answer(b"", 500)
    async with engine.session(Device()) as session:
        await session.open(first)
        await session.evaluate("() => { document.cookie = 'who=me'; }")
        one = await links.gather.gather(session)  # type: ignore[misc] # this kind is gathered
        await session.open(second)
        two = await links.gather.gather(session)  # type: ignore[misc] # this kind is gathered
    assert isinstance(one, Links)
    assert isinstance(two, Links)
    assert one.own_status == 200
    assert [(link.url.removeprefix(service.url), link.status, link.path) for link in one.links] == [
        ("gone", 404, "#first"),
        ("there", 200, "html > body > nav > a:nth-of-type(2)"),
    ]
    assert [(link.url.removeprefix(service.url), link.status) for link in two.links] == [("page", 200), ("new", 500)]
    assert sorted(heads) == sorted([(path, None) for path in ("/page", "/gone", "/there", "/next", "/page", "/new")])


async def test_no_more_than_thirty_links_of_a_page_are_asked(engine: Chromium, service: Service) -> None:
    url = service.page("/page", "".join(f'<a href="/p{n}">{n}</a> ' for n in range(40)))
    [found] = await gathered(engine, url, links)
    assert (len(found.links), found.left_out) == (30, 10)
