"""Twenty and more secrets, each by another way: after a whole run, no byte of the run folder holds one."""

import base64
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from leaks import leaks_of, red_in, told
from service import Answer, Service, serving

from auditor.catalogue import every
from auditor.parts import Report
from auditor.secrets import MASK, Secrets

# One value for each way; all different, so that what leaks says by which way it did.
PLANTED = {
    "password typed as a word": "Kissa-Takana-88",
    "secret of the environment": "vIrT4n3n pÄä&sy",
    "password of an account": "acc0unt-Passw0rd",
    "literal in a field of type password": "l1teral-Pass-word",
    "cookie of the server": "srvck0a1b2c3d4e5f6",
    "cookie for requests alone": "httponly99",
    "token in local storage": "l0calst0rageTokenAbc123",
    "token in session storage": "s3ssionst0rageTokenXyz",
    "authorization of a fetch": "fetchb3arer0123456789",
    "token of a redirect": "redirt0ken777",
    "token of a link": "l1nkt0ken888",
    "signature of a picture": "deadbeefcafe0123",
    "password in an address": "us3rinf0pw",
    "token of a form's action": "acti0nt0ken55",
    "token of a web socket": "wst0ken4321",
    "token in a fragment": "fragm3ntt0ken",
    "magic link": "a1b2c3d4e5f6a7b8c9d0e1f2",
    "JSON web token": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJrMTIzIn0.c2lnbmF0dXJl",
    "code of a sign-in": "4xAuthC0deValue99",
    "key of the environment in an address": "envk3yInAddress",
    "in an error": "err0rt0kenValue1",
    "header of the plan": "h3ader-of-plan",
    "basic authentication of the plan": "b4sic-of-plan",
    "cookie of the plan": "c00kie-of-plan",
    "in a kept session": "keptS3ssionC00kieValue",
}
ENVIRONMENT = {
    "TEST_SECRET": PLANTED["secret of the environment"],
    "TEST_ACCOUNT": PLANTED["password of an account"],
    "TEST_KEY": PLANTED["key of the environment in an address"],
}
P = PLANTED
TYPED = [P["password typed as a word"], P["secret of the environment"], P["literal in a field of type password"]]

SIGN_IN = """<h1>Sign in</h1><form method="post" action="/in?token={action}">
<label>Password <input type="password" name="one"></label><label>Word <input id="two" name="two"></label>
<label>Third <input id="three" type="password" name="three"></label><label>Fourth <input id="four" name="four"></label>
<button>Go</button></form>"""


def inside(_: bytes) -> Answer:
    """The page after the sign-in: it tells all that it was told, and much that it should keep for itself."""
    body = f"""<h1>Welcome</h1>{"".join(told(one) for one in [*TYPED, P["password of an account"]])}
<p>Your session {P["cookie of the server"]}, also {P["cookie for requests alone"]}; kept: <span id="kept"></span></p>
<a href="/next?access_token={P["token of a link"]}">click here</a>
<a href="/account/reset-password/{P["magic link"]}">click here</a><a href="/v/{P["JSON web token"]}">click here</a>
<a href="http://me:{P["password in an address"]}@127.0.0.1:9/">click here</a>
<a href="/next#access_token={P["token in a fragment"]}">click here</a>
<img src="/photo.png?X-Amz-Signature={P["signature of a picture"]}&amp;w=40" width="40" height="40">
<form action="/in?csrf_token={P["token of a form's action"]}"><input aria-label=""><button>Send</button></form>
<p>{P["in a kept session"]} was kept; {P["header of the plan"]}, {P["cookie of the plan"]} and
{base64.b64encode(("me:" + P["basic authentication of the plan"]).encode()).decode()} were sent.</p><script>
localStorage.setItem("auth", JSON.stringify({{access_token: "{P["token in local storage"]}"}}));
sessionStorage.setItem("sid", "{P["token in session storage"]}");
document.getElementById("kept").textContent = localStorage.auth + sessionStorage.sid;
fetch("/api", {{headers: {{authorization: "Bearer {P["authorization of a fetch"]}"}}}}).then(
  () => console.error("sent with {P["authorization of a fetch"]}"));
new WebSocket(location.origin.replace("http", "ws") + "/socket?ticket_token={P["token of a web socket"]}");
setTimeout(() => {{ throw new Error('failed for {{"refresh_token": "{P["in an error"]}"}}') }}, 0);
</script>"""
    head = f'<!doctype html><html><meta charset="utf-8"><title>For {TYPED[0]}</title>'
    return Answer(
        f"{head}<body>{body}</body></html>".encode(),
        headers={"set-cookie": f"sid={P['cookie for requests alone']}; HttpOnly; Path=/"},
    )


def plan(url: str) -> dict[str, Any]:
    actions = [
        {"open": "/start"},
        {"fill": {"label": "Password", "value": P["password typed as a word"]}},
        {"fill": {"css": "#two", "value": "${TEST_SECRET}"}},
        {"fill": {"css": "#three", "value": P["literal in a field of type password"]}},
        {"fill": {"css": "#four", "value": "{account.password}"}},
        {"screenshot": "filled"},
    ]
    steps = [
        {"name": "Sign in", "actions": actions},
        {"name": "Inside", "actions": [{"click": {"role": "button", "name": "Go"}}], "expect": {"text": "Welcome"}},
        {"name": "A person's", "manual": True, "session": "kept.json"},
        {"name": "Again", "actions": [{"open": "/in"}], "expect": {"text": "Welcome"}},
        {"name": "By a key", "actions": [{"open": "/by/${TEST_KEY}"}], "expect": {"title": "Next"}},
        {"name": "Lost", "actions": [{"open": "/jump"}, {"click": {"text": f"None for {TYPED[0]}"}}]},
    ]
    return {
        "service": "Secrets", "url": url, "personas": ["desktop"],
        "headers": [{"host": "127.0.0.1", "name": "X-Key", "value": P["header of the plan"]}],
        "basic_auth": [{"host": "127.0.0.1", "user": "me", "password": P["basic authentication of the plan"]}],
        "cookies": [{"host": "127.0.0.1", "name": "test", "value": P["cookie of the plan"]}],
        "accounts": [{"user": "mikko", "password": "${TEST_ACCOUNT}"}],
        "journeys": [{"name": "In and out", "steps": steps}],
    }  # fmt: skip


