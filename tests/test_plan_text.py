"""A plan that the tool writes is the same plan when it is read back, whatever stands in it."""

from pathlib import Path

import pytest
import yaml as pyyaml
from certificates import authority
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_texts import KNOWN, read

from auditor.formats._plan_text import can_be_written, plan_text
from auditor.formats._scalars import flow, scalar
from auditor.formats.yaml import plan_of, yaml
from auditor.model import (
    Crawl,
    Expect,
    HostCookie,
    HostHeader,
    HostLogin,
    Journey,
    Limits,
    Network,
    Plan,
    SigningIn,
    Step,
    Target,
)

EXAMPLES = sorted(Path(__file__).parents[1].glob("examples/*/audit.yaml"))
FULL = """
service: "Licence: juggling #1"
url: https://service.example/
language: fi
personas:
  - desktop
  - {name: Tablet in Swedish, like: mobile, viewport: 820x1180, locale: sv-FI, download: 8Mbit/s, text_scale: 150%}
checkers: [axe-core]
consent: refuse
repeat: 3
accounts:
  - {user: maija, password: "koivu-halli", for: [desktop]}
  - {user: matti, password: "kuusi-halli"}
owners:
  - {match: "https://pay.example/**", owner: Payments}
gate:
  fail_on: serious
  new_only: true
  limits: [{concern: speed, serious: 3}]
  budgets: [{step: Start page, lcp: 2.5s, cls: 0.1, transfer: {script: 2kB}}]
statement: {organisation: The town, email: a@town.example}
proxy: {server: "http://me:pass@proxy.example:3128", bypass: [intranet.example, 10.0.0.0/8]}
certificate_authority: company.pem
accept_certificates: [test.service.example]
headers: [{host: service.example, name: X-Key, value: "Bearer abc: 1"}]
basic_auth: [{host: service.example, user: tester, password: "open #it"}]
cookies: [{host: service.example, name: variant, value: "00b"}]
limits: {page: 45.5s, walk: 10min, links: 2h}
crawl: {hosts: ["pay.example:8080", "[::1]"], exclude: ["/archive/**"], essential: /help, share: 12.5%, delay: 1.5s,
  most_pages: 500, every_page: true, robots: false, links: false, personas: mobile, seed: 7}
session:
  for: [desktop, mobile]
  steps:
    - name: Sign in
      actions: [open: /login, fill: {label: Code, value: "{code}"}, click: {role: button, name: Go on}]
      expect: {text: "Hello, Maija"}
    - {name: Again, manual: true}
  signed_out: {visible: {role: link, name: Sign in}, url: "**/login"}
  code: JBSWY3DPEHPK3PXPJBSW
  keep: 90s
journeys:
  - name: Apply for a licence
    for: [desktop]
    before: [{run: "./reset.sh --now"}, open: /reset]
    steps:
      - name: Start page
        owner: Communications
        explore: 5
        actions:
          - open: /
          - click: {role: button, name: "Yes: go", exact: true, nth: 2, within: {role: dialog}, frame: "#pay"}
          - click: "css=a >> text=b"
          - double_click: {text: Card}
          - fill: {label: Full name, value: Maija Meikäläinen}
            for: [desktop]
            optional: true
          - fill: {css: "#pw", value: "00100", secret: true}
          - type: "12.34"
          - type: {placeholder: Add, value: "yes"}
          - select: {label: Country, value: null and void}
          - check: {testid: terms}
          - uncheck: {alt: A picture}
          - press: Enter
          - press: {key: Tab, on: {title: A tip}}
          - hover: {role: link}
          - drag: {from: {text: Card}, to: {text: Done}}
          - scroll: bottom
          - scroll: {text: Done}
          - back
          - forward
          - reload
          - switch_tab: "2"
          - close_tab
          - accept_dialog
          - accept_dialog: Maija
          - dismiss_dialog:
            optional: true
          - wait_for: 2.5s
          - wait_for: {url: "**/done"}
          - wait_for: {text: Done}
          - screenshot: After all
        expect: {text: "Thanks, all", url: "**/details?a=1", title: Ta, visible: {role: heading, name: A}, hidden: .b}
      - {name: Bank, manual: true}
      - {name: Send, stop_before: true, safe: true, actions: [click: {role: button, name: Send}]}
"""


