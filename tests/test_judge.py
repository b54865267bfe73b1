"""From walks and rules to the audit, on plain values and with rules made for the purpose."""

import json
import weakref
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from builders import dom, element, field, touch, visit, walk

from auditor.errors import RunFolderError
from auditor.evidence.axe import Axe
from auditor.evidence.dom import Dom, Label
from auditor.evidence.requests import Request, Requests
from auditor.evidence.screenshot import Screenshot
from auditor.evidence.vitals import Vital, Vitals
from auditor.judge import judge
from auditor.model import (
    Action,
    ActionKind,
    Audit,
    Certainty,
    Effort,
    Evidence,
    Impact,
    Journey,
    Missing,
    Owner,
    Plan,
    Seen,
    Step,
    Tool,
    Visit,
    Walk,
)
from auditor.parts import Rule, Verdicts, failed, passed, rule, unsure
from auditor.schema import schema

OPEN = Action(kind=ActionKind.OPEN, value="/")


def plan(*steps: str, personas: Sequence[str] = (), **more: Any) -> Plan:
    """A plan of one journey."""
    own = tuple(Step(name=name, actions=(OPEN,)) for name in steps or ("Start", "Details", "Done"))
    more.setdefault("journeys", (Journey(name="A journey", steps=own),))
    return Plan(service="Licences", url="https://service.example/", personas=tuple(personas), **more)


def judged(walks: Sequence[Walk], *rules: Rule, by: Plan | None = None) -> Audit:
    """The audit of these walks."""
    tool = Tool(version="1", browser="Chromium 1")
    return judge(by or plan(), walks, rules, tool=tool, started="2026-11-22T10:00:00Z", finished="2026-11-22T10:01:00Z")


def stopped(step: int, *visits: Visit, persona: str = "keyboard", stop: str = "cannot-act") -> Walk:
    """A walk that ended at a step."""
    return walk(*visits, persona=persona, outcome=None, stop=stop, stopped_at=step, reason="“Pay” cannot be reached.")


@rule(Impact.SERIOUS, "WCAG 1.1.1")
def image_alt(dom: Dom) -> Verdicts:
    """Images have a text alternative.

    ## How to fix it
    Add an `alt` that says
    what the image says.

    Or leave it empty.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/non-text-content
    """
    for image in dom.all("img"):
        if "alt" in image.attributes:
            yield passed(image)
        else:
            yield failed(image, "This image has no alt attribute.")


@rule(Impact.MODERATE)
def look_at_headings(dom: Dom) -> Verdicts:
    """Headings say something."""
    for heading in dom.headings():
        yield unsure(heading, "Look whether “{text}” says what follows.", text=heading.text)


