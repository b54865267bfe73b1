"""What a plan says of the way to its service: a proxy, authorities, what single hosts are told, the way in."""

from pathlib import Path
from typing import Any

import pytest
from certificates import authority

from auditor.cli.reaching import must_be_told_again, reached
from auditor.commons.proxies import passes, proxies_of
from auditor.commons.reach import kind_of, may_ask, names_metadata
from auditor.errors import PlanError, UsageError
from auditor.filling import own_addresses
from auditor.formats.yaml import plan_of
from auditor.model import Network, Plan
from auditor.secrets import Secrets
from auditor.store import RunFolder

ENVIRONMENT = {"KEY": "sesame-123", "PASSWORD": "p@ss word", "NAME": "robot-7", "TOTP": "JBSW Y3DP EHPK 3PXP"}
REST = "journeys: [{name: A journey, steps: [{name: Start, actions: [open: /]}]}]\n"


def plan(text: str, folder: Path) -> Plan:
    written = f"service: A service\nurl: https://service.example/\n{text}\n{REST}"
    return plan_of(written.encode(), folder / "audit.yaml", ["desktop", "mobile"], ENVIRONMENT)


def test_all_of_the_way_is_read(tmp_path: Path) -> None:
    authority(tmp_path, "company")
    read = plan(
        """
proxy: {server: "http://${NAME}:p%40ss%20word@proxy.company.example:3128", bypass: [intranet.example]}
certificate_authority: company.pem
accept_certificates: [Test.Service.example, "10.0.0.7", käyttö.example]
headers: [{host: service.example, name: Authorization, value: "Bearer ${KEY}"}]
basic_auth: [{host: service.example, user: "${NAME}", password: "${PASSWORD}"}]
cookies: [{host: service.example, name: variant, value: blue-42}]
""",
        tmp_path,
    )
    way = read.network
    assert way.proxy == "http://robot-7:p%40ss%20word@proxy.company.example:3128"
    assert way.no_proxy == ("intranet.example",)
    assert way.authority == str(tmp_path / "company.pem")
    assert way.accept_certificates == ("test.service.example", "10.0.0.7", "xn--kytt-loa5i.example")
    assert way.headers[0].value == "Bearer sesame-123"
    assert (way.logins[0].user, way.logins[0].password) == ("robot-7", "p@ss word")
    assert {"Bearer sesame-123", "sesame-123", "p@ss word", "p%40ss%20word", "robot-7", "blue-42"} <= read.secrets
    RunFolder.create(tmp_path / "run", read)
    told = (tmp_path / "run" / "run.json").read_text()
    assert not [value for value in read.secrets if value in told]
    assert "sesame" not in repr(read)


def test_the_language_that_is_asked_for_is_no_secret() -> None:
    """Masked, it would be lost to all pages: `fi` is what they say that they are written in."""
    asked = {"headers": ("Accept-Language: fi", "X-Key: sesame"), "proxy": "", "authority": None}
    read = reached(Plan(service="S", url="https://s.example/"), {**asked, "accept_certificate": False}, {})
    assert set(read.secrets) == {"sesame"}


WRONG: list[tuple[str, int, str]] = [
    ("proxy: ftp://proxy.example", 3, "not the address of a proxy"),
    ("proxy: socks5://me:pass@proxy.example", 3, "no names and passwords for SOCKS"),
    ("proxy: {server: 'http://p:1', bypass: ['a b']}", 3, "“a b” is not a host"),
    ("certificate_authority: none.pem", 3, "no file “none.pem”"),
    ("certificate_authority: ../other.pem", 3, "outside the plan's folder"),
    ("certificate_authority: audit.txt", 3, "it holds no certificate"),
    ("accept_certificates:\n  - good.example\n  - https://service.example/", 5, "not the name of a host"),
    ("accept_certificates: ['*.example']", 3, "not the name of a host"),
    ("headers: [{host: a.example, name: Cookie, value: x}]", 3, "“Cookie” cannot be set"),
    ("headers: [{host: a.example, name: 'X Y', value: x}]", 3, "cannot be such a name"),
    ('headers: [{host: a.example, name: X, value: "one\\ntwo"}]', 3, "line breaks"),
    ("headers: [{name: X, value: x}]", 3, "host"),
    ("cookies: [{host: a.example, name: x, value: 'a;b'}]", 3, "no spaces, commas and semicolons"),
    ("basic_auth: [{host: a.example, user: u, password: '${NOT_THERE}'}]", 3, "NOT_THERE is not set"),
    ("header: []", 3, "headers"),
    ("session: {steps: []}", 3, "steps"),
    ("session: {keep: 30, steps: [{name: In, actions: [open: /in]}]}", 3, "not a duration"),
    ("session: {code: abc, steps: [{name: In, actions: [open: /in]}]}", 3, "not the secret of one-time codes"),
    ("session: {code: 'otpauth://hotp/x?secret=A', steps: [{name: In, actions: [open: /in]}]}", 3, "one-time codes"),
    ("session: {steps: [{name: In, safe: true, actions: [open: /in]}]}", 3, "“safe” has no sense here"),
    (
        "session:\n  steps:\n    - name: In\n      actions: [fill: {label: Code, value: '{code}'}]",
        4,
        "no secret to make codes from",
    ),
    ("session: {steps: [{name: In, actions: [fill: {label: U, value: '{account.user}'}]}]}", 3, "no account"),
]


