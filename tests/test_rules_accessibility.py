"""Rules on accessibility, asked of plain values. What one page shows is tested on its page under tests/pages."""

import time
from typing import Literal

import pytest
from builders import asked, dom, element, field, said, touch, visit, walk
from texts import ENGLISH, FINNISH, GERMAN, SWEDISH

from auditor.catalogue import every, one
from auditor.evidence.axe import Axe, AxeNode, AxeResult, axe_catalogue
from auditor.evidence.contrast_pixels import ContrastPixels
from auditor.evidence.dom import Label
from auditor.evidence.markup import Markup, Passage
from auditor.languages.messages import fill
from auditor.model import Arrival, Impact, Visit, Word
from auditor.parts import Rule

# unreachable-by-keyboard, inoperable-by-keyboard

BY_KEYBOARD = [("unreachable-by-keyboard", "unreachable"), ("inoperable-by-keyboard", "inoperable")]


@pytest.mark.parametrize(("rule", "word"), BY_KEYBOARD)
def test_a_control_that_ends_the_keyboard_walk_is_a_blocker(
    rule: str, word: Literal["unreachable", "inoperable"]
) -> None:
    met = touch(path="#add", role="button", name="Add", went=word)
    stopped = walk(visit(0, touches=[met]), persona="keyboard", outcome="blocked", stop="cannot-act", stopped_at=0)
    (verdict,) = asked(one(Rule, rule), stopped)
    assert (verdict.word, verdict.path, verdict.impact) == (Word.FAILED, "#add", None)
    assert one(Rule, rule).impact is Impact.BLOCKER
    assert "button “Add”" in fill(verdict.message, verdict.values)
    assert said(one(Rule, "stopped-here"), stopped) == []


@pytest.mark.parametrize(("rule", "word"), BY_KEYBOARD)
def test_a_control_that_the_keyboard_walk_could_do_without_is_no_blocker(
    rule: str, word: Literal["unreachable", "inoperable"]
) -> None:
    gone_on = walk(
        visit(0, touches=[touch(path="#add", went=word), touch(path="#next"), touch("open")]), persona="keyboard"
    )
    verdicts = asked(one(Rule, rule), gone_on)
    assert [(verdict.word, verdict.impact) for verdict in verdicts] == [
        (Word.FAILED, Impact.SERIOUS),
        (Word.PASSED, None),
    ]


@pytest.mark.parametrize("rule", [rule for rule, _ in BY_KEYBOARD])
def test_what_is_said_of_the_keyboard_is_said_of_the_keyboard_walk_alone(rule: str) -> None:
    by_mouse = walk(visit(0, touches=[touch(path="#add")]), persona="desktop")
    covered = walk(visit(0, touches=[touch(path="#add", went="covered")]), persona="keyboard")
    assert said(one(Rule, rule), by_mouse) == []
    assert said(one(Rule, rule), covered) == []


def test_a_twin_that_the_keyboard_reaches_leaves_it_to_a_person() -> None:
    page = dom(
        element("button", "Add", path="#add"),
        element("button", "Add", path="#add-below", focusable=True),
    )
    met = touch(path="#add", role="button", name="Add", went="unreachable")
    stopped = walk(
        visit(0, page, touches=[met]), persona="keyboard", outcome="blocked", stop="cannot-act", stopped_at=0
    )
    assert said(one(Rule, "unreachable-by-keyboard"), stopped) == [(Word.UNSURE, "#add")]


# language-does-not-match


@pytest.mark.parametrize(
    ("lang", "text", "word"),
    [
        ("fi", FINNISH, Word.PASSED),
        ("sv-FI", SWEDISH, Word.PASSED),
        ("en_US", ENGLISH, Word.PASSED),
        ("en", FINNISH, Word.FAILED),
        ("fi", SWEDISH, Word.FAILED),
        ("sv", ENGLISH, Word.FAILED),
        ("da", ENGLISH, Word.FAILED),
        ("so", ENGLISH, Word.FAILED),
        ("tlh", ENGLISH, Word.UNSURE),  # a language that it does not know
        ("en", FINNISH[:150], Word.UNSURE),  # few words
        ("fi", GERMAN, Word.UNSURE),  # a neighbouring language, known by fewer words
    ],
)
def test_the_language_of_the_text_is_held_against_the_named_one(lang: str, text: str, word: Word) -> None:
    assert said(one(Rule, "language-does-not-match"), written(text, lang)) == [(word, "")]


@pytest.mark.parametrize(
    ("lang", "text"),
    [("", FINNISH), ("en", FINNISH + ENGLISH), ("fi", "Varaa vuoro"), ("en", "")],
    ids=["none named", "mixed", "short", "nothing"],
)
def test_nothing_is_said_of_a_language_that_cannot_be_told(lang: str, text: str) -> None:
    assert said(one(Rule, "language-does-not-match"), written(text, lang)) == []