class TestOutcomes:
    """How walks and their steps ended."""

    @pytest.mark.parametrize(
        ("reference", "other", "outcome"),
        [
            (walk(visit(0), visit(1), visit(2)), stopped(1, visit(0)), "blocked"),
            (walk(visit(0), visit(1), visit(2)), stopped(1, visit(0), stop="not-expected"), "blocked"),
            (walk(visit(0), visit(1), visit(2)), stopped(1, visit(0), stop="wrong-page"), "prevented"),
            (walk(visit(0), visit(1), visit(2)), stopped(1, visit(0), stop="died"), "prevented"),
            (walk(visit(0), visit(1), visit(2)), stopped(1, visit(0), stop="interrupted"), "prevented"),
            (stopped(2, visit(0), visit(1), persona="desktop"), stopped(1, visit(0)), "blocked"),
            (stopped(1, visit(0), persona="desktop"), stopped(1, visit(0)), "prevented"),
            (stopped(0, persona="desktop"), stopped(1, visit(0)), "prevented"),
            (stopped(2, visit(0), persona="desktop", stop="died"), stopped(2, visit(0), visit(1)), "prevented"),
            (None, stopped(1, visit(0)), "prevented"),
            (walk(visit(0), visit(1), visit(2)), walk(visit(0), persona="keyboard", outcome="prevented"), "prevented"),
            (walk(visit(0), visit(1), visit(2)), walk(visit(0), visit(1), visit(2), persona="keyboard"), "completed"),
        ],
    )
    def test_reference_walk_decides(self, reference: Walk | None, other: Walk, outcome: str) -> None:
        audit = judged([other, *([reference] if reference else [])])
        assert {one.persona: one.outcome for one in audit.walks}["keyboard"] == outcome

    def test_stop_of_the_reference_is_always_prevented(self) -> None:
        audit = judged([stopped(1, visit(0), persona="desktop"), walk(visit(0), visit(1), visit(2), persona="mobile")])
        assert [(one.persona, one.outcome) for one in audit.walks] == [
            ("desktop", "prevented"),
            ("mobile", "completed"),
        ]
        assert not audit.verdict.complete

    def test_steps_after_a_stop_are_not_reached_and_have_no_friction(self) -> None:
        audit = judged([walk(visit(0), visit(1), visit(2)), stopped(1, visit(0))])
        steps = audit.walks[1].steps
        assert [one.outcome for one in steps] == [Seen.PASSED, Seen.BLOCKED, Seen.NOT_REACHED]
        assert [one.friction for one in steps] == [0, None, None]
        assert audit.walks[1].stopped_at == "Details"
        assert audit.walks[1].reason == "“Pay” cannot be reached."
        assert audit.verdict.complete

    def test_serious_violation_on_the_path_is_a_struggle_for_whom_it_hits(self) -> None:
        page = dom(element("img", path="#pay"), element("h1", "Pay", path="h1"))
        touched = (touch(path="#pay", tag="img"),)
        hit = walk(visit(0, page, touches=touched), visit(1), visit(2), persona="mobile")
        spared = walk(visit(0), visit(1, page), visit(2))
        audit = judged([spared, hit], image_alt, look_at_headings)
        assert [one.outcome for one in audit.walks[1].steps] == [Seen.STRUGGLED, Seen.PASSED, Seen.PASSED]
        assert [one.outcome for one in audit.walks[1].visits] == [Seen.STRUGGLED, Seen.PASSED, Seen.PASSED]
        assert [one.outcome for one in audit.walks[0].steps] == [Seen.PASSED] * 3, "beside the path it is no struggle"

    def test_nothing_is_judged_on_a_wrong_page(self) -> None:
        seen: list[int] = []

        @rule(Impact.SERIOUS)
        def counts(walk: Walk, doms: Sequence[Dom]) -> Verdicts:
            seen.extend([len(walk.visits), len(doms)])
            yield passed()

        page = dom(element("img"))
        picture = Screenshot(file="evidence/login.jpg", width=1, height=1)
        login = visit(1, page, picture, wrong="This is a login page.", wait_ms=900)
        audit = judged([walk(visit(0, page), login, visit(2, page))], image_alt, counts)
        assert [one.step for one in audit.findings] == ["Start", "Done"]
        assert seen == [2, 2]
        wrong = audit.walks[0].visits[1]
        assert (wrong.outcome, wrong.why, wrong.friction) == (Seen.PREVENTED, "This is a login page.", None)
        assert (wrong.metrics.wait_ms, wrong.screenshot) == (None, "evidence/login.jpg")
        assert audit.walks[0].steps[1].outcome is Seen.PREVENTED
        assert audit.curve[1].friction is None
        assert not audit.verdict.complete

    def test_where_a_blocked_walk_ended_can_be_pointed_at(self) -> None:
        @rule(Impact.BLOCKER)
        def stops(walk: Walk) -> Verdicts:
            if walk.outcome == "blocked":
                assert isinstance(walk.visits[-1].get(Dom), Missing)
                yield failed("", "It ends here.", at=walk.visits[-1])

        end = visit(0, dom(element("img")), wrong="The text “Details” should be shown.")
        audit = judged([walk(visit(0), visit(1), visit(2)), stopped(0, end, stop="not-expected")], image_alt, stops)
        assert [(one.rule, one.step, one.personas) for one in audit.findings] == [("stops", "Start", ("keyboard",))]
        assert audit.walks[1].steps[0].outcome is Seen.BLOCKED
        assert audit.walks[1].steps[0].friction == audit.friction_points[0].score


