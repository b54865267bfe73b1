"""Secrets of a service that is crawled signed in, behind a proxy: neither a stopped nor a whole run keeps one."""

import base64
import io
import json
import os
import signal
import stat
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pikepdf
import pyotp
import pytest
from certificates import issue
from leaks import leaks_of, red_in, told
from listening_servers import noting, proxying
from service import Quiet

from auditor.catalogue import every
from auditor.parts import Report
from auditor.secrets import MASK

# One value for each way; all different, so that what leaks says by which way it did.
PLANTED = {
    "password of the proxy": "pr0xy-Passw0rd-x",
    "basic authentication": "b4sic-Of-The-Crawl",
    "header": "h3ader-0f-the-crawl",
    "header with a scheme": "sch3me-0f-the-crawl",
    "cookie of the plan": "c00kie-0f-the-crawl",
    "password typed by session": "Typed pÄss & word 1",
    "word typed by session": "Kettu-Takana-99",
    "secret of one-time codes": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
    "cookie of the session": "s3ssi0nC00kieOfTheCrawl",
    "cookie that scripts see": "visit0r77abcDEF123456",
    "cookie set late": "l4teC00kieValue998877",
    "token in local storage": "l0calT0kenOfTheCrawl77",
    "token in session storage": "tabT0kenOfTheCrawl1234",
    "authorization of a fetch": "fetchBearer0fTheCrawl1",
    "token of a link": "linkT0ken0fTheCrawl",
    "magic link": "f6e5d4c3b2a1f6e5d4c3b2a1",
    "JSON web token": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjcmF3bCJ9.c2lnbmF0dXJlMg",
    "token of a redirect": "redirectT0ken0fTheCrawl",
    "token of the sitemap": "sitemapT0ken0fTheCrawl",
    "token of a document": "d0cumentT0ken0fTheCrawl",
    "token of rel=canonical": "can0nicalT0ken0fTheCrawl",
    "token of a broken link": "br0kenT0ken0fTheCrawl",
    "password in an address": "us3rInf0OfTheCrawl",
    "token of an address without a host": "n0H0stT0ken0fTheCrawl",
    "token of an address with a wrong certificate": "n0TlsT0ken0fTheCrawl",
    "token in an error of a script": "err0rT0ken0fTheCrawl",
    "in a part of the environment that goes into an address": "envPart0fTheCrawl",
}
P = PLANTED
ENVIRONMENT = {
    "TEST_PROXY": P["password of the proxy"],
    "TEST_BASIC": P["basic authentication"],
    "TEST_PASSWORD": P["password typed by session"],
    "TEST_TOTP": f"otpauth://totp/maija?secret={P['secret of one-time codes']}&digits=8",
    "TEST_PART": P["in a part of the environment that goes into an address"],
}
CODES = pyotp.TOTP(P["secret of one-time codes"], digits=8)
BASIC = base64.b64encode(f"tester:{P['basic authentication']}".encode()).decode()
# What the service knows of its customer, and tells wherever it can.
ECHOED = [
    P[way]
    for way in (
        "password of the proxy", "basic authentication", "header", "header with a scheme", "cookie of the plan",
        "password typed by session", "word typed by session", "secret of one-time codes", "cookie of the session",
    )
]  # fmt: skip
KEPT = f"""<p>Kept: <b id="kept" style="color:#f00"></b></p><script>
localStorage.setItem("auth", JSON.stringify({{access_token: "{P["token in local storage"]}"}}));
sessionStorage.setItem("sid", "{P["token in session storage"]}");
document.getElementById("kept").textContent = localStorage.auth + sessionStorage.sid;
fetch("/api", {{headers: {{authorization: "Bearer {P["authorization of a fetch"]}"}}}}).then(
  () => console.error("sent with {P["authorization of a fetch"]}"));
setTimeout(() => {{ throw new Error('failed for {{"refresh_token": "{P["token in an error of a script"]}"}}') }}, 0);
</script>"""
# At a moment when the page was looked at already, and while it is audited.
LATE = """<h1>Late</h1><p>It comes late.</p><p>Here</p><script>setTimeout(() => {
  const late = [..."%(late)s"].reverse().join("");
  document.cookie = `late=${late};path=/`;
  document.title = `Late ${late}`;
  for (const one of document.querySelectorAll("p")) { one.textContent = one.title = late; one.style.color = "red"; }
  console.error("late", late);
}, %(after)d)</script>"""