def kept(plan: Plan) -> str:
    """All that a plan says, without where it stood."""
    without = {"steps": {"__all__": {"line": True, "actions": {"__all__": {"line": True}}}}, "line": True}
    around = {"__all__": {"line": True}}
    walked = {**without, "before": around, "after": around}
    lines = {"__all__": walked}
    listed = {"accounts": {"__all__": {"line"}}, "own_personas": {"__all__": {"line"}}}
    return plan.model_dump_json(
        exclude={
            "journeys": lines,
            "file": True,
            "gate": {"budgets": {"__all__": {"line"}}, "limits": {"__all__": {"line"}}},
            "crawl": {"line"},
            "sign_in": {"line": True, "journey": walked},
            **listed,
        },  # type: ignore[arg-type]
        by_alias=True,
        indent=1,
    )


def test_a_plan_with_everything_is_the_same_when_it_is_read_back(tmp_path: Path) -> None:
    (tmp_path / "reset.sh").write_text("#!/bin/sh\n")
    (tmp_path / "reset.sh").chmod(0o755)
    authority(tmp_path, "company")
    plan = read(tmp_path, FULL)

    written = plan_text(plan)

    assert kept(read(tmp_path, written)) == kept(plan)
    assert plan_text(read(tmp_path, written)) == written
    assert max(map(len, written.splitlines())) <= 140
    assert pyyaml.safe_load(written)["journeys"][0]["steps"][0]["actions"][5]["fill"]["value"] == "00100"


# A plan with a kept session is read only where that file lies.
@pytest.mark.parametrize(
    "file", [file for file in EXAMPLES if "session:" not in file.read_text()], ids=lambda file: file.parent.name
)
def test_the_examples_are_the_same_when_they_are_read_back(
    file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    personas = [*KNOWN, "screen-reader", "zoom", "large-text", "contrast", "reduced-motion", "clumsy", "returning"]
    for name in ("HOF", "SESSION"):
        monkeypatch.setenv(name, "x")
    plan = yaml.read(file, personas)
    again = tmp_path / "audit.yaml"
    again.write_text(plan_text(plan), encoding="utf-8")

    assert kept(yaml.read(again, personas)) == kept(plan)


def test_comments_stand_where_they_belong(tmp_path: Path) -> None:
    authority(tmp_path, "company")
    plan = read(tmp_path, FULL.replace('before: [{run: "./reset.sh --now"}, open: /reset]', ""))
    step = ("journeys", 0, "steps", 0)

    lines = plan_text(
        plan,
        {
            (): ["From a recording.\nname: not a key"],
            ("personas",): ["Who walks"],
            ("journeys", 0): ["The one journey"],
            step: ["Look here"],
            (*step, "actions", 1): ["word " * 60],
            (*step, "actions", len(plan.journeys[0].steps[0].actions)): ["Left out"],
            (*step, "expect"): ["Seen"],
        },
    ).splitlines()

    def after(comment: str) -> str:
        return lines[lines.index(comment) + 1].strip()

    assert lines[0] == "# From a recording. name: not a key"
    assert after("# Who walks") == "personas:"
    assert after("  # The one journey") == "- name: Apply for a licence"
    assert after("      # Look here") == "- name: Start page"
    assert after("          # Left out") == "# Seen"
    assert after("        # Seen").startswith("expect:")
    wrapped = [line for line in lines if line.startswith("          # word")]
    assert len(wrapped) == 3
    assert max(map(len, wrapped)) <= 120
    assert kept(read(tmp_path, "\n".join(lines))) == kept(plan)


@settings(max_examples=300, deadline=None)
@given(
    st.text()
    | st.sampled_from(
        ["no", "~", "1e3", "2026-11-22", "a: b", "- a", "a #b", "3 + 4?", "{a}", "?", "=", "<<", "\ud800", "﻿x"]
    )
)
def test_every_text_is_read_back_as_it_was(text: str) -> None:
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    assert pyyaml.safe_load(f"- {scalar(text)}\n") == [whole]
    assert pyyaml.safe_load(f"{{a: {flow([text, {'b': text}])}}}\n") == {"a": [whole, {"b": whole}]}


def test_what_would_be_filled_in_cannot_be_written_by_others() -> None:
    assert can_be_written("50 $ {net}")
    assert not any(map(can_be_written, ["${HOME}", "x{unique}", "{account.password}", "${"]))


PRINTED = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20).filter(can_be_written)
ASCII = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=20).filter(can_be_written)
WORD = st.from_regex(r"[a-z][a-z0-9-]{0,10}[a-z0-9]", fullmatch=True)
HOST = st.builds("{}.example".format, WORD) | st.sampled_from(["10.1.2.3", "::1", "localhost"])
PATHS = st.lists(WORD.map("https://service.example/{}".format), max_size=3).map(tuple)
TEXTS = st.lists(PRINTED, max_size=3).map(tuple)
WALKERS = st.lists(st.sampled_from(KNOWN), min_size=1, unique=True).map(tuple)