class TestAsking:
    """How rules are asked."""

    def test_what_a_rule_says_is_kept(self) -> None:
        page = dom(element("img"), element("img", attributes={"alt": ""}))
        (outcome,) = judged([walk(visit(0, page))], image_alt, by=plan("Start")).outcomes
        assert (outcome.said, outcome.passed, len(outcome.verdicts)) == ("verdicts", 1, 1)
        assert (outcome.rule, outcome.journey, outcome.persona, outcome.visit) == (
            "image-alt",
            "A journey",
            "desktop",
            0,
        )

    def test_nothing_to_look_at_is_inapplicable(self) -> None:
        (outcome,) = judged([walk(visit(0, dom()))], image_alt, by=plan("Start")).outcomes
        assert outcome.said == "inapplicable"

    def test_missing_evidence_is_told(self) -> None:
        gone = visit(0)
        lost = Visit(
            0, gone.arrival, "desktop", "A journey", {**gone.read, "Dom": lambda: Missing("The page went away.")}
        )
        audit = judged([walk(lost)], image_alt, by=plan("Start"))
        assert [(one.said, one.why) for one in audit.outcomes] == [("missing", "The page went away.")]
        assert audit.walks[0].visits[0].missing == {"Dom": "The page went away."}

    def test_evidence_that_cannot_be_read_is_missing(self) -> None:
        def torn() -> Evidence:
            raise RunFolderError("The file is torn.")

        gone = visit(0)
        lost = Visit(0, gone.arrival, "desktop", "A journey", {**gone.read, "Dom": torn})
        assert judged([walk(lost)], image_alt, by=plan("Start")).walks[0].visits[0].missing == {
            "Dom": "The file is torn."
        }

    def test_a_walk_gives_the_evidence_that_is_there(self) -> None:
        given: list[int] = []

        @rule(Impact.MINOR)
        def counts(doms: Sequence[Dom], axes: Sequence[Axe]) -> Verdicts:
            given.extend([len(doms), len(axes)])
            yield passed()

        visits = visit(0, dom()), visit(1, Axe(version="4")), visit(2, dom())
        assert judged([walk(*visits)], counts).outcomes[0].said == "verdicts"
        assert given == [2, 1]
        nowhere = judged([walk(visit(0, dom()), visit(1), visit(2))], counts).outcomes[0]
        assert (nowhere.said, nowhere.why) == ("missing", "Axe was not gathered on this visit.")

    def test_a_rule_that_raises_stops_nothing(self) -> None:
        @rule(Impact.MINOR)
        def breaks(_: Dom) -> Verdicts:
            yield failed("", "Said before it broke.")
            raise KeyError("title")

        @rule(Impact.MINOR)
        def babbles(_: Dom) -> Verdicts:
            yield "no verdict"  # type: ignore[misc]

        audit = judged([walk(visit(0, dom(element("img"))))], breaks, babbles, image_alt, by=plan("Start"))
        assert audit.broken_rules == {
            "breaks": "KeyError: 'title'",
            "babbles": "TypeError: it yielded str in place of a verdict.",
        }
        assert [one.rule for one in audit.findings] == ["image-alt"]

    def test_verdict_of_a_walk_lies_where_its_evidence_was_gathered(self) -> None:
        @rule(Impact.MINOR)
        def by_evidence(doms: Sequence[Dom]) -> Verdicts:
            yield failed("", "The first.", at=doms[0])

        @rule(Impact.MINOR)
        def by_visit(walk: Walk) -> Verdicts:
            yield failed("", "The second.", at=walk.visits[1])
            yield failed("", "The last.")

        same = dom(element("h1", "The same page twice"))
        audit = judged([walk(visit(0, same), visit(1, same), visit(2, same))], by_evidence, by_visit)
        said = {one.message: one.step for one in audit.findings}
        assert said == {"The first.": "Start", "The second.": "Details", "The last.": "Done"}
        assert all(verdict.at is None for one in audit.outcomes for verdict in one.verdicts), "evidence is let go"

    def test_verdict_of_a_journey_lies_with_the_persona_whose_evidence_it_is(self) -> None:
        @rule(Impact.MINOR)
        def compares(walks: Sequence[Walk]) -> Verdicts:
            assert [one.persona for one in walks] == ["desktop", "mobile"]
            yield failed("", "Theirs.", at=walks[1].visits[0].get(Dom))
            yield failed("", "Ours.")

        walks = [walk(visit(0, dom()), visit(1, dom()), visit(2), persona=who) for who in ("mobile", "desktop")]
        audit = judged(walks, compares)
        said = {one.message: (one.step, one.personas) for one in audit.findings}
        assert said == {"Theirs.": ("Start", ("mobile",)), "Ours.": ("Done", ("desktop",))}
        assert audit.outcomes[0].persona == ""

    def test_evidence_is_read_once(self) -> None:
        reads: list[str] = []

        def read() -> Evidence:
            reads.append("Dom")
            return dom(element("img"), element("h1", "Words"))

        @rule(Impact.MINOR)
        def over_walk(_: Sequence[Dom]) -> Verdicts:
            yield passed()

        bare = visit(0)
        own = Visit(0, bare.arrival, "desktop", "A journey", {**bare.read, "Dom": read})
        judged([walk(own)], image_alt, look_at_headings, over_walk, by=plan("Start"))
        assert reads == ["Dom"]

    def test_evidence_is_let_go_after_each_walk(self) -> None:
        read: list[weakref.ref[Dom]] = []
        alive: list[int] = []

        def remember(page: Dom) -> Dom:
            alive.append(sum(one() is not None for one in read))
            read.append(weakref.ref(page))
            return page

        def anew(persona: str) -> Walk:
            bare = visit(0)
            reader = {**bare.read, "Dom": lambda: remember(dom(element("img"), element("h1", "Words")))}
            return walk(Visit(0, bare.arrival, persona, "A journey", reader), persona=persona)

        judged([anew("desktop"), anew("mobile"), anew("keyboard")], image_alt, look_at_headings, by=plan("Start"))
        assert alive == [0, 0, 0]