@dataclass
class Service:
    """It lets in whoever brings a password, a code and what the plan gives, and tells all of it again."""

    port: int = 0
    tls: int = 0
    sessions: int = 0
    codes: list[str] = field(default_factory=list)
    asked: list[tuple[str, bool]] = field(default_factory=list)  # paths, and whether somebody was signed in

    def page(self, path: str) -> tuple[str, str]:
        """Title and body."""
        if path == "/":
            return "Front", FRONT.format(tls=self.tls, **{name.replace(" ", "_"): value for name, value in P.items()})
        if path.startswith("/late/"):
            return "Late", LATE % {"late": P["cookie set late"][::-1], "after": int(path[6:])}
        echoed = [P["cookie that scripts see"]] if path == "/items/9" else [*ECHOED, *self.codes[-1:]]
        number = int(path[7:]) if path.startswith("/items/") else 0
        return f"Item {number} of {echoed[number % len(echoed)]}", "".join(
            f'{told(one)}<h2 id="{one.replace("&", "&amp;")}">Of {one.replace("&", "&amp;")}</h2>' for one in echoed
        ) + (KEPT if number < 2 else "")


FRONT = """<h1>Front</h1><nav><a href="/items/1">Item one of {word_typed_by_session}</a> <a href="/items/9">Nine</a>
<a href="/late/300">Late</a> <a href="/late/500">Late</a> <a href="/late/700">Late</a>
<a href="/late/1000">Late</a></nav>
<a href="/items/3?access_token={token_of_a_link}">Click here</a> <a href="/v/{JSON_web_token}">Click here</a>
<a href="/account/reset-password/{magic_link}">Click here</a> <a href="/moved">Moved</a>
<a href="http://me:{password_in_an_address}@shop.example/items/4">Click here</a>
<a href="/gone?signature={token_of_a_broken_link}">Gone</a> <a href="/guide.pdf">Guide</a>
<a href="/other.pdf?token={token_of_a_document}">Other guide</a>
<a href="/no-host">No host</a> <a href="/no-tls">Wrong certificate</a> <a href="/canonical">Canonical</a>"""


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, service: Service, *more: Any) -> None:
        self.service = service
        super().__init__(*more)

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        signed = P["cookie of the session"] in self.headers.get("cookie", "")
        self.service.asked.append((self.path, signed))
        sends_on = {
            "/moved": f"/items/5?code={P['token of a redirect']}",
            "/no-host": f"http://gone.invalid/lost?access_token={P['token of an address without a host']}",
            "/no-tls": f"https://shop.example:{self.service.tls}/?api_key="
            f"{P['token of an address with a wrong certificate']}",
        }
        if path in ("/robots.txt", "/api"):
            self._say(b"{}" if path == "/api" else b"", kind="text/plain")
        elif self.headers.get("authorization") != f"Basic {BASIC}" and path != "/favicon.ico":
            self._say(b"<h1>Who is it?</h1>", 401, {"www-authenticate": 'Basic realm="test"'})
        elif path == "/sitemap.xml":
            here = f"http://shop.example:{self.service.port}"
            where = (f"{here}/items/6?auth_token={P['token of the sitemap']}", f"{here}/items/7")
            rows = "".join(f"<url><loc>{one}</loc></url>" for one in where)
            self._say(f"<urlset>{rows}</urlset>".encode(), kind="text/xml")
        elif path == "/login":
            self._page(
                "Login",
                "<form method=post><label>Password <input type=password name=one></label>"
                "<label>Animal <input name=two></label><label>Code <input name=code></label>"
                "<button>Go on</button></form>",
            )
        elif not signed:
            self._page("Nobody", '<p>Nobody is here.</p><a href="/login">Sign in</a>')
        elif path in sends_on:
            self._say(b"", 302, {"location": sends_on[path]})
        elif path.endswith(".pdf"):
            self._say(document(P["cookie of the session"]), kind="application/pdf")
        elif path == "/gone":
            self._say(b"Gone", 404)
        else:
            self._page(*self.service.page(path), path=path)

    do_HEAD = do_GET  # noqa: N815 - the name that the base class calls

    def do_POST(self) -> None:
        body = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
        code = body.get("code", [""])[0]
        typed = [P["password typed by session"], P["word typed by session"]]
        good = [body[name][0] for name in ("one", "two")] == typed and CODES.verify(code, valid_window=1)
        self.service.codes.append(code)
        self.service.sessions += good
        cookie = {"set-cookie": f"sid={P['cookie of the session']}; HttpOnly; Path=/"} if good else {}
        self._say(b"", 303, {"location": "/items/0" if good else "/login", **cookie})

    def _page(self, title: str, body: str, path: str = "") -> None:
        canonical = f'<link rel="canonical" href="/?sid={P["token of rel=canonical"]}">' if path == "/canonical" else ""
        head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>{canonical}'
        self._say(f"{head}<body>{body}</body></html>".encode())

    def _say(
        self, body: bytes, status: int = 200, more: dict[str, str] | None = None, kind: str = "text/html; charset=utf-8"
    ) -> None:
        self.send_response(status)
        echoed = {f"x-echo-{number}": one.encode("ascii", "ignore").decode() for number, one in enumerate(ECHOED)}
        told = {"content-type": kind, "content-length": str(len(body)), **echoed, **(more or {})}
        for name, value in told.items():
            self.send_header(name, value)
        if self.path == "/items/9":  # nowhere else, so that nobody knows it before
            self.send_header("set-cookie", f"visitor={P['cookie that scripts see']}; Path=/")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


