"""The product's own accuracy: every planted defect is found, nothing else is called a violation, mended has nothing."""

import os
import subprocess
import sys
import time
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from demo_walk import demo_plan, found

from auditor.demo.defects import DEFECTS
from auditor.demo.planted import EVERYBODY, Defect
from auditor.demo.service import start
from auditor.engines.chromium import Chromium
from auditor.model import Audit, Finding

LIMIT, REST_SECONDS = 1800, 90
STOPPED = {
    ("Varaa", "keyboard"): ("blocked", "Choose a time"),
    ("Varaa", "screen-reader"): ("blocked", "Choose a time"),
    ("Ota", "screen-reader"): ("blocked", "Mistake in the address"),
    ("Peru", "keyboard"): ("blocked", "Cancelled"),
    ("Peru", "returning"): ("blocked", "Cancelled"),
    ("Ilmoittaudu", "screen-reader"): ("blocked", "In the calendar"),
}


def some_or_everybody(*some: str) -> pytest.MarkDecorator:
    """A share of the long proof: these personas."""
    return pytest.mark.parametrize("who", [some, pytest.param(EVERYBODY, marks=pytest.mark.long)], ids=["some", "all"])


def given(who: tuple[str, ...]) -> list[str]:
    return [part for one in who for part in ("--persona", one)]


def rest() -> None:
    """Wait until the machine has come to rest from the tests before: on a busy one, what is slow is a question only."""
    until = time.monotonic() + REST_SECONDS
    while os.getloadavg()[0] > (os.cpu_count() or 1) and time.monotonic() < until:
        time.sleep(1)


def audited(folder: Path, *more: str) -> Audit:
    """The audit of the demo, made by the command that users type."""
    rest()
    command = [sys.executable, "-m", "auditor", "demo", "--quiet", "--out", str(folder), *more]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=False)
    assert ended.returncode == 0, ended.stderr
    return Audit.model_validate_json((folder / "audit.json").read_bytes())


def rules_of(finding: Finding) -> set[str]:
    """Its rule, and the rules that said the same of the same element."""
    names = (
        source.removeprefix("auditor:").replace("axe-core:", "axe-").replace("accesslint:", "accesslint-")
        for source in finding.sources
    )
    return {finding.rule, *names}


@pytest.mark.alone
@pytest.mark.asyncio(loop_scope="session")
@some_or_everybody("desktop")
async def test_what_is_planted_is_found_and_nothing_else(
    tmp_path: Path, engine: Chromium, monkeypatch: pytest.MonkeyPatch, who: tuple[str, ...]
) -> None:
    with start(mended=False) as running:
        elements = await found(engine, demo_plan(running, monkeypatch), DEFECTS)

    def about(finding: Finding, defect: Defect) -> bool:
        path = finding.target.selector if finding.target else ""
        here = path in elements[defect] if defect.selector else not path
        return here and defect.rule in rules_of(finding) and fnmatchcase(urlsplit(finding.url).path, defect.page)

    audit = audited(tmp_path / "run", *given(who))
    named = {finding.id: [defect for defect in DEFECTS if about(finding, defect)] for finding in audit.findings}
    told = [
        f"{finding.rule} at {finding.url} {finding.target and finding.target.selector}: {finding.message}"
        for finding in audit.findings
        if finding.certainty == "violation" and not named[finding.id]
    ]
    assert told == [], "These violations are not on the list."
    for defect in DEFECTS:
        wanted = set(defect.personas) & set(who)
        if not wanted:
            continue
        mine = [finding for finding in audit.findings if defect in named[finding.id]]
        # What is certain on one page may be left to a person in another state of it.
        assert max((str(finding.certainty) for finding in mine), default="") == defect.certainty, defect
        certain = (finding for finding in mine if str(finding.certainty) == defect.certainty)
        assert wanted <= {persona for finding in certain for persona in finding.personas}, defect
    ends = {(walk.journey.split()[0], walk.persona): (walk.outcome, walk.stopped_at) for walk in audit.walks}
    stopped = {walk: end for walk, end in STOPPED.items() if walk[1] in who}
    assert {walk: end for walk, end in ends.items() if end != ("completed", None)} == stopped
    assert {persona for journey, persona in ends if journey == "Varaa"} == set(who)


@pytest.mark.alone
@some_or_everybody("desktop")
def test_the_mended_variant_has_no_violation_and_lets_everybody_through(tmp_path: Path, who: tuple[str, ...]) -> None:
    audit = audited(tmp_path / "run", "--mended", *given(who))
    assert [finding for finding in audit.findings if finding.certainty == "violation"] == []
    assert {walk.outcome for walk in audit.walks} == {"completed"}