class TestFindings:
    """How verdicts become findings."""

    def test_a_finding_tells_all(self) -> None:
        box = (1.0, 2.0, 3.0, 4.0)
        page = dom(element("img", path="main > img", html="<img src=a.png>", box=box), url="https://pay.example/now")
        picture = Screenshot(file="evidence/1.jpg", width=1, height=1)
        by = plan("Start", owners=(Owner(match="https://**", owner="All"), Owner(match="**/now", owner="Payments")))
        (one,) = judged([walk(visit(0, page, picture))], image_alt, by=by).findings
        assert (one.impact, one.certainty, one.step) == (Impact.SERIOUS, Certainty.VIOLATION, "Start")
        assert (one.wcag, one.en301549, one.en301549_v411) == (("1.1.1",), ("9.1.1.1",), ("9.1.1.1",))
        assert (one.message, one.message_id) == ("This image has no alt attribute.",) * 2
        assert (one.url, one.owner, one.screenshot) == ("https://pay.example/now", "All", "evidence/1.jpg")
        assert one.help_url == "https://www.w3.org/WAI/WCAG22/Understanding/non-text-content"
        assert one.target
        assert (one.target.selector, one.target.html, one.target.box) == ("main > img", "<img src=a.png>", box)
        assert one.sources == ("auditor:image-alt",)

    def test_owner_of_the_step_goes_before_the_address(self) -> None:
        steps = (Step(name="Start", owner="Communications"),)
        by = plan(
            journeys=(Journey(name="A journey", steps=steps),),
            owners=(Owner(match="https://**", owner="Everybody else"),),
        )
        audit = judged([walk(visit(0, dom(element("img"))))], image_alt, by=by)
        assert audit.findings[0].owner == audit.walks[0].steps[0].owner == "Communications"

    def test_personas_and_visits_of_a_step_meet_one_finding(self) -> None:
        page = dom(element("img"))
        walks = [walk(visit(0, page, ends_step=False), visit(0, page), persona=who) for who in ("desktop", "mobile")]
        (one,) = judged(walks, image_alt, by=plan("Start")).findings
        assert one.personas == ("desktop", "mobile")

    def test_a_path_alone_is_enough_to_find_the_element(self) -> None:
        @rule(Impact.MINOR)
        def tells_path(_: Dom) -> Verdicts:
            yield failed("main > img", "Look.")

        page = dom(element("img", path="main > img", html="<img class=a>", box=(0, 0, 9, 9)))
        (one,) = judged([walk(visit(0, page))], tells_path, by=plan("Start")).findings
        assert one.target
        assert (one.target.html, one.target.box) == ("<img class=a>", (0, 0, 9, 9))

    def test_hostile_words_come_through_as_words(self) -> None:
        hostile = "</script>{{7*7}} {text} '\"\u202e😀 {text.__class__}"
        (one,) = judged([walk(visit(0, dom(element("h1", hostile))))], look_at_headings, by=plan("Start")).findings
        assert one.message == f"Look whether “{hostile}” says what follows."

    def test_ids_tell_findings_apart_and_stay(self) -> None:
        def ids(*paths: str) -> list[str]:
            page = dom(*(element("img", path=path) for path in paths))
            return [one.id for one in judged([walk(visit(0, page))], image_alt, by=plan("Start")).findings]

        slots = ids("#slot-1", "#slot-2", "main > img:nth-of-type(1)", "main > img:nth-of-type(2)")
        assert len(set(slots)) == 4
        assert ids("#slot-8", "#slot-9", "main > img:nth-of-type(1)", "main > img:nth-of-type(2)") == slots