def document(author: str) -> bytes:
    """A PDF that tells for whom it was made."""
    made, out = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    with made.open_metadata() as metadata:
        metadata["dc:title"] = f"For {author}"
    made.Root.Lang = pikepdf.String(author)
    made.save(out)
    return out.getvalue()


def plan(service: Service, proxy: int) -> dict[str, Any]:
    """All that a plan may say of a crawl that nobody is to read."""
    sign_in = [
        {"open": "/login"},
        {"fill": {"label": "Password", "value": "${TEST_PASSWORD}"}},
        {"fill": {"label": "Animal", "value": P["word typed by session"], "secret": True}},
        {"fill": {"label": "Code", "value": "{code}"}},
        {"click": {"role": "button", "name": "Go on"}},
    ]
    here = "shop.example"
    return {
        "service": "Secrets", "url": f"http://{here}:{service.port}/", "personas": ["desktop"],
        "proxy": {"server": f"http://tester:${{TEST_PROXY}}@127.0.0.1:{proxy}", "bypass": ["gone.invalid"]},
        "headers": [{"host": here, "name": "X-Key", "value": P["header"]},
                    {"host": here, "name": "X-Scheme", "value": f"Bearer {P['header with a scheme']}"}],
        "basic_auth": [{"host": here, "user": "tester", "password": "${TEST_BASIC}"}],
        "cookies": [{"host": here, "name": "test", "value": P["cookie of the plan"]}],
        "session": {"steps": [{"name": "Sign in", "actions": sign_in, "expect": {"text": "Of"}}],
                    "code": "${TEST_TOTP}", "signed_out": {"visible": {"role": "link", "name": "Sign in"}}},
        "crawl": {"every_page": True, "hosts": ["gone.invalid"], "essential": ["/part/${TEST_PART}", "/items/8"],
                  "at_once": 1},
    }  # fmt: skip