@pytest.mark.parametrize(("text", "line", "said"), WRONG)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, said: str, tmp_path: Path) -> None:
    (tmp_path / "audit.txt").write_text("no certificate")
    with pytest.raises(PlanError) as why:
        plan(text, tmp_path)
    assert said in str(why.value)
    assert why.value.line == line
    assert not any(value in str(why.value) for value in ("pass@", "p@ss word"))


def test_a_session_is_read(tmp_path: Path) -> None:
    text = """
session:
  steps:
    - name: Sign in
      actions:
        - open: https://login.example/start
        - fill: {label: Password, value: "${PASSWORD}"}
        - fill: {label: Code, value: "{code}"}
      expect: {text: Hello}
  signed_out: {text: Sign in}
  code: "${TOTP}"
  keep: 8min
  for: [mobile]
"""
    read = plan(text, tmp_path)
    told = read.sign_in
    assert told
    assert (told.keep_minutes, told.for_personas, told.signed_out.text) == (8, ("mobile",), "Sign in")
    assert told.code == "JBSWY3DPEHPK3PXP"
    assert {"p@ss word", "JBSWY3DPEHPK3PXP", ENVIRONMENT["TOTP"]} <= read.secrets | {ENVIRONMENT["TOTP"]}
    assert own_addresses(read) == ("https://service.example/", "login.example", "service.example")


def test_the_environment_names_a_proxy_where_the_plan_does_not() -> None:
    told = {"HTTPS_PROXY": "http://me:se%20cret@one:1", "http_proxy": "two:2", "NO_PROXY": "intra.example,10.0.0.0/8"}
    found = proxies_of(Network(), told)
    assert found
    assert found.login == ("me", "se cret")
    assert found.server("https://service.example/") == "http://one:1"
    assert found.server("wss://service.example/") == "http://one:1"
    assert found.server("http://service.example/") == "http://two:2"
    assert found.server("http://deep.intra.example/") is found.server("http://10.1.2.3/") is None
    assert proxies_of(Network(proxy="http://own:3"), told) != found
    assert proxies_of(Network(), {"ALL_PROXY": "socks5://all:4"}) is not None
    assert proxies_of(Network(), {**told, "NO_PROXY": "*"}) is proxies_of(Network(), {}) is None


@pytest.mark.parametrize(
    ("host", "port", "entry", "direct"),
    [
        ("a.example", 443, "example", True),
        ("badexample", 443, "example", False),
        ("a.example", 443, ".example", True),
        ("a.example", 443, "*.a.example", True),
        ("a.example", 8443, "a.example:443", False),
        ("a.example", 443, "a.example:443", True),
        ("192.168.7.1", 80, "192.168.0.0/16", True),
        ("127.0.0.2", 80, "", True),
        ("app.localhost", 80, "", True),
    ],
)
def test_who_is_reached_without_a_proxy(host: str, port: int, entry: str, direct: bool) -> None:  # noqa: FBT001
    assert passes(host, port, (entry,) if entry else ()) is direct


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("8.8.8.8", "public"),
        ("2606:4700::1111", "public"),
        ("127.0.0.1", "private"),
        ("0.0.0.0", "private"),
        ("10.0.0.1", "private"),
        ("100.64.0.1", "private"),
        ("[::1]", "private"),
        ("fe80::1%eth0", "private"),
        ("::ffff:192.168.1.1", "private"),
        ("2002:7f00:1::", "private"),
        ("64:ff9b::a00:1", "private"),
        ("169.254.169.254", "never"),
        ("::ffff:a9fe:a9fe", "never"),
        ("64:ff9b::a9fe:a9fe", "never"),
        ("fd00:ec2::254", "never"),
        ("168.63.129.16", "never"),
        ("224.0.0.1", "never"),
    ],
)
def test_addresses_are_told_apart(address: str, kind: str) -> None:
    assert kind_of(address) == kind
    assert may_ask(address, private=False) is (kind == "public")
    assert may_ask(address, private=True) is (kind != "never")


def test_names_of_a_data_centres_own() -> None:
    assert names_metadata("Metadata.Google.Internal.")
    assert names_metadata("[fd00:ec2::254]")
    assert not names_metadata("metadata.example")


GIVEN: dict[str, Any] = {"proxy": None, "headers": (), "authority": None, "accept_certificate": False}


def test_a_page_without_a_plan_is_reached_as_the_options_say(tmp_path: Path) -> None:
    bare = Plan(service="A service", url="https://service.example:8443/")
    assert reached(bare, GIVEN) is bare
    told = GIVEN | {"headers": ("X-Key: ${KEY}",), "accept_certificate": True, "proxy": "http://me:${KEY}@proxy:3128"}
    read = reached(bare, told, ENVIRONMENT)
    assert [(one.host, one.name, one.value) for one in read.network.headers] == [
        ("service.example", "X-Key", "sesame-123")
    ]
    assert read.network.accept_certificates == ("service.example",)
    assert "sesame-123" in read.secrets
    RunFolder.create(tmp_path / "run", read)
    with pytest.raises(UsageError, match="does not hold"):
        must_be_told_again(RunFolder.open(tmp_path / "run").plan)
    assert Secrets(read.secrets).mask("sesame-123") != "sesame-123"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"headers": ("no colon",)}, "no colon"),
        ({"headers": ("X: ${NOT_THERE}",)}, "NOT_THERE is not set"),
        ({"headers": ("Host: x",)}, "cannot be set"),
        ({"proxy": "gopher://x"}, "not the address of a proxy"),
        ({"authority": Path("nowhere.pem")}, "cannot be used"),
    ],
)
def test_a_wrong_option_is_told(given: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        reached(Plan(service="A service", url="https://service.example/"), GIVEN | given, ENVIRONMENT)