def checker_says(word: str, criterion: str = "1.1.1", *, advice: bool = False) -> Rule:
    """A rule made from a checker's: it speaks of every image."""

    def ask(dom: Dom) -> Verdicts:
        for image in dom.all("img"):
            yield (failed if word == "failed" else unsure)(image, "The checker's words.")

    return Rule(
        id="axe-image-alt",
        ask=ask,
        impact=Impact.BLOCKER,
        criteria=(criterion,),
        scope="visit",
        needs=(Dom,),
        docs=image_alt.docs,
        source="axe-core",
        advice=advice,
    )


class TestOneBreachToldTwice:
    """Two rules that say the same of one element."""

    def test_it_is_one_finding_with_two_sources_and_the_worse_is_kept(self) -> None:
        audit = judged([walk(visit(0, dom(element("img"))))], image_alt, checker_says("failed"), by=plan("Start"))
        (one,) = audit.findings
        assert (one.rule, one.impact) == ("axe-image-alt", Impact.BLOCKER)
        assert one.sources == ("axe-core:image-alt", "auditor:image-alt")

    def test_what_is_certain_is_kept_before_what_is_worse(self) -> None:
        audit = judged([walk(visit(0, dom(element("img"))))], checker_says("unsure"), image_alt, by=plan("Start"))
        (one,) = audit.findings
        assert (one.rule, one.certainty) == ("image-alt", Certainty.VIOLATION)

    def test_ours_is_kept_where_both_weigh_the_same(self) -> None:
        @rule(Impact.BLOCKER, "WCAG 1.1.1")
        def our_alt(dom: Dom) -> Verdicts:
            yield from (failed(image, "Our words.") for image in dom.all("img"))

        (one,) = judged(
            [walk(visit(0, dom(element("img"))))], checker_says("failed"), our_alt, by=plan("Start")
        ).findings
        assert (one.rule, one.sources) == ("our-alt", ("auditor:our-alt", "axe-core:image-alt"))

    @pytest.mark.parametrize("checker", [checker_says("failed", "1.4.5"), checker_says("failed", advice=True)])
    def test_another_criterion_or_none_is_another_finding(self, checker: Rule) -> None:
        assert len(judged([walk(visit(0, dom(element("img"))))], image_alt, checker, by=plan("Start")).findings) == 2

    def test_whom_only_the_less_certain_rule_saw_gets_no_violation(self) -> None:
        sharp = dom(element("img", path="#logo"))
        blurred = dom(element("img", path="#logo", attributes={"alt": ""}))
        walks = [walk(visit(0, sharp)), walk(visit(0, blurred), persona="mobile")]
        found = judged(walks, image_alt, checker_says("unsure"), by=plan("Start")).findings
        assert {one.certainty: one.personas for one in found} == {
            Certainty.VIOLATION: ("desktop",),
            Certainty.REVIEW: ("mobile",),
        }


