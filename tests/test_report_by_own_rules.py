"""The report passes the rules that this tool asks of others, with every persona that walks."""

from pathlib import Path

import pytest
from sample_audit import sample, shown
from service import Service
from walking import act, plan_of, step, walked

from auditor.catalogue import every, one
from auditor.judge import judge
from auditor.model import Certainty, Finding, Tool
from auditor.parts import Report, Rule

JUDGED = ("accessibility", "ease")  # how fast a file comes is a matter of the server that it is put on


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("sample")
    return one(Report, "html").write(shown(sample(folder), folder)).decode()


async def test_the_report_breaks_no_rule_of_its_own(service: Service, tmp_path: Path, report: str) -> None:
    service.put("/report", report)
    personas = ("desktop", "mobile", "keyboard")
    plan = plan_of(service.url, step("Read", act("open", value="/report")), personas=personas)
    walks = await walked(plan, tmp_path / "run", *personas, without=("Surroundings",))
    tool = Tool(version="0", browser="0")
    audit = judge(
        plan,
        list(walks.values()),
        every(Rule),
        tool=tool,
        started="2026-11-22T09:00:00",
        finished="2026-11-22T09:05:00",
    )
    assert [walk.outcome for walk in audit.walks] == ["completed"] * 3
    assert [
        told(one) for one in audit.findings if one.certainty is Certainty.VIOLATION and one.category in JUDGED
    ] == []


def told(finding: Finding) -> str:
    return f"{finding.rule} {finding.personas} {finding.target and finding.target.selector}: {finding.message}"