def kept(host: str) -> dict[str, Any]:
    cookie = {
        "name": "kept",
        "value": P["in a kept session"],
        "domain": host.split(":", maxsplit=1)[0],
        "path": "/",
        "expires": -1,
    }
    return {"cookies": [{**cookie, "httpOnly": True, "secure": False, "sameSite": "Lax"}], "origins": []}


def fill(service: Service) -> None:
    first = {"set-cookie": f"visitor={P['cookie of the server']}; Path=/"}
    service.page("/start", SIGN_IN.format(action=P["token of a form's action"]), headers=first)
    service.answers["/in"] = inside
    service.page("/next", "<h1>Next</h1><a href='/in'>Back</a>", title="Next")
    service.page(f"/by/{P['key of the environment in an address']}", "<h1>By</h1>", title="Next")
    where = f"/next?token={P['token of a redirect']}&code={P['code of a sign-in']}&page=2"
    service.put("/jump", "", status=302, headers={"location": where})
    service.put("/api", "{}")


@dataclass(frozen=True)
class Run:
    folder: Path
    terminal: str


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    home = tmp_path_factory.mktemp("secrets")
    with serving() as service:
        fill(service)
        (home / "kept.json").write_text(json.dumps(kept(service.host)))
        (home / "audit.json").write_text(json.dumps(plan(service.url)))
        forms = [part for form in every(Report) for part in ("--format", form.id)]
        command = [sys.executable, "-m", "auditor", "run", "audit.json", "--out", "run", "--verbose", *forms]
        env = {**os.environ, **ENVIRONMENT}
        done = subprocess.run(command, cwd=home, capture_output=True, check=False, timeout=300, env=env)
    terminal = (done.stdout + done.stderr).decode("utf-8", "replace")
    assert done.returncode == 3, terminal  # the last step is not there, so that an error tells what was typed
    assert "auditor itself failed" not in terminal
    return Run(home / "run", terminal)


def test_no_byte_of_the_run_holds_a_secret(run: Run) -> None:
    suffixes = {one.suffix for one in run.folder.rglob("*") if one.is_file()}
    assert suffixes >= {".html", ".json", ".pdf", ".xlsx", ".csv", ".md", ".log", ".jpg"}
    assert leaks_of(PLANTED, run.folder, run.terminal) == set()


def test_what_was_masked_was_there_to_be_found(run: Run) -> None:
    """The way into each page was taken, and the addresses kept what is no secret."""
    audit = (run.folder / "audit.json").read_text()
    assert f"/next?token={MASK}&code={MASK}&page=2" in audit
    assert f"/by/{MASK}" in audit
    evidence = "".join(one.read_text() for one in run.folder.glob("evidence/*desktop/*.json"))
    for said in (
        f"access_token={MASK}",
        f"reset-password/{MASK}",
        f"X-Amz-Signature={MASK}",
        f"me:{MASK}",
        f"//{MASK}@",
    ):
        assert said in evidence or said.startswith("me:"), said
    assert "You typed" in evidence
    assert "it was" in evidence


def test_pictures_show_none_of_them(run: Run) -> None:
    """What was typed stands in red on the page: no picture has a red letter."""
    found = sorted(run.folder.glob("evidence/*/0*.jpg"))
    assert len(found) >= 6
    assert red_in(found) == {}


ADDRESSES = {
    "/cb?code=SUMMER24&page=2": "/cb?code=SUMMER24&page=2",
    "/p?token=1&sort=price": "/p?token=1&sort=price",
    "/login/how-to-log-in-in-2024-again": "/login/how-to-log-in-in-2024-again",
    "https://medium.example/@me:x": "https://medium.example/@me:x",
    "/a;jsessionid=A1B2C3D4E5?x=1": f"/a;jsessionid={MASK}",
    "Basic understanding of cookies: none": "Basic understanding of cookies: none",
    "Authorization: Basic bWU6cGFzc3dvcmQ5": f"Authorization: Basic {MASK}",
    "Set-Cookie: sid=abc; HttpOnly": f"Set-Cookie: {MASK}; HttpOnly",
    "/reset/MQ/c2l3dk-a1b2c3d4e5f6a7b8c9d0/": f"/reset/MQ/{MASK}/",
    "/invite/7f3e9a1c-55d2-4c1e-9b1a-2f6f0c8d7e11": f"/invite/{MASK}",
    '{"session_id": 123456789012}': '{"session_id": 123456789012}',
    "https://h/?sv=2024&sig=abc%2Fdef%3D&se=2025": f"https://h/?sv=2024&sig={MASK}&se=2025",
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_keeps_what_is_no_token(address: str) -> None:
    assert Secrets().mask(address) == ADDRESSES[address]
    assert Secrets().mask(ADDRESSES[address]) == ADDRESSES[address]


def test_memory_of_what_was_met_stays_flat() -> None:
    secrets = Secrets()
    for number in range(1_000):
        secrets.seen([f"cookie-{number:05d}-" * 40])
    assert len(secrets.all) < 100
    assert "cookie-00999" not in secrets.mask(f"It was {'cookie-00999-' * 40}.")
