"""Checkers in a real page: what the second one says, and what one costs that throws or runs without end."""

import json
import re
import time
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import pytest
from builders import asked, dom, visit, walk
from plan_texts import ACTION, read, told
from service import Service
from walking import NoPictures, act, plan_of, step, walked

from auditor.catalogue import every, one
from auditor.choosing import chosen_kinds
from auditor.cli.plans import chosen
from auditor.commons.accesslint_words import AccessLintWords, accesslint_words
from auditor.engines.chromium import Chromium
from auditor.errors import AuditorError, UsageError
from auditor.evidence.accesslint import CHECKER, AccessLint, AccessLintNode, AccessLintResult, is_on
from auditor.evidence.axe import Axe, AxeNode, AxeResult
from auditor.evidence.dom import Dom
from auditor.gather import gather
from auditor.judge import judge
from auditor.model import Audit, Evidence, Impact, Journey, Missing, Plan, Step, Tool, Word
from auditor.parts import EvidenceKind, Rule, Verdicts, passed, read_docs, rule
from auditor.session import Device, Session
from auditor.store import RunFolder
from auditor.vetted import table

HIDDEN = "<details><summary></summary><p>We are open every day.</p></details>"
SUMMARY, IMAGE = "labels-and-names/summary-name", "text-alternatives/img-alt"
ANSWERS = "<button onclick=\"this.textContent = 'pressed'\">Press</button>"


async def gathered(engine: Chromium, url: str, *kinds: EvidenceKind) -> dict[str, Evidence | Missing]:
    async with engine.session(Device()) as session:
        await session.open(url)
        await session.settle()
        return dict(await gather(session, kinds, NoPictures(), pictures=False))


async def test_second_checker_looks_into_frames_of_the_same_origin(engine: Chromium, service: Service) -> None:
    service.page("/same", HIDDEN)
    elsewhere = service.url.replace("127.0.0.1", "localhost")
    frames = f"<iframe title='a' src='/same'></iframe><iframe title='b' src='{elsewhere}same'></iframe>"
    service.page("/", f"<main><h1>Hours</h1><div id='hours'>{HIDDEN}</div>{frames}</main>")
    found = (await gathered(engine, service.url, one(EvidenceKind, "AccessLint")))["AccessLint"]
    assert isinstance(found, AccessLint), found
    nodes = found.nodes_by_rule[SUMMARY]
    assert [node.path for node in nodes] == [
        "#hours > details > summary",
        "html > body > main > iframe:nth-of-type(1) |> html > body > details > summary",
    ]
    assert nodes[0].html == "<summary></summary>"
    assert nodes[0].box
    assert found.frames_missed == ("html > body > main > iframe:nth-of-type(2)",)
    assert found.skipped == {}


async def test_what_nobody_meets_is_not_told(engine: Chromium, service: Service) -> None:
    image = "<img src='data:,'>"
    hides = ("display: none", "visibility: hidden", "content-visibility: hidden")
    hidden = "".join(f"<style>.h{n} {{ {how} }}</style><div class='h{n}'>{image}</div>" for n, how in enumerate(hides))
    service.page(
        "/", f"<main><h1>Hours</h1><p>{image}</p>{hidden}<details><summary>More</summary>{image}</details></main>"
    )
    found = (await gathered(engine, service.url, one(EvidenceKind, "AccessLint")))["AccessLint"]
    assert isinstance(found, AccessLint), found
    assert [(one.rule, one.count, [node.path for node in one.nodes]) for one in found.results] == [
        (IMAGE, 1, ["html > body > main > p > img"])
    ]


async def test_a_page_cannot_pass_its_own_elements_off_as_a_checker(engine: Chromium, service: Service) -> None:
    fakes = "".join(
        f"<form id='{name}'><input name='run' title='x'></form>" for name in ("axe", "AccessLint", "auditor")
    )
    service.page("/", f"<main><h1>Hours</h1>{fakes}{HIDDEN}</main>")
    kinds = [one(EvidenceKind, name) for name in ("AccessLint", "Axe", "Dom")]
    found = await gathered(engine, service.url, *kinds)
    assert not [one for one in found.values() if isinstance(one, Missing)]