@dataclass(frozen=True)
class Crawled:
    """What came of it."""

    folder: Path
    stopped: set[tuple[str, str]]
    leaks: set[tuple[str, str]]
    terminal: str
    states: Path
    service: Service


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    home, service = tmp_path_factory.mktemp("secrets"), Service()
    own = issue(home, None, "shop.example").server_side()
    login = f"tester:{P['password of the proxy']}"
    with Quiet(("127.0.0.1", 0), partial(_Handler, service)) as server, noting(own) as tls, proxying(login) as proxy:
        service.port, service.tls = server.server_address[1], tls.port
        threading.Thread(target=server.serve_forever, daemon=True).start()
        (home / "audit.json").write_text(json.dumps(plan(service, proxy.port)))
        env = {**os.environ, **ENVIRONMENT, "XDG_STATE_HOME": str(home / "state")}
        command = [sys.executable, "-m", "auditor", "run"]
        first = subprocess.Popen(
            [*command, "audit.json", "--out", "run", "--verbose"],
            cwd=home, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        until = time.monotonic() + 90
        while first.poll() is None and time.monotonic() < until and len(list(home.glob("run/evidence/*/*/*/*"))) < 5:
            time.sleep(0.1)
        first.send_signal(signal.SIGTERM)
        said, _ = first.communicate(timeout=120)
        assert first.returncode == 143, said
        every_value = PLANTED | {f"code {number}": one for number, one in enumerate(service.codes)}
        stopped = leaks_of(every_value, home / "run", said)
        forms = [part for form in every(Report) for part in ("--format", form.id)]
        again = subprocess.run(
            [*command, "--resume", "run", "--verbose", *forms],
            cwd=home, env=env, capture_output=True, check=False, text=True, timeout=400,
        )  # fmt: skip
        server.shutdown()
    terminal = again.stdout + again.stderr
    assert again.returncode in (0, 1), terminal
    assert "auditor itself failed" not in terminal
    every_value |= {f"code {number}": one for number, one in enumerate(service.codes)}
    leaks = leaks_of(every_value, home / "run", terminal)
    return Crawled(home / "run", stopped, leaks, said + terminal, home / "state", service)


@pytest.mark.long
def test_neither_a_stopped_nor_a_whole_crawl_keeps_a_secret(crawled: Crawled) -> None:
    suffixes = {one.suffix for one in crawled.folder.rglob("*") if one.is_file()}
    assert suffixes >= {".html", ".json", ".pdf", ".xlsx", ".csv", ".md", ".log", ".jpg", ".sqlite"}
    assert crawled.stopped == set()
    assert crawled.leaks == set()


@pytest.mark.long
def test_all_that_was_masked_was_there_to_be_found(crawled: Crawled) -> None:
    paths = [path for path, signed in crawled.service.asked if signed]
    assert {"/", "/items/1", "/items/9", "/moved", "/no-host", "/no-tls", "/late/300", "/items/7", "/guide.pdf"} <= set(
        paths
    )
    assert f"/items/5?code={P['token of a redirect']}" in paths
    assert crawled.service.sessions >= 1
    base = (crawled.folder / "run.sqlite").read_bytes().decode("utf-8", "replace")
    for said in (f"Item 1 of {MASK}", f"Item 9 of {MASK}", f"For {MASK}", f"/items/5?code={MASK}"):
        assert said in base, said
    assert not any("%E2%80%A2" in path for path in paths), "nobody opens what was masked"
    evidence = "".join(one.read_text() for one in crawled.folder.glob("evidence/crawl/*/*/*.json"))
    for said in ("You typed", "Late", "it was", f"access_token={MASK}"):
        assert said in evidence, said


@pytest.mark.long
def test_pictures_of_a_crawl_show_none_of_them(crawled: Crawled) -> None:
    found = sorted(crawled.folder.glob("evidence/crawl/*/*/*.jpg"))
    assert len(found) >= 8
    assert red_in(found) == {}


@pytest.mark.long
def test_the_session_is_kept_for_its_owner_alone(crawled: Crawled) -> None:
    (folder,) = crawled.states.glob("auditor/sessions")
    (file,) = folder.iterdir()
    assert (stat.S_IMODE(folder.stat().st_mode), stat.S_IMODE(file.stat().st_mode)) == (0o700, 0o600)
    assert P["cookie of the session"] in file.read_text()
