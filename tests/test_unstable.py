"""What some runs of a repeated walk show and others do not: told as unstable, and no reason to fail a gate."""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from builders import dom, element, visit, walk
from service import Answer, Service
from test_judge import image_alt, judged, plan
from walking import Silent, act, plan_of, step

from auditor.catalogue import every, one
from auditor.choosing import Choice
from auditor.commons.repeated import combined
from auditor.engines.find import find_browser
from auditor.evidence.dom import Dom
from auditor.evidence.vitals import Vital, Vitals
from auditor.judge import judge
from auditor.model import Audit, Evidence, Finding, Gate, Impact, Tool, Walk
from auditor.parts import EvidenceKind, Rule
from auditor.store import RunFolder
from auditor.walk import walk_plan

DAY = "2026-11-22T10:00:00Z"
BAD, GOOD = (dom(element("img", path="main > img", attributes=more)) for more in ({}, {"alt": ""}))
SLOW_CONTENT = one(Rule, "slow-main-content")


def walked(*runs: Sequence[Evidence]) -> Walk:
    """One visit, walked several times; what each run gathered."""
    first, *others = (walk(visit(0, *gathered)) for gathered in runs)
    return combined(walk(*first.visits, repeats=tuple(others)))


def found(walks: Sequence[Walk], *rules: Rule, gate: Gate | None = None) -> Audit:
    return judged(walks, *rules, by=plan("Start", gate=gate or Gate(fail_on=Impact.MODERATE)))


def only(audit: Audit) -> Finding:
    (finding,) = audit.findings
    return finding


class TestContent:
    """What is on the page."""

    @pytest.mark.parametrize(
        ("runs", "counts", "word"),
        [
            ([[BAD], [BAD], [BAD]], (3, 3), "failed"),
            ([[BAD], [GOOD], [BAD]], (2, 3), "passed"),
            ([[GOOD], [GOOD], [BAD]], (1, 3), "passed"),
            ([[BAD], [GOOD], [GOOD]], (1, 3), "passed"),
            ([[BAD], [Vitals()], [Vitals()]], (1, 1), "failed"),
            ([[BAD], [Vitals()], [BAD]], (2, 2), "failed"),
        ],
    )
    def test_each_run_has_its_say(self, runs: list[list[Evidence]], counts: tuple[int, int], word: str) -> None:
        audit = found([walked(*runs)], image_alt)
        finding = only(audit)
        assert (finding.runs, finding.unstable) == (counts, counts[0] < counts[1])
        assert audit.friction_points[0].unstable is finding.unstable
        assert audit.verdict.gate == word

    def test_plan_may_count_it(self) -> None:
        audit = found([walked([BAD], [GOOD])], image_alt, gate=Gate(fail_on=Impact.SERIOUS, unstable=True))
        assert audit.verdict.gate == "failed"

    def test_what_a_repeat_alone_shows_points_at_no_picture_of_another_run(self) -> None:
        boxed = dom(element("img", path="main > img", box=(1, 2, 3, 4)))
        assert only(found([walked([GOOD], [boxed])], image_alt)).screenshot is None

    def test_what_another_persona_sees_each_time_is_steady(self) -> None:
        mobile = combined(walk(visit(0, BAD), persona="mobile", repeats=(walk(visit(0, BAD), persona="mobile"),)))
        assert not only(found([walked([BAD], [GOOD]), mobile], image_alt)).unstable

    def test_what_was_walked_once_says_nothing_for_steadiness(self) -> None:
        keyboard = walk(visit(0, BAD), persona="keyboard")
        assert only(found([walked([BAD], [GOOD]), keyboard], image_alt)).unstable

    def test_a_walk_that_was_made_once_is_as_it_was(self) -> None:
        assert only(found([walk(visit(0, BAD))], image_alt)).runs == (1, 1)


class TestFigures:
    """What was timed."""

    @pytest.mark.parametrize(
        ("times", "counts", "word"),
        [
            ((5000, 6000, 5500), (3, 3), "failed"),
            ((2600, 2700, 2550), (3, 3), "failed"),
            ((5000, 2000, 5500), (2, 3), "passed"),
            ((2000, 2100, 9000), (1, 3), "passed"),
        ],
    )
    def test_slow_in_all_runs_or_not(self, times: tuple[float, ...], counts: tuple[int, int], word: str) -> None:
        runs = [[Vitals(lcp=Vital(value=value, element=f"#of-{value}"))] for value in times]
        audit = found([walked(*runs)], SLOW_CONTENT)
        finding = only(audit)
        assert (finding.runs, finding.unstable) == (counts, counts[0] < 3)
        assert audit.verdict.gate == word

    def test_a_rule_that_reads_one_figure_alone_is_held_to_all_runs_too(self) -> None:
        blank = one(Rule, "blank-on-a-slow-line")
        runs = [[Vitals(fcp=Vital(value=value))] for value in (30_000, 29_000, 2_000)]
        slow = [walk(replace(visit(0, *run), persona="slow", like="slow"), persona="slow", like="slow") for run in runs]
        audit = found([combined(walk(*slow[0].visits, persona="slow", like="slow", repeats=tuple(slow[1:])))], blank)
        assert [one.unstable for one in audit.findings] == [True]
        assert audit.verdict.gate == "passed"


async def test_a_page_that_is_another_each_time(service: Service, tmp_path: Path) -> None:
    """A real browser, three runs, an image that has no text alternative in one of them."""
    alts = itertools.cycle(["", ' alt="A hall"', ' alt="A hall"'])
    head = '<!doctype html><html lang="en"><title>Start</title><main><h1>Start</h1><p>Here it begins.</p>'
    picture = "data:image/gif;base64,R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs="

    def answer(_: bytes) -> Answer:
        return Answer(f'{head}<img width=90 height=90 src="{picture}"{next(alts)}></main>'.encode())

    service.answers["/"] = answer
    asked = plan_of(service.url, step("Open", act("open", value="/")), repeat=3)
    folder = RunFolder.create(tmp_path / "run", asked)
    kinds = [one(EvidenceKind, name) for name in ("Vitals", "Dom", "Axe")]
    choice = Choice(personas=("desktop",), kinds=kinds, pictures=False)
    await walk_plan(asked, folder, browser=find_browser(), listener=Silent(), choice=choice)
    (desktop,) = folder.walks()
    assert all(isinstance(run.visits[0].get(Dom), Dom) for run in desktop.runs)
    tool = Tool(version="1", browser="b")
    audit = judge(asked, [desktop], every(Rule), tool=tool, started=DAY, finished=DAY)
    assert {one.rule: one.runs for one in audit.findings if "1.1.1" in one.wcag} == {"axe-image-alt": (1, 3)}
    assert {one.unstable for one in audit.findings if "1.1.1" not in one.wcag} <= {False}