def kind_of(script: str, seconds: float) -> EvidenceKind:
    """A checker that does this in the page."""

    async def gathering(session: Session) -> AccessLint:
        return AccessLint.model_validate(await session.checker("AccessLint", script, seconds=seconds))

    return EvidenceKind(AccessLint, gathering, 1, read_docs("A checker."))


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("() => { throw new Error('no such role') }", "A script of ours failed in the page: Error: no such role."),
        ("() => new Promise(() => {})", "The page did not answer in time while a script of ours ran in the page."),
        ("() => { for (;;) {} }", "The page did not answer in time while a script of ours ran in the page."),
        (
            "async () => { await null; for (;;) {} }",
            "The page did not answer in time while a script of ours ran in the page.",
        ),
    ],
    ids=["throws", "never answers", "without end", "without end, later"],
)
async def test_a_checker_costs_its_own_result_only(engine: Chromium, service: Service, script: str, why: str) -> None:
    service.page("/", f"<main><h1>Hours</h1>{ANSWERS}</main>")
    async with engine.session(Device()) as session:
        await session.open(service.url)
        await session.settle()
        began = time.monotonic()
        kinds = [kind_of(script, 1), one(EvidenceKind, "Dom")]
        found = await gather(session, kinds, NoPictures(), pictures=False)
        took = time.monotonic() - began
        await session.evaluate("() => document.querySelector('button').click()")
        text = await session.evaluate("() => document.querySelector('button').textContent")
    assert found["AccessLint"] == Missing(why)
    assert isinstance(found["Dom"], Dom), found["Dom"]
    assert text == "pressed", "the page's own scripts go on"
    assert took < 15  # one second for the checker, one and a half to see that it holds the page


async def test_axe_without_end_is_ended_too(engine: Chromium, service: Service) -> None:
    service.page("/", f"<main><h1>Hours</h1>{ANSWERS}</main>")
    async with engine.session(Device()) as session:
        await session.open(service.url)
        await session.settle()
        await session.checker("axe", "() => { axe.run = () => { for (;;) {} }; }", seconds=5)
        with pytest.raises(AuditorError, match="did not answer in time"):
            await session.axe({}, seconds=1)
        assert await session.evaluate("() => 1 + 1") == 2


def found_by(rule: str, path: str = "#hours", **more: Any) -> AccessLint:
    node = AccessLintNode(path=path, html="<summary></summary>", message="theirs")
    return AccessLint(version="1", results=(AccessLintResult(rule=rule, nodes=(node,), count=1),), **more)


def judged(*evidence: Evidence, **more: Any) -> Audit:
    """What the checkers' rules, and one of ours that looks at what axe-core said, say of one visit."""
    journey = Journey(name="A journey", steps=(Step(name="Open"),))
    plan = Plan(service="Hours", url="https://service.example/", personas=("desktop",), journeys=(journey,), **more)
    rules = [rule for rule in every(Rule) if rule.source != "auditor"]
    began, ended = "2026-11-22T10:00:00Z", "2026-11-22T10:01:00Z"
    walks = [walk(visit(0, dom(), *evidence))]
    return judge(
        plan, walks, [*rules, held_against], tool=Tool(version="1", browser="x"), started=began, finished=ended
    )


@rule(Impact.MINOR)
def held_against(dom: Dom, axe: Axe) -> Verdicts:
    """A rule of ours that needs what axe-core said."""
    yield passed(f"{dom.url} {axe.version}")


def test_a_rule_says_no_more_than_it_was_vetted_for() -> None:
    for name, row in table()[CHECKER].items():
        if row.verdict != "off":
            (verdict,) = asked(one(Rule, f"accesslint-{name.partition('/')[2]}"), found_by(name))
            assert verdict.word is (Word.FAILED if row.verdict == "violation" else Word.UNSURE)
            assert verdict.message == accesslint_words()[name].problem


