"""What CI servers and forges read: against their schemas, by their readers, in step with the gate."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from junitparser import JUnitXml
from lxml import etree
from sample_audit import JOURNEY, STEPS, hostile, prevented, sample, shown

from auditor.catalogue import one
from auditor.gate import gate
from auditor.model import Audit, Gate, Impact, Reason
from auditor.parts import Report, Showing

SCHEMAS = Path(__file__).parent / "schemas"
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# What GitLab requires: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 8},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)."},
                    "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"minimum": 1}}},
                },
            },
        },
    },
}
LINES = (14, 22, 31, 40, 47, 60)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("run")


@pytest.fixture(scope="module")
def audit(folder: Path) -> Audit:
    return sample(folder)


def planned(audit: Audit, folder: Path, lines: Sequence[int] = LINES) -> Showing:
    """The audit as it is shown where the plan's file is known."""
    showing = shown(audit, folder)
    journeys = tuple(
        replace(way, steps=tuple(replace(step, line=line) for step, line in zip(way.steps, lines, strict=True)))
        for way in showing.journeys
    )
    return replace(showing, journeys=journeys, plan_file="journeys/book a hall.yaml")


def gated(audit: Audit, wanted: Gate | None) -> Audit:
    """The audit with the word of a gate."""
    statuses = {point.id: point.status for point in audit.friction_points}
    verdict = gate(wanted, audit.walks, audit.findings, budgets=audit.budgets, statuses=statuses, compared=True)
    return audit.model_copy(update={"verdict": verdict})


class TestJunit:
    @staticmethod
    def written(showing: Showing) -> ET.Element:
        data = one(Report, "junit").write(showing)
        etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd")).assertValid(etree.fromstring(data))
        return ET.fromstring(data)

    @staticmethod
    def words(root: ET.Element, *, persona: str = "") -> dict[str, str]:
        cases = [case for case in root.iter("testcase") if str(case.get("classname")).endswith(persona)]
        return {
            f"{case.get('classname')}/{case.get('name')}": next(
                (child.tag for child in case if child.tag != "system-out"), "passed"
            )
            for case in cases
        }

    def test_each_step_of_each_walk_is_a_case_that_readers_count_alike(self, audit: Audit, folder: Path) -> None:
        showing = shown(gated(audit, Gate(fail_on=Impact.BLOCKER)), folder)
        root = self.written(showing)
        read = JUnitXml.fromstring(one(Report, "junit").write(showing))
        assert len(list(root.iter("testcase"))) == 2 + len(showing.journeys[0].rows) * len(STEPS)
        assert sum(suite.tests for suite in read) == int(root.get("tests", ""))
        assert sum(suite.failures for suite in read) == int(root.get("failures", "")) == len(list(root.iter("failure")))
        for suite in read:
            assert suite.failures == sum(any(r.__class__.__name__ == "Failure" for r in case.result) for case in suite)

    def test_fails_where_the_gate_fails_and_nowhere_else(self, audit: Audit, folder: Path) -> None:
        words = self.words(self.written(shown(gated(audit, Gate(fail_on=Impact.BLOCKER)), folder)))
        failed = {name for name, word in words.items() if word == "failure"}
        assert failed == {
            "auditor/The gate",
            f"{JOURNEY}.keyboard/3 Choose a time",
            f"{JOURNEY}.screen-reader/3 Choose a time",
            f"{JOURNEY}.returning/5 Payment",
            f"{JOURNEY}.slow/3 Choose a time",  # over its budget
        }
        assert words[f"{JOURNEY}.keyboard/4 Your details"] == "skipped"  # not reached
        assert words[f"{JOURNEY}.desktop/3 Choose a time"] == "passed"

    def test_what_stops_somebody_is_never_passed_though_the_gate_lets_it(self, audit: Audit, folder: Path) -> None:
        for wanted in (None, Gate(fail_on=Impact.BLOCKER, new_only=True)):
            known = audit.model_copy(
                update={
                    "budgets": (),
                    "friction_points": tuple(p.model_copy(update={"status": "known"}) for p in audit.friction_points),
                }
            )
            words = self.words(self.written(shown(gated(known, wanted), folder)))
            assert "failure" not in words.values()
            assert words[f"{JOURNEY}.keyboard/3 Choose a time"] == "skipped"

    def test_what_could_not_be_judged_fails_whatever_the_gate_says(self, audit: Audit, folder: Path) -> None:
        root = self.written(shown(gated(prevented(audit), None), folder))
        words = self.words(root)
        assert words["auditor/The audit is complete"] == "failure"
        assert words[f"{JOURNEY}.desktop/5 Payment"] == "failure"
        (case,) = (
            c
            for c in root.iter("testcase")
            if c.get("classname") == f"{JOURNEY}.desktop" and c.get("name") == "5 Payment"
        )
        assert "HTTP 503" in str(case[0].get("message"))

    def test_what_only_a_person_can_pass_was_not_looked_at(self, audit: Audit, folder: Path) -> None:
        showing = shown(gated(audit, None), folder)
        (way,) = showing.journeys
        steps = tuple(replace(step, manual=step.ref.number == 1) for step in way.steps)
        words = self.words(self.written(replace(showing, journeys=(replace(way, steps=steps),))))
        assert words[f"{JOURNEY}.desktop/1 Front page"] == "skipped"
        assert words[f"{JOURNEY}.desktop/2 Search"] == "passed"

    def test_reasons_that_name_no_step_still_fail_the_file(self, audit: Audit, folder: Path) -> None:
        told = Reason(kind="gap", message="“{persona}” has not walked.", values={"persona": "zoom"})
        verdict = audit.verdict.model_copy(
            update={"complete": False, "gate": "none", "told": (told,), "reasons": ("“zoom” has not walked.",)}
        )
        root = self.written(shown(audit.model_copy(update={"verdict": verdict}), folder))
        assert self.words(root, persona="auditor")["auditor/The audit is complete"] == "failure"

    def test_holds_nothing_that_xml_cannot(self, audit: Audit, folder: Path) -> None:
        data = one(Report, "junit").write(shown(hostile(gated(audit, Gate(fail_on=Impact.MINOR))), folder))
        etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd")).assertValid(etree.fromstring(data))
        assert CONTROL.findall(data.decode()) == []
        assert "</script>" in "".join(ET.fromstring(data).itertext())


