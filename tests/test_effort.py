"""What a walk cost: the model's operators and times, decisions, words to read, sums that add up."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from builders import block, dom, touch, visit, walk
from test_judge import judged, plan

from auditor.commons.klm import Operators, klm_seconds, operators
from auditor.evidence.dom import Dom
from auditor.evidence.touches import Touch
from auditor.judging.effort import decisions
from auditor.model import Effort, Walk

CLICK = touch("click", clicks=1)
FILL = touch("fill", clicks=1, key_presses=5)


class TestKeystrokeLevelModel:
    def test_worked_examples_of_card_moran_and_newell(self) -> None:
        """Replacing a word of five letters in two editors: 4 tM + 15 tK = 8.4 s; 2 tM + 8 tK + 2 tH + tP = 6.2 s."""
        skilled = 0.20
        assert Operators(thoughts=4, keys=15).seconds(skilled) == pytest.approx(8.4)
        assert Operators(thoughts=2, keys=8, homings=2, points=1).seconds(skilled) == pytest.approx(6.2)

    @pytest.mark.parametrize(
        ("touches", "way", "found"),
        [
            ([CLICK], "mouse", Operators(points=1, buttons=2, thoughts=1)),
            ([CLICK], "finger", Operators(points=1, buttons=2, thoughts=1)),
            ([FILL], "mouse", Operators(points=1, buttons=2, homings=1, keys=5, thoughts=1)),
            ([FILL], "finger", Operators(points=1, buttons=2, keys=5, thoughts=1)),
            ([FILL, FILL], "mouse", Operators(points=2, buttons=4, homings=3, keys=10, thoughts=2)),
            (
                [FILL, touch("press", key_presses=1)],
                "mouse",
                Operators(points=1, buttons=2, homings=1, keys=6, thoughts=2),
            ),
            ([FILL, CLICK], "mouse", Operators(points=2, buttons=4, homings=2, keys=5, thoughts=2)),
            ([touch("click", key_presses=7)], "keys", Operators(keys=7, thoughts=1)),
            ([touch("double_click", clicks=2)], "mouse", Operators(points=1, buttons=4, thoughts=1)),
            ([touch("drag", clicks=1)], "mouse", Operators(points=2, buttons=2, thoughts=1)),
            ([touch("hover")], "mouse", Operators(points=1, thoughts=1)),
            ([touch("click", clicks=2, opened=("#menu",))], "mouse", Operators(points=2, buttons=4, thoughts=2)),
            ([touch("click", clicks=1, scrolls=2)], "mouse", Operators(points=2, buttons=6, thoughts=1)),
            ([touch("click", clicks=1, scrolls=2)], "finger", Operators(points=1, buttons=2, swipes=2, thoughts=1)),
            ([touch("scroll", scrolls=1)], "keys", Operators(keys=1, thoughts=1)),
            ([touch("open"), touch("wait_for"), touch("back")], "mouse", Operators()),
            ([touch("click", clicks=1, went="skipped"), touch("fill", went="left")], "mouse", Operators()),
        ],
    )
    def test_operators_of_touches(self, touches: Sequence[Touch], way: str, found: Operators) -> None:
        assert operators(touches, way) == found  # type: ignore[arg-type]

    def test_seconds_by_persona(self) -> None:
        by_mouse = 1.35 + 1.10 + 0.20 + 0.40 + 5 * 0.28
        assert klm_seconds([FILL], 0, "desktop") == pytest.approx(by_mouse)
        assert klm_seconds([FILL], 2.5, "zoom") == pytest.approx(by_mouse + 2.5)
        assert klm_seconds([FILL], 0, "mobile") == pytest.approx(1.35 + 1.10 + 0.20 + 5 * 0.33)
        assert klm_seconds([touch("fill", key_presses=8)], 0, "keyboard") == pytest.approx(1.35 + 8 * 0.28)
        assert klm_seconds([touch("fill", key_presses=8)], 0, "screen-reader") == pytest.approx(1.35 + 8 * 0.28)

    def test_waiting_alone(self) -> None:
        assert klm_seconds([touch("open")], 3.2, "desktop") == pytest.approx(3.2)


def test_decisions_are_what_was_clicked_chosen_and_ticked() -> None:
    chosen = [touch(action) for action in ("click", "double_click", "select", "check", "uncheck")]
    others = [touch(action) for action in ("open", "fill", "type", "press", "scroll", "hover", "wait_for")]
    undone = [touch("click", went=went) for went in ("skipped", "left", "not-found")]
    assert decisions([*chosen, *others, *undone]) == 5


def page(main: str, *, beside: str = "") -> Dom:
    blocks = [block(main, in_landmark="main"), block("More of it", in_landmark="form")]
    return dom(text=[*blocks, *([block(beside, in_landmark="navigation")] if beside else [])])


def told(walked: Walk, *steps: str) -> tuple[list[Effort], list[Effort], Effort]:
    record = judged([walked], by=plan(*steps)).walks[0]
    return [one.effort for one in record.visits], [one.effort for one in record.steps], record.effort


class TestWords:
    def test_main_part_of_a_new_document(self) -> None:
        visits, steps, total = told(walk(visit(0, page("one two three", beside="Start Help"))), "Start")
        assert (visits[0].words, steps[0].words, total.words) == (6, 6, 6)

    def test_whole_page_without_a_main_part(self) -> None:
        whole = dom(text=["one two three", block("Start Help", in_landmark="navigation")])
        assert told(walk(visit(0, whole)), "Start")[2].words == 5

    def test_only_what_came_in_the_same_document(self) -> None:
        first, more, less = page("one"), page("one two three"), page("one two")
        same: dict[str, Any] = {"new_document": False}
        visits, steps, total = told(
            walk(visit(0, first), visit(1, more, **same), visit(1, less, **same), visit(1, more, **same)),
            "Start",
            "Details",
        )
        assert [one.words for one in visits] == [4, 2, 0, 1]
        assert ([one.words for one in steps], total.words) == ([4, 3], 7)

    def test_a_page_that_could_not_be_read_has_no_words(self) -> None:
        visits, _, _ = told(walk(visit(0, page("one")), visit(1), visit(1, page("one two"), new_document=False)))
        assert [one.words for one in visits] == [4, 0, 1]


class TestSteps:
    def test_touches_count_for_the_step_that_they_belong_to(self) -> None:
        """They are noted on the visit that showed their targets, which is often that of the step before."""
        first = [touch("click", clicks=1, step=1), touch("fill", clicks=1, key_presses=5, step=1)]
        second = [touch("select", clicks=2, step=1), touch("click", clicks=1, step=2)]
        walked = walk(visit(0, touches=first), visit(1, touches=second), visit(2))
        spent = (Effort(), Effort(clicks=4, key_presses=5, fields=2, seconds=3, waited_seconds=1), Effort(clicks=1))
        visits, steps, total = told(replace(walked, step_efforts=spent))
        assert [one.decisions for one in visits] == [1, 2, 0]
        assert [one.decisions for one in steps] == [0, 2, 1]
        acted = 3 * 1.35 + 4 * 1.30 + 2 * 0.40 + 5 * 0.28
        assert [one.klm_seconds for one in steps] == [0, round(acted + 1, 1), 2.7]
        assert (steps[1].clicks, steps[1].fields, steps[1].key_presses) == (4, 2, 5)
        assert (total.decisions, total.klm_seconds) == (3, round(round(acted + 1, 1) + 2.7, 1))

    def test_sums_add_up_as_they_are_shown(self) -> None:
        spent = tuple(Effort(seconds=1.04, waited_seconds=0.349) for _ in range(3))
        _, steps, total = told(replace(walk(visit(0), visit(1), visit(2)), step_efforts=spent))
        assert [one.seconds for one in steps] == [1.0, 1.0, 1.0]
        assert (total.seconds, total.waited_seconds, total.klm_seconds) == (3.0, 0.9, 0.9)

    def test_a_walk_that_ended_early_has_spent_nothing_on_the_rest(self) -> None:
        walked = replace(
            walk(visit(0), outcome=None, stop="wrong-page", stopped_at=0), step_efforts=(Effort(clicks=1),)
        )
        assert told(walked)[1] == [Effort(clicks=1), Effort(), Effort()]

    def test_a_plans_own_persona_acts_as_the_one_it_is_made_from(self) -> None:
        typed = touch("fill", clicks=1, key_presses=12, step=0)
        walked = walk(visit(0, touches=[typed]), persona="Tablet")
        by_mouse, by_finger = told(walked, "Start")[2], told(replace(walked, like="mobile"), "Start")[2]
        assert (by_mouse.klm_seconds, by_finger.klm_seconds) == (6.4, 6.6)