def test_only_what_was_never_wrong_in_five_cases_is_certain() -> None:
    certain = [row for rows in table().values() for row in rows.values() if row.verdict == "violation"]
    assert certain
    assert all(row.cases >= 5 and row.hits and not row.false and not row.alone for row in certain)


def said_of(place: str, *, by_axe: str, how: Literal["violation", "incomplete"]) -> Axe:
    node = AxeNode(path=place, target=place, html="<img>", message="no text")
    return Axe(version="4", results=(AxeResult(rule=by_axe, said=how, impact="critical", nodes=(node,)),))


@pytest.mark.parametrize(
    ("rule", "axe", "word"),
    [
        (IMAGE, (), Word.FAILED),
        (IMAGE, (said_of("#hours", by_axe="image-alt", how="violation"),), Word.FAILED),
        (IMAGE, (said_of("#hours", by_axe="image-alt", how="incomplete"),), Word.UNSURE),
        (IMAGE, (said_of("#other", by_axe="image-alt", how="violation"),), Word.UNSURE),
        (IMAGE, (said_of("#hours", by_axe="list", how="violation"),), Word.UNSURE),
        (SUMMARY, (Axe(version="4"),), Word.FAILED),
        ("readable/html-has-lang", (said_of("#hours", by_axe="html-has-lang", how="violation"),), Word.UNSURE),
    ],
    ids=["axe did not look", "agrees", "is unsure", "elsewhere", "something else", "adds", "vetted for review"],
)
def test_what_axe_core_holds_nothing_against_is_a_question(rule: str, axe: tuple[Axe, ...], word: Word) -> None:
    made = one(Rule, f"accesslint-{rule.partition('/')[2]}")
    (verdict,) = asked(made, found_by(rule), visit(0, dom(), *axe))
    assert verdict.word is word
    assert word in made.says


def test_of_two_checkers_that_agree_the_first_is_kept() -> None:
    (finding,) = judged(said_of("#hours", by_axe="image-alt", how="violation"), found_by(IMAGE)).findings
    assert (finding.rule, finding.certainty) == ("axe-image-alt", "violation")
    assert finding.sources == ("axe-core:image-alt", "accesslint:img-alt")


def test_what_they_find_alike_is_no_worse_by_the_second_checker() -> None:
    text = files("auditor.commons").joinpath("accesslint_words.json").read_text(encoding="utf-8")
    alike = {rule: words["like"] for rule, words in json.loads(text).items() if "like" in words}
    for name, like in alike.items():
        second, first = one(Rule, f"accesslint-{name.partition('/')[2]}"), one(Rule, f"axe-{like}")
        assert first.impact.at_least(second.impact), "else the first checker's finding would not be the one to be kept"
        assert not set(first.criteria).isdisjoint(second.criteria), "else the two could not be one finding"


@pytest.mark.parametrize("words", accesslint_words().values(), ids=list(accesslint_words()))
def test_words_are_plain(words: AccessLintWords) -> None:
    assert re.fullmatch(r"(A|[A-Z][a-z]+)\b[^.<>`{}#]+[.]", words.problem), "it also stands after “Look whether”"
    assert len(words.problem) <= 110
    assert words.title != words.problem
    assert not re.search(r"\b(aria|html|css|DOM)\b", f"{words.problem} {words.title}", re.IGNORECASE), "no jargon"


def test_rules_that_are_on_have_our_words_and_no_others() -> None:
    made = {rule.id for rule in every(Rule) if rule.source == CHECKER}
    assert {f"accesslint-{name.partition('/')[2]}" for name in accesslint_words()} == made
    assert sorted(name for name in table()[CHECKER] if is_on(name)) == list(accesslint_words())


def test_a_rule_that_threw_in_the_page_is_told_as_broken() -> None:
    audit = judged(found_by("x", skipped={SUMMARY: "TypeError: el.matches is not a function"}))
    assert "el.matches is not a function" in audit.broken_rules["accesslint-summary-name"]


