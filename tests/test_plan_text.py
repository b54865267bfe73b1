"""A plan that the tool writes is the same plan when it is read back, whatever stands in it."""

from pathlib import Path

import pytest
import yaml as pyyaml
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_texts import KNOWN, read

from auditor.formats._plan_text import can_be_written, plan_text
from auditor.formats._scalars import flow, scalar
from auditor.formats.yaml import yaml
from auditor.model import Plan

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
    lines = {"__all__": {**without, "before": around, "after": around}}
    listed = {"accounts": {"__all__": {"line"}}, "own_personas": {"__all__": {"line"}}}
    return plan.model_dump_json(
        exclude={
            "journeys": lines,
            "file": True,
            "gate": {"budgets": {"__all__": {"line"}}, "limits": {"__all__": {"line"}}},
            **listed,
        },  # type: ignore[arg-type]
        by_alias=True,
        indent=1,
    )


def test_a_plan_with_everything_is_the_same_when_it_is_read_back(tmp_path: Path) -> None:
    (tmp_path / "reset.sh").write_text("#!/bin/sh\n")
    (tmp_path / "reset.sh").chmod(0o755)
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
