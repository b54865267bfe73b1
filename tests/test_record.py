"""`auditor record`: a person at a visible browser, on a screen in memory, and the plan that comes of it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from screen import recording
from service import Service

from auditor.cli import main
from auditor.demo.service import start

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Xvfb is a screen of Linux")
SECRETS = {"CARD_NUMBER": "4000 0000 0000 0002", "CARD_EXPIRY": "08/29", "CARD_CODE": "123"}


def auditor(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "auditor", *words]
    return subprocess.run(command, env={**os.environ, **more}, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.long
async def test_a_booking_is_recorded_over_two_hosts_and_walks_to_its_end(tmp_path: Path) -> None:
    with start(mended=False, port=0) as service:
        async with recording(service.url, tmp_path, "--journey", "Book a hall") as person:
            page = person.page
            await page.get_by_role("link", name="Varaa vuoro", exact=True).first.click()
            await person.until("Hae vapaata vuoroa")
            await page.get_by_label("Laji").focus()
            await page.keyboard.type("Sulkapallo")
            await page.get_by_role("button", name="Hae vuorot").click()
            await page.get_by_role("link", name="Jokirannan liikuntahalli").click()
            await page.get_by_label("Montako pelaajaa tulee").focus()
            await page.keyboard.press("4")
            await page.get_by_text("18.00–19.00", exact=True).click()
            await page.get_by_text("Valittu aika: 18.00–19.00").wait_for()
            await person.until("18.00–19.00")
            await page.get_by_role("button", name="Jatka tietoihin").click()
            await person.until("Omat tiedot")
            await person.press("input")
            await page.keyboard.press("Control+A")
            await page.keyboard.type("Your details")
            await person.press("Must be true…")
            await page.get_by_text("Puhelin").first.click()
            typed = {"#nimi": "Maija Meikäläinen", "#sahkoposti": "maija@esimerkki.example", "#puhelin": "040 555 0123"}
            for field, text in typed.items():
                await page.click(field)
                await page.keyboard.type(text)
            await person.until("name: Your details", "040 555 0123", "Puhelin")
            await page.click(".details-form [type=submit]")
            await person.until("name: Payment")
            card = {"#card-number": SECRETS["CARD_NUMBER"], "#expiry": "08/29", "#cvc": "123", "#phone": "040 555 0123"}
            for field, text in card.items():
                await page.click(field)
                await page.keyboard.type(text)
            await page.click(".pay-button")
            plan = await person.until("Varaus on vahvistettu")
            await page.close()
            code, said = person.ended()
        assert code == 0, said
        assert "export CARD_NUMBER=" in said
        assert not any(secret in f"{plan}{said}" for secret in ("4000 0000", "08/29", '"123"'))
        assert plan.count("      - name:") == 7
        assert "auditor-panel" not in plan
        checked = auditor("validate", str(person.out), **SECRETS)
        assert checked.returncode == 0, checked.stderr
        run = tmp_path / "run"
        walked = auditor(
            "run", str(person.out), "--persona", "desktop", "--checker", "none", "--out", str(run), **SECRETS
        )
        assert walked.returncode == 0, walked.stderr
        (walk,) = json.loads((run / "audit.json").read_text())["walks"]
        assert (walk["outcome"], walk["stopped_at"]) == ("completed", None)


async def test_what_is_out_of_the_ordinary_is_kept_when_ctrl_c_ends_it(tmp_path: Path, service: Service) -> None:
    service.page("/new", "<h1>In a tab</h1><p>Another page.</p>", title="Tab")
    service.page("/in", "<h1>Welcome</h1><a href='/new' target='_blank'>Read the rules</a>", title="In")
    body = """<h1>Sign in</h1><form action="/in">
      <label>User <input name="user"></label><label>Password <input type="password" id="pw"></label>
      <label>Shown again <input id="again"></label>
      <fieldset><legend>Mail</legend><label><input type="radio" name="m">Yes</label></fieldset>
      <fieldset><legend>Post</legend><label><input type="radio" name="p">Yes</label></fieldset>
      <label><input type="checkbox">Stay</label><button>Enter</button></form>
      <button onclick="if (confirm('Sure?')) document.querySelector('h1').textContent = 'Second part'">Go on</button>
      <div data-testid="cell" onclick="this.textContent = 'done'"></div><script>document.querySelector('#pw').oninput =
      (event) => { if (event.target.value.length > 8) event.target.type = 'text'; }</script>"""
    url = service.page("/", body, title="Door")
    async with recording(url, tmp_path) as person:
        page = person.page
        await page.click("[name=user]")
        await page.keyboard.type("maija")
        await page.click("#pw")
        await page.keyboard.type("Koivu-Halli-26")
        await page.click("#again")
        await page.keyboard.type("Koivu-Halli-26")
        await page.get_by_role("group", name="Post").get_by_text("Yes").click()
        await page.get_by_text("Stay").click()
        await page.get_by_test_id("cell").evaluate("(el) => { el.style.cssText = 'width:40px;height:40px'; }")
        await page.get_by_test_id("cell").click()
        page.on("dialog", lambda dialog: dialog.accept())
        await page.get_by_role("button", name="Go on").click()
        await person.until("Second part", "accept_dialog")
        await page.click("[name=user]")
        await page.keyboard.press("Enter")
        await person.until("name: Welcome")
        async with page.context.expect_page():
            await page.get_by_role("link", name="Read the rules").click()
        await person.until("name: In a tab")
        person.process.send_signal(signal.SIGINT)
        code, said = person.ended()
    plan = person.out.read_text()
    assert code == 0, said
    assert "Koivu" not in f"{plan}{said}"
    assert '{label: Password, value: "${PASSWORD}", secret: true}' in plan
    assert '{label: Shown again, value: "${SECRET}", secret: true}' in plan
    assert 'check: {label: "Yes", within: {role: group, name: Post}}' in plan
    assert "check: {label: Stay}" in plan
    assert "click: {testid: cell}" in plan
    assert plan.index("accept_dialog") < plan.index("name: Go on")
    assert plan.index("name: Second part") < plan.index("accept_dialog")
    assert "press: Enter" in plan
    assert "name: Enter}" not in plan
    assert "switch_tab: last" in plan
    assert auditor("validate", str(person.out), PASSWORD="x", SECRET="x").returncode == 0


def test_without_a_screen_it_says_how_to_get_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    result = CliRunner().invoke(main, ["record", "http://127.0.0.1:9/", "--out", str(tmp_path / "audit.yaml")])
    assert result.exit_code == 3
    assert "There is no screen" in result.output
    assert "ssh -X" in result.output


def test_a_plan_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    plan = tmp_path / "audit.yaml"
    plan.write_text("mine")
    for command in ("record", "init"):
        result = CliRunner().invoke(main, [command, "http://127.0.0.1:9/", "--out", str(plan)])
        assert result.exit_code == 2
        assert "is there already" in result.output
    assert plan.read_text() == "mine"