def test_two_checkers_that_say_the_same_of_an_element_make_one_finding() -> None:
    node = AxeNode(path="#hours", target="#hours", html="<summary></summary>", message="no text")
    axe = Axe(version="4", results=(AxeResult(rule="button-name", said="violation", impact="critical", nodes=(node,)),))
    (finding,) = judged(axe, found_by(SUMMARY)).findings
    assert set(finding.sources) == {"axe-core:button-name", "accesslint:summary-name"}
    assert finding.criteria == ("4.1.2",) if hasattr(finding, "criteria") else finding.wcag == ("4.1.2",)


@pytest.mark.parametrize(
    ("checkers", "said"),
    [
        (
            ("axe-core", "accesslint"),
            {"axe-image-alt": "missing", "accesslint-summary-name": "missing", "held-against": "missing"},
        ),
        (
            ("accesslint",),
            {"axe-image-alt": "inapplicable", "accesslint-summary-name": "missing", "held-against": "inapplicable"},
        ),
        (
            (),
            {
                "axe-image-alt": "inapplicable",
                "accesslint-summary-name": "inapplicable",
                "held-against": "inapplicable",
            },
        ),
    ],
)
def test_what_a_checker_would_say_that_was_not_chosen_is_not_missing(
    checkers: tuple[str, ...], said: dict[str, str]
) -> None:
    audit = judged(checkers=checkers)
    assert {one.rule: one.said for one in audit.outcomes if one.rule in said} == said


@pytest.mark.parametrize("checkers", [("axe-core", "accesslint"), ("accesslint",), ()])
async def test_only_chosen_checkers_are_run(service: Service, tmp_path: Path, checkers: tuple[str, ...]) -> None:
    service.page("/", f"<main><h1>Hours</h1>{HIDDEN}</main>")
    plan = plan_of(service.url, step("Open", act("open", value="/")), checkers=checkers)
    found = (
        await walked(plan, tmp_path / "run", kinds=[one(EvidenceKind, name) for name in ("Axe", "AccessLint", "Dom")])
    )["desktop"]
    there = {name for name in ("Axe", "AccessLint", "Dom") if name in found.visits[0].read}
    assert there == {"Dom"} | {{"axe-core": "Axe", "accesslint": "AccessLint"}[name] for name in checkers}
    versions = RunFolder.open(tmp_path / "run").facts["checkers"]
    assert tuple(versions) == checkers
    assert all(version[0].isdigit() for version in versions.values())


def test_a_plan_chooses_its_checkers(tmp_path: Path) -> None:
    assert read(tmp_path, f"{ACTION}back").checkers == ("axe-core", "accesslint")
    assert read(tmp_path, f"{ACTION}back\ncheckers: [accesslint]").checkers == ("accesslint",)
    assert read(tmp_path, f"{ACTION}back\ncheckers: none").checkers == ()
    wrong = told(tmp_path, f"{ACTION}back\ncheckers: [acceslint]")
    assert "There is no checker “acceslint”. Did you mean “accesslint”?" in wrong[0]


def test_the_command_line_chooses_before_the_plan(tmp_path: Path) -> None:
    plan = read(tmp_path, f"{ACTION}back\ncheckers: none")
    assert chosen(plan, (), ()).checkers == ()
    assert chosen(plan, (), (), ("accesslint", "accesslint")).checkers == ("accesslint",)
    assert chosen(plan, (), (), ("none",)).checkers == ()
    with pytest.raises(UsageError, match="“none” and another checker"):
        chosen(plan, (), (), ("none", "axe-core"))


def test_what_checkers_leave_to_be_verified_goes_with_them() -> None:
    kinds = [one(EvidenceKind, name) for name in ("Axe", "AccessLint", "ContrastPixels", "TargetBoxes", "Dom")]
    assert [kind.id for kind in chosen_kinds(kinds, ())] == ["Dom"]
    assert [kind.id for kind in chosen_kinds(kinds, ("accesslint",))] == ["AccessLint", "Dom"]
    assert chosen_kinds(kinds, ("axe-core", "accesslint")) == kinds
