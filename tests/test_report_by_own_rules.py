"""The report passes the rules that this tool asks of others, with every persona that walks, in every language."""

import random
from pathlib import Path
from typing import get_args

import pytest
from sample_audit import sample, shown
from service import Service
from walking import act, css, plan_of, step, walked

from auditor.catalogue import every, one
from auditor.judge import judge
from auditor.languages import Language
from auditor.model import Audit, Certainty, Finding, Tool
from auditor.parts import Persona, Report, Rule

JUDGED = ("accessibility", "ease", "path")  # how fast a file comes is a matter of the server that it is put on
LANGUAGES: tuple[str, ...] = get_args(Language)
EVERYBODY = tuple(persona.id for persona in every(Persona))
SEED = 3  # draws who reads the report in `make test`, and in which language


def readers() -> list[object]:
    """Who reads it in which language: one, drawn; and, as the long proof, everybody in each."""
    chance = random.Random(SEED)
    who, language = chance.choice(EVERYBODY), chance.choice(LANGUAGES)
    everybody = (pytest.param(one, EVERYBODY, id=f"{one}-all", marks=pytest.mark.long) for one in LANGUAGES)
    return [pytest.param(language, [who], id=f"{language}-{who}"), *everybody]


@pytest.mark.parametrize(("language", "who"), readers())
async def test_the_report_breaks_no_rule_of_its_own(
    service: Service, tmp_path: Path, language: str, who: tuple[str, ...]
) -> None:
    showing = shown(sample(tmp_path).model_copy(update={"language": language}), tmp_path)
    service.put("/report", one(Report, "html").write(showing).decode())
    audit = await read(service, tmp_path / "run", who, language)
    ended = {walk.persona: (walk.outcome, walk.stopped_at, walk.reason) for walk in audit.walks}
    assert {one for one in ended.values() if one[0] != "completed"} == set()
    assert set(ended) == {"desktop", *who}
    assert [
        told(one) for one in audit.findings if one.certainty is Certainty.VIOLATION and one.category in JUDGED
    ] == []


async def read(service: Service, folder: Path, who: tuple[str, ...], language: str) -> Audit:
    """Opens the report, a friction point, a step, and narrows the list, as these personas do."""
    plan = plan_of(
        service.url,
        step("Read", act("open", value="/report")),
        step(
            "A friction point",
            act("click", "nav a[href='#points']"),
            act("click", "[data-number=F2] > summary"),
            visible=css("[data-number=F2] .open"),
        ),
        step("A step", act("click", "#step-1-3 > summary")),
        step("Fewer", act("select", "select[name=impact]", "serious")),
        personas=who,
        language=language,
    )
    walks = await walked(plan, folder, *who, without=("Surroundings",))
    day = "2026-11-22"
    return judge(
        plan,
        list(walks.values()),
        every(Rule),
        tool=Tool(version="0", browser="0"),
        started=f"{day}T09:00:00",
        finished=f"{day}T09:05:00",
    )


def told(finding: Finding) -> str:
    where = finding.target and f"{finding.target.selector} {finding.target.html[:120]}"
    return f"{finding.rule} {finding.personas} at “{finding.step}”, {where}: {finding.message}"