def test_text_with_a_language_of_its_own_is_not_counted() -> None:
    own, other = Passage(path="#a", tag="p", order=1, text=ENGLISH, lang="en"), Passage(path="#b", tag="p", order=2)
    marked = other.model_copy(update={"text": FINNISH + FINNISH, "lang": "fi", "marked": True})
    page = Markup(language="en", passages=(own, marked))
    assert said(one(Rule, "language-does-not-match"), page) == [(Word.PASSED, "")]


def written(text: str, lang: str) -> Markup:
    return Markup(language=lang, passages=(Passage(path="#p", tag="p", order=1, text=text, lang=lang),))


# placeholder-is-the-only-label


def test_a_label_that_is_seen_counts_and_a_hidden_one_does_not() -> None:
    seen = (Label(how="for", text="City"), Label(how="placeholder", text="Turku"))
    hidden = (Label(how="for", text="City", visible=False), Label(how="aria-label", text="City"))
    away = (Label(how="for", text="City", box=(-9999, 0, 80, 20)),)
    page = dom(
        inputs=[
            field(path=f"#{n}", labels=labels, attributes={"placeholder": "Turku"})
            for n, labels in enumerate((seen, hidden, away))
        ]
    )
    assert said(one(Rule, "placeholder-is-the-only-label"), page) == [
        (Word.PASSED, "#0"),
        (Word.FAILED, "#1"),
        (Word.FAILED, "#2"),
    ]


# autocomplete-missing


def test_a_hostile_label_stays_a_value() -> None:
    page = dom(inputs=[field("Your name {0} {label!r} {{7*7}}"), field("Your name", path="#plain")])
    (verdict,) = list(one(Rule, "autocomplete-missing").ask(page))
    assert verdict.path == "#plain"
    text = "{0.__class__} </script> {{7*7}} %s 🧨"
    picture = element("img", path="#img", attributes={"alt": f"{text.replace(' ', '_').replace('/', '')}.png"})
    (verdict,) = list(one(Rule, "alt-is-a-file-name").ask(dom(picture)))
    assert "{0.__class__}" in fill(verdict.message, verdict.values)


# axe-core's rules


def axe(
    rule: str,
    said_of: Literal["violation", "incomplete"] = "violation",
    impact: str | None = "critical",
    message: str = "Mend {this}",
) -> Axe:
    node = AxeNode(path="#a", target="#a", html="<a>", message=message, impact=impact)
    return Axe(
        version="4", results=(AxeResult(rule=rule, said=said_of, impact=impact, nodes=(node,)),), passes=("list",)
    )


def test_each_rule_of_axe_that_is_asked_is_a_rule_of_ours() -> None:
    ours = {rule.id.removeprefix("axe-") for rule in every(Rule) if rule.source == "axe-core"}
    asked_for = {"best-practice", "experimental", "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"}
    theirs = {rule.id for rule in axe_catalogue() if asked_for & set(rule.tags) and "deprecated" not in rule.tags}
    assert ours == theirs - {"hidden-content"}
    assert len(ours) > 90


def test_a_violation_is_failed_and_an_incomplete_result_is_unsure() -> None:
    label = one(Rule, "axe-label")
    assert said(label, axe("label")) == [(Word.FAILED, "#a")]
    assert said(label, axe("label", "incomplete")) == [(Word.UNSURE, "#a")]
    assert said(label, axe("list")) == []
    assert said(one(Rule, "axe-list"), axe("label")) == [(Word.PASSED, "")]


def test_the_criteria_come_from_the_tags_and_the_impact_is_no_blocker() -> None:
    assert one(Rule, "axe-color-contrast").criteria == ("1.4.3",)
    assert one(Rule, "axe-avoid-inline-spacing").criteria == ("1.4.12",)
    assert one(Rule, "axe-link-name").criteria == ("2.4.4", "4.1.2")
    assert one(Rule, "axe-label").impact is Impact.SERIOUS
    assert one(Rule, "axe-image-alt").act == ("23a2a8",)
    assert all(rule.impact is not Impact.BLOCKER for rule in every(Rule) if rule.source == "axe-core")


def test_a_node_tells_its_own_impact_where_it_differs() -> None:
    assert [verdict.impact for verdict in asked(one(Rule, "axe-label"), axe("label", impact="minor"))] == [Impact.MINOR]
    assert [verdict.impact for verdict in asked(one(Rule, "axe-label"), axe("label"))] == [None]


def test_good_practice_is_advice_breaks_no_criterion_and_is_moderate_at_most() -> None:
    tabindex = one(Rule, "axe-tabindex")
    assert (tabindex.advice, tabindex.criteria, tabindex.impact) == (True, (), Impact.MODERATE)
    (verdict,) = asked(tabindex, axe("tabindex", impact="serious"))
    assert (verdict.word, verdict.impact) == (Word.FAILED, None)


