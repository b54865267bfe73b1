"""The coverage table: what was really asked about each criterion, and what may be said of it; never that it is met."""

from pathlib import Path

import pytest
from builders import dom, visit, walk
from sample_audit import sample, shown
from test_judge import judged, plan

from auditor.catalogue import one
from auditor.criteria import criteria, other_clauses
from auditor.evidence.axe import Axe
from auditor.evidence.dom import Dom
from auditor.evidence.tab_stops import TabStops
from auditor.model import Audit, CriterionAsked, Decision, Impact, Visit, Walk
from auditor.parts import Report, Rule, Verdicts, failed, rule, unsure
from auditor.showing_conformance import Conformance, CriterionShowing


@rule(Impact.SERIOUS, "WCAG 1.1.1")
def faulty(page: Dom) -> Verdicts:
    for image in page.all("img"):
        yield failed(image.path, "No.")


@rule(Impact.SERIOUS, "WCAG 1.2.3")
def doubting(page: Dom) -> Verdicts:
    for image in page.all("video"):
        yield unsure(image.path, "Look.")


@rule(Impact.SERIOUS, "WCAG 2.4.7", "WCAG 2.4.3")
def of_the_keyboard(seen: Visit) -> Verdicts:
    stops = seen.get(TabStops)
    if isinstance(stops, TabStops) and not stops.stops:
        yield failed("", "No.")


@rule(Impact.SERIOUS, "WCAG 1.4.3")
def of_a_checker(found: Axe) -> Verdicts:
    if found.results:
        yield failed("", "No.")


RULES: tuple[Rule, ...] = (faulty, doubting, of_the_keyboard, of_a_checker)


def asked(*walks: Walk, **more: object) -> dict[str, CriterionAsked]:
    audit = judged(walks, *RULES, by=plan(**more))  # type: ignore[arg-type]
    return {one.number: one for one in audit.asked}


def test_only_states_that_were_looked_at_count() -> None:
    found = asked(walk(visit(0, dom()), visit(1, dom()), visit(2, wrong="A login wall.")))
    assert (found["1.1.1"].states, found["1.1.1"].rules, found["1.1.1"].certain) == (2, ("faulty",), True)
    assert not found["1.2.3"].certain, "its rule can only point a person at something"


def test_a_rule_that_read_nothing_has_not_looked() -> None:
    """It was given the visit, asked for what nobody gathered there, and had nothing to say."""
    found = asked(walk(visit(0, dom())))
    assert (found["2.4.7"].states, found["2.4.7"].unanswered) == (0, ("of-the-keyboard",))
    with_stops = asked(walk(visit(0, dom(), TabStops(stops=()))))
    assert with_stops["2.4.7"].states == 1


def test_a_checker_that_was_left_out_has_not_looked() -> None:
    assert "1.4.3" not in asked(walk(visit(0, dom(), Axe(version="4"))), checkers=())
    assert asked(walk(visit(0, dom(), Axe(version="4"))))["1.4.3"].states == 1


def table(audit: Audit, folder: Path) -> dict[str, CriterionShowing]:
    return {one.criterion.number: one for one in shown(audit, folder).conformance.criteria}


def _asked(audit: Audit, *told: CriterionAsked) -> Audit:
    return audit.model_copy(update={"asked": told})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("run")


@pytest.fixture(scope="module")
def audit(folder: Path) -> Audit:
    return _asked(
        sample(folder),
        CriterionAsked(number="2.1.2", rules=("a",), states=7, certain=True),
        CriterionAsked(number="1.2.3", rules=("b",), states=7),
        CriterionAsked(number="2.3.1", unanswered=("c",)),
    )


def test_each_criterion_has_one_of_four_words(audit: Audit, folder: Path) -> None:
    found = table(audit, folder)
    assert list(found) == list(criteria())
    broken = {number for one in audit.findings if one.certainty == "violation" for number in one.wcag}
    assert {number for number, one in found.items() if one.word == "failed"} == broken & found.keys() != set()
    assert (found["2.1.2"].word, found["1.2.3"].word, found["2.3.1"].word) == ("nothing", "person", "not-looked")
    assert {one.word for one in found.values()} <= {"failed", "person", "nothing", "not-looked"}
    assert all(one.points and one.steps for one in found.values() if one.word == "failed")


def test_what_is_accepted_still_fails_and_a_false_positive_does_not(audit: Audit, folder: Path) -> None:
    number = next(one.criterion.number for one in table(audit, folder).values() if one.word == "failed")

    def decided(word: str) -> Audit:
        update = {"status": "suppressed", "decision": Decision(word=word)}  # type: ignore[arg-type]
        points = tuple(point.model_copy(update=update) for point in audit.friction_points)
        return audit.model_copy(update={"friction_points": points})

    assert table(decided("wont-fix"), folder)[number].word == "failed"
    assert table(decided("false-positive"), folder)[number].word != "failed"


def test_an_audit_of_before_says_that_nothing_is_known(folder: Path) -> None:
    coverage = shown(sample(folder), folder).conformance
    assert not coverage.known
    assert {one.word for one in coverage.criteria} == {"failed", "not-looked"} | {
        one.word for one in coverage.criteria if one.reviews
    }


def test_clauses_beyond_wcag_are_told_and_left_to_a_person() -> None:
    numbers = [one.clause for one in other_clauses()]
    assert {"5.2", "5.3", "5.4", "6.2.1.1", "7.1.1", "7.3", "12.1.1", "12.2.4"} <= set(numbers)
    assert len(set(numbers)) == len(numbers)
    assert not {one.en301549 for one in criteria().values()} & set(numbers)
    assert all(one.person.endswith(".") for one in other_clauses())


def test_nothing_is_known_without_an_audit() -> None:
    assert Conformance().of("failed") == ()


def test_report_has_the_table(audit: Audit, folder: Path) -> None:
    page = one(Report, "html").write(shown(audit, folder)).decode()
    section = page[page.index('id="criteria"') :]
    assert all(f"{number} " in section for number in criteria())
    assert "Nothing found automatically" in section
    assert "Not looked at" in section
