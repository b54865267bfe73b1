"""Rules on what somebody met who hears the page; values only."""

from collections.abc import Sequence
from typing import Any

import pytest
from builders import dom, element, said, touch, visit, walk

from auditor.catalogue import one
from auditor.evidence.touches import After, Touch
from auditor.evidence.transcript import Line, Transcript
from auditor.model import Impact, Walk, Word
from auditor.parts import Rule

FAILED, UNSURE, PASSED = Word.FAILED, Word.UNSURE, Word.PASSED
BOX = (10.0, 10.0, 90.0, 30.0)


def asked(rule: str, walk: Walk) -> list[tuple[Word, str]]:
    return said(one(Rule, rule), walk)


def stopped(went: str, *elements: Any, persona: str = "screen-reader", **more: Any) -> Walk:
    """A walk that ends at a control for this reason."""
    last = touch(path="#go", went=went, **{"box": BOX, **more})
    told = {"outcome": "blocked", "stopped_at": 0, "stop": "cannot-act"}
    return walk(visit(0, dom(*elements), touches=[last]), persona=persona, **told)


def heard(*touches: Touch, persona: str = "screen-reader") -> Walk:
    return walk(visit(0, touches=touches), persona=persona)


def after(text: str = "", **more: Any) -> After:
    return After(changed=bool(text), shown=text, **more)


def test_nameless_on_the_path() -> None:
    rule = "nameless-on-the-path"
    assert asked(rule, stopped("nameless", role="button")) == [(FAILED, "#go")]
    assert asked(rule, heard(touch(path="#go", role="button", name="Send"))) == [(PASSED, "#go")]
    assert asked(rule, heard(touch(path="#go", went="nameless"), persona="desktop")) == []
    [verdict, _] = one(Rule, rule).ask(heard(touch(path="#x", went="nameless"), touch(path="#go", name="Send")))
    assert verdict.impact is Impact.SERIOUS  # it stopped nobody


def test_says_no_role() -> None:
    rule = "says-no-role"
    assert asked(rule, stopped("no-role", label="16:00")) == [(FAILED, "#go")]
    assert asked(rule, stopped("no-role", role="generic", label="16:00")) == [(FAILED, "#go")]
    assert asked(rule, stopped("no-role", role="row", label="16:00")) == [(UNSURE, "#go")]
    assert asked(rule, stopped("no-role", role="dialog")) == [(UNSURE, "#go")]
    assert asked(rule, heard(touch(path="#go", role="button", name="Send"))) == [(PASSED, "#go")]


def test_hidden_from_screen_readers() -> None:
    rule = "hidden-from-screen-readers"
    told = {"role": "button", "name": "Send"}
    assert asked(rule, stopped("not-offered", **told)) == [(FAILED, "#go")]
    assert asked(rule, stopped("not-offered", element("button", "Send"), **told)) == [(UNSURE, "#go")]
    assert asked(rule, stopped("not-offered", box=None, **told)) == [(UNSURE, "#go")]
    assert asked(rule, heard(touch(path="#go", **told))) == [(PASSED, "#go")]


@pytest.mark.parametrize("went", ["nameless", "no-role", "not-offered"])
def test_what_a_rule_of_its_own_says_is_not_said_twice(went: str) -> None:
    assert asked("stopped-here", stopped(went, role="button", label="Send")) == []
    assert asked("stopped-here", stopped("inoperable", role="button", label="Send")) == [(FAILED, "#go")]


def test_name_lacks_label() -> None:
    rule = one(Rule, "name-lacks-label")
    lines = (
        Line(kind="control", role="button", name="Order it", label="Book", path="#bad", trouble="name-lacks-label"),
        Line(kind="control", role="button", name="Varaus", label="Varaa", path="#perhaps"),
        Line(kind="control", role="button", name="Book", path="#good"),
        Line(kind="control", role="button", path="#nameless"),
        Line(kind="heading", role="heading", name="Order it", path="h1"),
    )
    found = said(rule, Transcript(lines=lines), dom(element("button", "Order it", path="#bad")))
    assert found == [(FAILED, "#bad"), (UNSURE, "#perhaps"), (PASSED, "#good")]


FOUND = "3 halls found"
SILENT: Sequence[tuple[After, list[Word]]] = [
    (after(FOUND), [FAILED]),
    (after(FOUND, announced=(FOUND,)), [PASSED]),
    (after(FOUND, focus="#results", focus_moved=True), [PASSED]),
    (after(FOUND, states=("expanded",)), [PASSED]),
    (after(FOUND, perhaps_announced=(FOUND,)), [UNSURE]),
    (after(FOUND, controls_came=True), [UNSURE]),
    (after(FOUND, gone=12), [UNSURE]),
    (after("Company name and address"), [UNSURE]),
    (after("12:01"), []),
    (after(), []),
    (After(new_document=True, changed=True, announced=("Halls",)), []),
]


@pytest.mark.parametrize(("noted", "words"), SILENT)
def test_silent_change(noted: After, words: list[Word]) -> None:
    found = asked("silent-change", heard(touch(path="#go", name="Search", after=noted)))
    assert [word for word, _ in found] == words
    assert asked("silent-change", heard(touch(path="#go", after=noted), persona="desktop")) == []


def test_what_is_announced_while_the_plan_waits_is_announced() -> None:
    search = touch(path="#go", name="Search", after=after(FOUND))
    waits = touch("wait_for", after=after(announced=(FOUND,)))
    assert asked("silent-change", heard(search, waits)) == [(PASSED, "#go")]
    assert asked("silent-change", heard(search, touch("wait_for", after=after()))) == [(FAILED, "#go")]
    assert asked("silent-change", heard(search, touch(after=after(announced=("x",))))) == [(FAILED, "#go")]


def test_typing_is_no_reason_to_doubt() -> None:
    typed = touch("fill", path="#words", after=after("Suggestions of many kinds"))
    assert asked("silent-change", heard(typed)) == []
    assert asked("silent-change", heard(touch("fill", path="#words", after=after("Virhe: postinumero puuttuu")))) == [
        (FAILED, "#words")
    ]