def test_rules_of_axe_that_are_not_proved_ask_a_person() -> None:
    assert said(one(Rule, "axe-p-as-heading"), axe("p-as-heading")) == [(Word.UNSURE, "#a")], "experimental"
    assert said(one(Rule, "axe-css-orientation-lock"), axe("css-orientation-lock")) == [(Word.FAILED, "#a")], "vetted"
    wrong = "frame-focusable-content"
    assert said(one(Rule, f"axe-{wrong}"), axe(wrong)) == [(Word.UNSURE, "#a")], "it was wrong on test cases"


def test_words_of_axe_are_a_value_and_not_a_template() -> None:
    (verdict,) = asked(one(Rule, "axe-label"), axe("label", message="Element has {braces} and {said}"))
    assert fill(verdict.message, verdict.values) == "Element has {braces} and {said}"


CONTRAST = (
    "Element has insufficient color contrast of 2.6 (foreground color: #4f7f76, background color: #083f38, font size: "
    "12.8pt (17px), font weight: normal). Expected contrast ratio of 4.5:1"
)
LINK = (
    "The link has insufficient color contrast of 1.06:1 with the surrounding text. (Minimum contrast is 3:1, link "
    "text: #33413a, surrounding text: #2a3d3c)"
)


@pytest.mark.parametrize(
    ("rule", "message", "html", "detail"),
    [
        ("color-contrast", CONTRAST, "<p>", "2.6 : 1, #4f7f76 against #083f38"),
        ("link-in-text-block", LINK, "<a>", "1.06 : 1, #33413a against #2a3d3c"),
        ("label", "No label", '<input type="text" name="amount">', "“amount”"),
        ("label", "No label", '<input type="text" data-name="x">', None),
        ("meta-viewport", "No zoom", '<meta name="viewport">', None),
        ("label", 'Says "contrast of 9 #aaaaaa #bbbbbb"', "<input>", None),
    ],
)
def test_a_detail_tells_one_cause_from_another(rule: str, message: str, html: str, detail: str | None) -> None:
    node = AxeNode(path="#a", target="#a", html=html, message=message)
    result = AxeResult(rule=rule, said="violation", impact="serious", nodes=(node,))
    (verdict,) = asked(one(Rule, f"axe-{rule}"), Axe(version="4", results=(result,)))
    assert fill(verdict.message, verdict.values) == message
    assert verdict.values.get("detail") == detail


def test_what_one_landmark_mends_is_told_once_a_page() -> None:
    nodes = tuple(AxeNode(path=f"#p{n}", target="p", html="<p>", message="…", impact="moderate") for n in range(3))
    region = AxeResult(rule="region", said="violation", impact="moderate", nodes=nodes, count=312)
    (verdict,) = asked(one(Rule, "axe-region"), Axe(version="4", results=(region,)))
    assert (verdict.path, verdict.values["count"]) == ("#p0", 312)
    main = AxeResult(rule="landmark-one-main", said="violation", impact="moderate", nodes=nodes[:1], count=1)
    both = Axe(version="4", results=(main, region))
    assert [len(asked(one(Rule, f"axe-{rule.rule}"), both)) for rule in both.results] == [1, 0], "one cause, told once"


@pytest.mark.parametrize(
    ("html", "word"),
    [
        ('<span class="btn disabled">Add</span>', Word.UNSURE),
        ("<a href='/' class='is-disabled button'>Add</a>", Word.UNSURE),
        ('<span class="btn disabled-look">Add</span>', Word.FAILED),
        ('<p data-x="disabled" class="note">Add</p>', Word.FAILED),
    ],
)
def test_pale_text_of_what_looks_switched_off_is_left_to_a_person(html: str, word: Word) -> None:
    said = "Element has insufficient color contrast of 2.4 (foreground color: #aaaaaa, background color: #ffffff, …)"
    node = AxeNode(path="#a", target="#a", html=html, message=said, impact="serious")
    result = AxeResult(rule="color-contrast", said="violation", impact="serious", nodes=(node,))
    read = Axe(version="4", results=(result,))
    pixels = ContrastPixels()
    visit = Visit(0, Arrival(step=0, url="http://a/"), "desktop", "J", {"ContrastPixels": lambda: pixels})
    (verdict,) = one(Rule, "axe-color-contrast").ask(read, visit)
    assert verdict.word is word


def test_a_thousand_visits_are_judged_by_the_rules_of_axe_in_seconds() -> None:
    rules = [rule for rule in every(Rule) if rule.source == "axe-core"]
    visits = [axe("region").model_copy() for _ in range(1000)]
    start = time.process_time()
    verdicts = [verdict for evidence in visits for rule in rules for verdict in rule.ask(evidence)]
    assert len(verdicts) == 2000
    assert time.process_time() - start < 5
