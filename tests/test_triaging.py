"""What people say, put beside what rules say: friction, gate, status, and what of it meets nothing."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from builders import dom, element, visit, walk

from auditor.evidence.dom import Dom
from auditor.gate import exit_code
from auditor.judge import judge
from auditor.judging.standing import kept
from auditor.model import (
    BY_HAND,
    Action,
    ActionKind,
    Audit,
    Baseline,
    Decision,
    FrictionPoint,
    Gate,
    HandFinding,
    Impact,
    Journey,
    Plan,
    Seen,
    Step,
    Tool,
    Triage,
)
from auditor.parts import Verdicts, failed, rule, unsure

DAY = date(2026, 11, 22)
PAGE = dom(element("img", path="main > img"), element("a", path="main > a"), title="Start")


@rule(Impact.SERIOUS, "WCAG 1.1.1")
def image_alt(dom: Dom) -> Verdicts:
    """Images have a text alternative."""
    for image in dom.all("img"):
        yield failed(image, "This image has no alt attribute.")


@rule(Impact.SERIOUS, "WCAG 2.4.4", problem="A link does not say where it leads.")
def link_text(dom: Dom) -> Verdicts:
    """Links say where they lead."""
    for link in dom.all("a"):
        yield unsure(link, "Look whether this link says where it leads.")


def judged(triage: Triage | None = None, **more: Any) -> Audit:
    """Two personas walk two steps; at each stand an image and a link."""
    steps = tuple(Step(name=name, actions=(Action(kind=ActionKind.OPEN, value="/"),)) for name in ("Start", "Pay"))
    plan = Plan(
        service="S",
        url="https://service.example/",
        personas=("desktop", "mobile"),
        journeys=(Journey(name="A journey", steps=steps),),
        gate=more.pop("gate", Gate(fail_on=Impact.SERIOUS)),
    )
    walks = [walk(visit(0, PAGE), visit(1, PAGE), persona=persona) for persona in ("desktop", "mobile")]
    tool = Tool(version="1", browser="Chromium 1")
    more |= {"started": "2026-11-22T10:00:00Z", "finished": f"{DAY}T11", "triage": triage or Triage(), "today": DAY}
    return judge(plan, walks, more.pop("rules", [image_alt, link_text]), tool=tool, **more)


def by_rule(audit: Audit) -> Mapping[str, FrictionPoint]:
    """The friction points by the rules that found them."""
    return {point.rule: point for point in audit.friction_points}


def decided(name: str, word: str, until: str | None = "2027-01-31", **more: Any) -> Triage:
    """A decision about what this rule found."""
    told = {"word": word, "reason": "So it is.", "owner": "Design", "until": until}
    return Triage(decisions={by_rule(judged())[name].id: Decision.model_validate(told)}, **more)


def adds_up(audit: Audit) -> bool:
    """Whether all friction points together are all steps together."""
    scores, curve = (point.score for point in audit.friction_points), (at.friction or 0 for at in audit.curve)
    return round(sum(scores), 1) == round(sum(curve), 1)


def test_what_is_suppressed_does_not_count_and_is_shown() -> None:
    before, after = judged(), judged(decided("image-alt", "wont-fix"))
    assert (before.verdict.gate, exit_code(before.verdict)) == ("failed", 1)
    assert (after.verdict.gate, exit_code(after.verdict), after.verdict.reasons) == ("passed", 0, ())
    point = by_rule(after)["image-alt"]
    assert (point.status, point.score, point.shares) == ("suppressed", 0, ())
    assert point.score_parts.total == by_rule(before)["image-alt"].score > 0  # what it would weigh
    assert point.decision is not None
    assert (point.decision.word, point.decision.owner, point.decision.expired) == ("wont-fix", "Design", False)
    assert after.friction_points[-1] is point
    assert [at.friction for at in after.curve] < [at.friction for at in before.curve]
    assert adds_up(before)
    assert adds_up(after)
    assert {one.id for one in before.findings} == {one.id for one in after.findings}


def test_customers_struggle_with_what_is_real_whether_it_counts_or_not() -> None:
    """Accepting a problem changes what counts, and not what customers meet."""

    def struggled(triage: Triage | None) -> bool:
        return any(step.outcome is Seen.STRUGGLED for one in judged(triage).walks for step in one.steps)

    on_path = HandFinding(what="The sum is not told.", step="Pay", impact=Impact.SERIOUS)
    found = judged(Triage(findings=(on_path,)))
    id_ = by_rule(found)[BY_HAND].id
    assert struggled(Triage(findings=(on_path,)))
    for word, is_real in (("accept", True), ("wont-fix", True), ("false-positive", False)):
        told = Decision.model_validate({"word": word, "until": "2027-01-31"})
        assert struggled(Triage(findings=(on_path,), decisions={id_: told})) is is_real


def test_a_decision_holds_to_the_end_of_its_day() -> None:
    held, ended = (judged(decided("image-alt", "accept", day)) for day in ("2026-11-22", "2026-11-21"))
    assert (held.verdict.gate, by_rule(held)["image-alt"].status, held.triage) == ("passed", "suppressed", ())
    point = by_rule(ended)["image-alt"]
    assert (ended.verdict.gate, point.status, point.score) == ("failed", "new", by_rule(judged())["image-alt"].score)
    assert point.decision is not None
    assert point.decision.expired
    (note,) = ended.triage
    assert (note.kind, note.point) == ("expired", point.id)
    said = f"The decision “accept” about {point.id} held until 2026-11-21, so it counts again: "
    assert note.message.startswith(said)
    assert note.message in ended.verdict.reasons
    assert [one.kind for one in ended.verdict.told][-1] == "note"


def test_what_a_person_confirms_counts_like_a_violation() -> None:
    audit = judged(decided("link-text", "confirm", None))
    point, before = by_rule(audit)["link-text"], by_rule(judged())["link-text"]
    assert (before.certainty, before.title) == ("review", "Look whether a link does not say where it leads.")
    assert (point.certainty, point.title, point.status) == (
        "violation",
        "A link does not say where it leads.",
        "new",
    )
    assert point.score == 2 * before.score
    assert (point.id, point.findings) == (before.id, before.findings)
    assert len(audit.verdict.failing) == 4  # the images and the links, at both steps
    assert adds_up(audit)


def test_what_a_person_has_answered_is_no_question_any_more() -> None:
    @rule(Impact.SERIOUS, "WCAG 2.4.4")
    def link_text(dom: Dom) -> Verdicts:
        """Links say where they lead."""
        for link in dom.all("a"):
            yield unsure(link, "Look whether this link says where it leads.")

    asked, answered = (judged(one, rules=[link_text]) for one in (None, decided("link-text", "confirm", None)))
    assert by_rule(asked)["link-text"].title == "Look whether this link says where it leads."
    assert by_rule(answered)["link-text"].title == "This does not hold here: Links say where they lead."


def test_what_a_person_found_stands_like_any_other() -> None:
    hand = HandFinding(
        what="The sum is not told {before} one pays.",
        step="Pay",
        impact=Impact.BLOCKER,
        category="ease",
        wcag=("3.3.4",),
        why="Who cannot check it pays wrong.",
        fix="Show the sum.",
        picture="review-pictures/1.jpg",
        owner="Payments",
    )
    audit = judged(Triage(findings=(hand,)), gate=Gate(fail_on=Impact.BLOCKER))
    (finding,) = [one for one in audit.findings if one.by == "person"]
    assert (finding.rule, finding.message, finding.screenshot) == (BY_HAND, hand.what, "review-pictures/1.jpg")
    assert (finding.personas, finding.owner, finding.step) == (("desktop", "mobile"), "Payments", "Pay")
    assert (finding.wcag, finding.en301549, finding.category, finding.sources) == (
        ("3.3.4",),
        ("9.3.3.4",),
        "ease",
        ("person",),
    )
    assert (finding.url, finding.certainty) == ("https://service.example/", "violation")
    point = by_rule(audit)[BY_HAND]
    assert audit.friction_points[0] is point
    assert (point.by, point.why, point.fix, point.title) == ("person", hand.why, hand.fix, hand.what)
    assert audit.verdict.failing == (finding.id,)
    assert adds_up(audit)
    unsure_ = hand.model_copy(update={"certainty": "review"})
    assert judged(Triage(findings=(unsure_,)), gate=Gate(fail_on=Impact.BLOCKER)).verdict.gate == "passed"


def test_the_same_words_at_two_steps_are_one_cause_with_a_lasting_id() -> None:
    two = tuple(
        HandFinding(what=what, step=step, impact=Impact.MINOR) for what, step in (("A  b.", "Pay"), ("a b.", "Start"))
    )
    audit = judged(Triage(findings=two))
    (point,) = [one for one in audit.friction_points if one.by == "person"]
    assert (point.steps, len(point.findings), point.title) == (("Start", "Pay"), 2, "a b.")
    other = tuple(one.model_copy(update={"impact": Impact.SERIOUS, "fix": "Mend it."}) for one in two)
    assert by_rule(judged(Triage(findings=other)))[BY_HAND].id == point.id


def test_what_meets_nothing_is_told() -> None:
    known = by_rule(judged())["image-alt"].id
    near = known[:-1] + ("0" if known[-1] != "0" else "1")
    decisions = {near: Decision(word="accept"), "zzzz": Decision(word="confirm")}
    hands = (
        HandFinding(what="A.", step="Paying", impact=Impact.MINOR),
        HandFinding(what="B.", step="Pay", journey="A journy", impact=Impact.MINOR),
        HandFinding(what="C.", step="Pay", impact=Impact.MINOR, personas=("mobil", "mobile")),
    )
    audit = judged(Triage(decisions=decisions, findings=hands))
    assert [(note.kind, note.message.partition(": ")[2] or note.message) for note in audit.triage] == [
        ("no-such-step", "this run has no step “Paying”. Is “Pay” meant?"),
        ("no-such-step", "this run has no journey “A journy”. Is “A journey” meant?"),
        (
            "no-such-persona",
            "What a person found, “C.”, is said to hit “mobil”, who did not walk in this run. Is “mobile” meant?",
        ),
        ("not-in-this-run", f"The decision about {near} meets nothing in this run. Is {known} meant?"),
        ("not-in-this-run", "The decision about zzzz meets nothing in this run."),
    ]
    assert audit.verdict.gate == judged().verdict.gate
    assert [one.message for one in audit.findings if one.by == "person"] == ["C."]
    many = judged(Triage(decisions={f"z{n}": Decision(word="confirm") for n in range(40)}))
    assert many.verdict.reasons[-1] == "In the review file, 40 decisions meet nothing in this run."
    assert len(many.triage) == 40


def test_a_baseline_leaves_what_is_suppressed_suppressed() -> None:
    audit = judged(decided("image-alt", "accept"), baseline=Baseline())
    statuses = {point.rule: point.status for point in audit.friction_points}
    assert statuses == {"image-alt": "suppressed", "link-text": "new"}


def test_what_a_person_takes_back_is_fixed() -> None:
    hand = HandFinding(what="A.", step="Pay", impact=Impact.MINOR)
    before = judged(Triage(findings=(hand,)))
    known = Baseline.of("S", kept([by_rule(before)[BY_HAND]], before.findings))
    assert by_rule(judged(Triage(findings=(hand,)), baseline=known))[BY_HAND].status == "known"
    assert by_rule(judged(baseline=known))[BY_HAND].status == "fixed"


def test_an_audit_with_triage_is_read_again_from_json() -> None:
    triage = decided(
        "image-alt", "accept", "2020-01-01", findings=(HandFinding(what="A.", step="Pay", impact=Impact.MINOR),)
    )
    audit = judged(triage)
    again = Audit.model_validate_json(audit.model_dump_json(by_alias=True))
    assert (again.friction_points, again.triage) == (audit.friction_points, audit.triage)