class TestSarif:
    @staticmethod
    def written(showing: Showing) -> Any:
        log = json.loads(one(Report, "sarif").write(showing))
        schema = json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text())
        assert [error.message for error in Draft4Validator(schema).iter_errors(log)] == []
        (run,) = log["runs"]
        return run

    def test_points_at_the_lines_of_the_plan(self, audit: Audit, folder: Path) -> None:
        showing = planned(audit, folder)
        run = self.written(showing)
        assert len(run["results"]) == len(showing.points)
        for point, result in zip(showing.points, run["results"], strict=True):
            (place,) = result["locations"]
            where = place["physicalLocation"]
            assert unquote(where["artifactLocation"]["uri"]) == "journeys/book a hall.yaml"
            assert where["region"]["startLine"] == LINES[point.steps[0].number - 1]
            assert len(result.get("relatedLocations", [])) == len(point.steps) - 1
            assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == point.point.rule
        prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
        assert len(set(prints)) == len(prints)

    def test_what_a_person_must_look_at_is_no_error(self, audit: Audit, folder: Path) -> None:
        results = self.written(planned(audit, folder))["results"]
        kinds = {result["ruleId"]: (result["kind"], result["level"]) for result in results}
        assert kinds["help-moves"] == ("review", "none")
        assert kinds["unreachable-by-keyboard"] == ("fail", "error")
        assert kinds["asked-again"] == ("fail", "warning")

    def test_what_is_fixed_or_suppressed_raises_no_alert(self, audit: Audit, folder: Path) -> None:
        first, second, *rest = audit.friction_points
        gone = (first.model_copy(update={"status": "fixed"}), second.model_copy(update={"status": "suppressed"}))
        told = shown(audit.model_copy(update={"friction_points": (*gone, *rest)}), folder)
        for results in (self.written(told)["results"], json.loads(one(Report, "gitlab").write(told))):
            assert len(results) == len(rest)

    def test_a_page_can_neither_link_nor_steer(self, audit: Audit, folder: Path) -> None:
        points = tuple(
            point.model_copy(update={"title": "[press](https://evil.example) @octocat \x1b[2J"})
            for point in audit.friction_points
        )
        run = self.written(planned(audit.model_copy(update={"friction_points": points}), folder))
        assert all("\\[press\\](" in result["message"]["text"] for result in run["results"])
        data = one(Report, "sarif").write(shown(hostile(audit), folder)).decode()
        assert CONTROL.findall(data) == []
        self.written(shown(hostile(audit), folder))

    def test_limits_of_github_are_kept(self, audit: Audit, folder: Path) -> None:
        run = self.written(planned(audit, folder))
        assert run["automationDetails"]["id"].endswith("/")
        assert all(len(rule["properties"]["tags"]) <= 20 for rule in run["tool"]["driver"]["rules"])
        assert "security-severity" not in json.dumps(run)


class TestGitlab:
    def test_fits_what_gitlab_asks_for(self, audit: Audit, folder: Path) -> None:
        for showing in (planned(audit, folder), shown(hostile(audit), folder)):
            told = json.loads(one(Report, "gitlab").write(showing))
            assert [error.message for error in Draft202012Validator(GITLAB).iter_errors(told)] == []
            assert len({issue["fingerprint"] for issue in told}) == len(told) == len(showing.points)
            assert CONTROL.findall(json.dumps(told, ensure_ascii=False)) == []

    def test_points_at_the_plan_with_the_severity_that_the_impact_has(self, audit: Audit, folder: Path) -> None:
        told = {issue["check_name"]: issue for issue in json.loads(one(Report, "gitlab").write(planned(audit, folder)))}
        blocker = told["unreachable-by-keyboard"]
        assert blocker["severity"] == "blocker"
        assert blocker["location"] == {"path": "journeys/book a hall.yaml", "lines": {"begin": LINES[2]}}
        assert told["help-moves"]["severity"] == "info"  # a person must look
        assert told["asked-again"]["severity"] == "major"