def seconds(least: float, most: float) -> st.SearchStrategy[float]:
    return st.integers(int(least * 10), int(most * 10)).map(lambda number: number / 10)


NETWORKS = st.builds(
    Network,
    proxy=st.none() | st.builds("http://{}:{}@{}.example:3128".format, WORD, WORD, WORD),
    no_proxy=st.just(()),
    accept_certificates=st.lists(HOST, max_size=2).map(tuple),
    headers=st.lists(st.builds(HostHeader, host=HOST, name=WORD.map("x-{}".format), value=ASCII), max_size=2).map(
        tuple
    ),
    logins=st.lists(st.builds(HostLogin, host=HOST, user=PRINTED, password=PRINTED), max_size=2).map(tuple),
    cookies=st.lists(
        st.builds(HostCookie, host=HOST, name=WORD, value=ASCII.filter(lambda one: not set(one) & set(";, "))),
        max_size=2,
    ).map(tuple),
)
CRAWLS = st.builds(
    Crawl,
    start=PATHS,
    hosts=st.lists(HOST | WORD.map("{}.example:8080".format), max_size=2).map(tuple),
    subdomains=st.booleans(),
    include=TEXTS,
    exclude=TEXTS,
    essential=PATHS,
    personas=WALKERS,
    most_pages=st.integers(1, 1_000_000),
    most_depth=st.integers(0, 1_000),
    most_of_a_kind=st.integers(1, 1_000),
    each_template=st.integers(1, 100),
    share=st.integers(0, 100).map(lambda number: number / 100),
    every_page=st.booleans(),
    seed=st.integers(0, 2**31),
    at_once=st.integers(1, 16),
    delay=seconds(0, 600),
    robots=st.booleans(),
    sitemaps=st.booleans(),
    own_links=st.booleans(),
    documents=st.booleans(),
    evidence=TEXTS,
    pictures=st.booleans(),
)
STEPS = st.lists(PRINTED, min_size=1, max_size=3, unique=True).map(
    lambda names: tuple(Step(name=name, expect=Expect(text=name)) for name in names)
)
SIGN_INS = st.builds(
    lambda steps, walkers, target, code, minutes: SigningIn(
        journey=Journey(name="Signing in", steps=steps), signed_out=Expect(visible=target), code=code,
        keep_minutes=minutes,
    ).model_copy(update={"for_personas": walkers}),
    STEPS, WALKERS | st.just(()), st.none() | st.builds(Target, by=st.just("text"), value=PRINTED),
    st.none() | st.text("ABCDEFGH234567", min_size=16, max_size=16), seconds(0, 1_440),
)  # fmt: skip
LIMITS = st.builds(
    Limits, page=seconds(1, 300), visit=seconds(5, 3_600), walk=seconds(10, 86_400), run=seconds(10, 604_800)
)


@settings(max_examples=30, deadline=None)
@given(network=NETWORKS, crawl=CRAWLS, sign_in=st.none() | SIGN_INS, limits=LIMITS)
def test_the_way_to_a_service_is_read_back_as_it_was(
    network: Network, crawl: Crawl, sign_in: SigningIn | None, limits: Limits
) -> None:
    plan = Plan(
        service="Any", url="https://service.example/", network=network, crawl=crawl, sign_in=sign_in, limits=limits
    )

    written = plan_text(plan)

    assert kept(plan_of(written.encode(), Path("audit.yaml"), KNOWN, {})) == kept(plan)