class TestOnPath:
    """What lies on the customer's path."""

    @pytest.mark.parametrize(
        ("touched", "on_path"),
        [
            pytest.param(touch(path="main > img", tag="img"), True, id="the element itself"),
            pytest.param(touch(path="main", tag="main"), False, id="a container that was waited for"),
            pytest.param(touch(path="#other", tag="button", covered_by="main > img"), True, id="it covers the control"),
            pytest.param(touch(path="#other", tag="a", opened=("main > img",)), True, id="it had to be opened"),
            pytest.param(touch(path="#other", tag="a"), False, id="something else"),
        ],
    )
    def test_touch(self, touched: Any, *, on_path: bool) -> None:
        page = dom(element("img", path="main > img"))
        (one,) = judged([walk(visit(0, page, touches=[touched]))], image_alt, by=plan("Start")).findings
        assert one.on_path is on_path

    def test_inside_a_touched_control(self) -> None:
        cut_short = dom(element("button", path="main > button"), element("img", path="#icon", parent=0))
        ungathered = dom(element("img", path="main > button > svg > img"))
        for page in (cut_short, ungathered):
            touched = [touch(path="main > button", tag="button")]
            assert judged([walk(visit(0, page, touches=touched))], image_alt, by=plan("Start")).findings[0].on_path

    def test_only_a_control_or_label_around_what_was_touched(self) -> None:
        @rule(Impact.MINOR)
        def everything(dom: Dom) -> Verdicts:
            yield from (failed(one, "Look.") for one in dom.elements)

        page = dom(
            element("form", path="form", html="<form>"),
            element("label", path="form > label", html="<label class=x>", parent=0),
            element("div", path="form > label > div", html="<div>", parent=1),
            element("input", path="#name", html="<input>", parent=2),
            element("label", path="form > label:nth-of-type(2)", html="<label>", parent=0),
        )
        found = judged(
            [walk(visit(0, page, touches=[touch("fill", path="#name", tag="input")]))], everything, by=plan("Start")
        )
        assert {one.target.selector for one in found.findings if one.on_path and one.target} == {
            "form > label",
            "#name",
        }

    def test_label_that_stands_apart(self) -> None:
        @rule(Impact.MINOR)
        def says(_: Dom) -> Verdicts:
            yield failed("#words", "Look.")

        page = dom(inputs=[field("Name", path="#name", labels=(Label(how="for", text="Name", path="#words"),))])
        touched = [touch("fill", path="#name", tag="input")]
        assert judged([walk(visit(0, page, touches=touched))], says, by=plan("Start")).findings[0].on_path

    @pytest.mark.parametrize(("category", "on_path"), [("speed", True), ("path", True), ("ease", False)])
    def test_whole_visit(self, category: Any, *, on_path: bool) -> None:
        @rule(Impact.MINOR)
        def says(_: Dom) -> Verdicts:
            yield failed("", "Look.")

        own = replace(says, category=category)
        assert judged([walk(visit(0, dom()))], own, by=plan("Start")).findings[0].on_path is on_path


class TestRecords:
    """What the audit tells of visits and steps."""

    def test_measures_come_from_evidence(self) -> None:
        vitals = Vitals(lcp=Vital(value=2400), cls=Vital(value=0.02))
        network = Requests(requests=(Request(url="a", transfer_bytes=700), Request(url="b", transfer_bytes=300)))
        told = judged([walk(visit(0, vitals, network, wait_ms=850))], by=plan("Start")).walks[0].visits[0].metrics
        assert (told.lcp_ms, told.cls, told.inp_ms, told.wait_ms) == (2400, 0.02, None, 850)
        assert (told.transfer_bytes, told.requests) == (1000, 2)

    def test_effort_of_a_step_is_what_the_walk_spent_on_it(self) -> None:
        spent = (Effort(clicks=1, seconds=2), Effort(clicks=2))
        told = judged([replace(walk(visit(0), visit(1)), step_efforts=spent)], by=plan("Start", "Details")).walks[0]
        assert [(step.effort.clicks, step.effort.seconds) for step in told.steps] == [(1, 2), (2, 0)]
        assert (told.effort.clicks, told.effort.seconds) == (3, 2)

    def test_a_walk_that_is_missing_leaves_the_audit_incomplete(self) -> None:
        audit = judged([walk(visit(0))], by=plan("Start", personas=["desktop", "mobile"]))
        assert not audit.verdict.complete
        assert audit.verdict.reasons == ("“mobile” has not walked “A journey”.",)

    def test_a_walk_that_the_plan_asks_nobody_for_is_not_missing(self) -> None:
        asked = plan("Start", personas=["desktop", "mobile", "keyboard", "no-longer-there"])
        journeys = tuple(journey.model_copy(update={"for_personas": ("keyboard",)}) for journey in asked.journeys)
        audit = judged([walk(visit(0))], by=asked.model_copy(update={"journeys": journeys}))
        told = ["“keyboard” has not walked “A journey”.", "“no-longer-there” has not walked “A journey”."]
        assert list(audit.verdict.reasons) == told

    def test_a_walk_of_another_plan_is_refused(self) -> None:
        with pytest.raises(RunFolderError, match="more steps than the plan"):
            judged([walk(visit(0), visit(1))], by=plan("Start"))

    def test_audit_fits_its_schema_and_comes_back_whole(self) -> None:
        page = dom(element("img", box=(0, 0, 9, 9)), element("h1", "Words"))
        walks = [walk(visit(0, page), visit(1, page), visit(2)), stopped(1, visit(0, page))]
        audit = judged(walks, image_alt, look_at_headings)
        told = audit.model_dump_json(by_alias=True)
        jsonschema.validate(json.loads(told), schema())
        assert Audit.model_validate_json(told) == audit.model_copy(update={"outcomes": ()})
