"""What the rules on enlarging, forced colours and motion say of plain values, at both sides of each limit."""

from collections.abc import Sequence
from typing import Any

from builders import asked, touch, visit, walk

from auditor.catalogue import one
from auditor.evidence.dom import Dom
from auditor.evidence.faces import Face, Faces
from auditor.evidence.layout import Clip, Layout, Measured, Overlap, Piece, Wide, WideLine
from auditor.evidence.layout import Layer as Stays
from auditor.evidence.motion import Motion, Moving
from auditor.evidence.spaced_layout import SpacedLayout
from auditor.model import Evidence, Impact, Visit, Word
from auditor.parts import Rule

BOX = (0.0, 0.0, 100.0, 20.0)


def text(words: str, *, state: str = "seen", path: str = "p", **more: Any) -> Piece:
    return Piece.model_validate(
        {
            "kind": "text",
            "state": state,
            "path": path,
            "tag": "p",
            "text": words,
            "words": len(words.split()),
            "box": BOX,
            **more,
        }
    )


def control(name: str, **more: Any) -> Piece:
    return Piece.model_validate(
        {
            "kind": "control",
            "state": "seen",
            "path": "b",
            "tag": "button",
            "role": "button",
            "name": name,
            "box": BOX,
            **more,
        }
    )


def layout(*pieces: Piece, **more: Any) -> Layout:
    return Layout.model_validate(
        {"width": 320, "height": 256, "page_width": 320, "page_height": 900, "pieces": pieces, **more}
    )


def beside(id_: str, before: Evidence, now: Evidence, persona: str = "zoom") -> list[tuple[Word, str]]:
    walks = [walk(visit(0, before)), walk(visit(0, now), persona=persona)]
    found = asked(one(Rule, id_), walks)
    assert all(verdict.at is walks[1].visits[0] for verdict in found)
    return [(verdict.word, verdict.path) for verdict in found]


HELD = [(Word.PASSED, "")]
LONG = "Only members may book it"


class TestLostAtZoom:
    def judge(self, hidden: Piece, *others: Piece, was: Piece | None = None) -> list[tuple[Word, str]]:
        return beside("lost-at-zoom", layout(was or text(LONG)), layout(hidden, *others))

    def test_hidden_text_is_asked_of_a_person(self) -> None:
        assert self.judge(text(LONG, state="hidden", hidden_at="aside")) == [(Word.UNSURE, "aside")]

    def test_what_can_be_opened_or_is_said_elsewhere_is_not_lost(self) -> None:
        assert self.judge(text(LONG, state="hidden", hidden_at="aside", openable=True)) == HELD
        assert self.judge(text(LONG, state="hidden", hidden_at="aside"), text(LONG, path="q")) == HELD
        assert self.judge(text(LONG, state="hidden", hidden_at="html")) == HELD  # drawn aside, like a closed menu

    def test_short_labels_may_go(self) -> None:
        assert self.judge(text("By week", state="hidden", hidden_at="aside"), was=text("By week")) == HELD

    def test_what_stands_in_its_place_is_another_word_for_it(self) -> None:
        assert self.judge(control("Go"), was=control("Search the halls")) == HELD

    def test_what_one_element_hides_is_told_once(self) -> None:
        pair = [text(LONG, path="p"), text("And nobody else may", path="q")]
        gone = [one.model_copy(update={"state": "hidden", "hidden_at": "aside"}) for one in pair]
        (verdict,) = asked(
            one(Rule, "lost-at-zoom"), [walk(visit(0, layout(*pair))), walk(visit(0, layout(*gone)), persona="zoom")]
        )
        assert verdict.values["more"] == 1

    def test_other_pages_and_personas_are_not_compared(self) -> None:
        gone = layout(text(LONG, state="hidden", hidden_at="aside"))
        before = walk(visit(0, layout(text(LONG)), url="https://service.example/a"))
        elsewhere = walk(visit(0, gone, url="https://service.example/b"), persona="zoom")
        assert asked(one(Rule, "lost-at-zoom"), [before, elsewhere]) == []
        assert beside("lost-at-zoom", layout(text(LONG)), gone, "mobile") == []


class TestClippedAtZoom:
    def judge(self, clip: Clip, *before: Piece, piece: Piece | None = None) -> list[Word]:
        cut = (piece or text(LONG)).model_copy(update={"clip": clip})
        return [word for word, _ in beside("clipped-at-zoom", layout(*(before or (text(LONG),))), layout(cut))]

    def test_what_was_whole_is_certain(self) -> None:
        assert self.judge(Clip(by="div", y=12)) == [Word.FAILED]
        assert self.judge(Clip(by="div", lines=2, of=3)) == [Word.FAILED]

    def test_three_dots_and_the_edge_of_the_page_are_asked(self) -> None:
        assert self.judge(Clip(by="div", x=40, ellipsis=True)) == [Word.UNSURE]
        assert self.judge(Clip(by="html", x=40)) == [Word.UNSURE]
        assert self.judge(Clip(by="div", x=40), text("Something else", path="q")) == [Word.UNSURE]

    def test_what_may_be_cut(self) -> None:
        for clip in (Clip(by="div", x=40, slides=True), Clip(by="div", lines=2, of=4, more=True)):
            assert self.judge(clip) == [Word.PASSED]
        assert self.judge(Clip(by="div", y=9), text(LONG, clip=Clip(by="div", y=5))) == [Word.PASSED]
        link = control("Read all", tag="a", role="link")
        assert self.judge(Clip(by="a", x=9, ellipsis=True), link, piece=link) == []


class TestCoveredAtZoom:
    def judge(self, *before: Piece, **more: Any) -> list[Word]:
        now = layout(control("Pay", covered_by="div", **more))
        return [word for word, _ in beside("covered-at-zoom", layout(*before), now)]

    def test_words(self) -> None:
        assert self.judge(control("Pay")) == [Word.FAILED]
        assert self.judge() == [Word.UNSURE]
        assert self.judge(control("Pay"), opened_over=True) == [Word.UNSURE]
        assert self.judge(control("Pay", covered_by="div")) == []


class TestOverlapsAtZoom:
    MEET = Overlap(path="a", other="b", text="One", other_text="Two", box=BOX, across=20, down=12)

    def test_what_meets_on_a_wide_view_too_is_not_new(self) -> None:
        apart, met = layout(), layout(overlaps=[self.MEET])
        turned = layout(overlaps=[self.MEET.model_copy(update={"text": "two", "other_text": "one"})])
        assert beside("overlaps-at-zoom", apart, met) == [(Word.FAILED, "a")]
        assert beside("overlaps-at-zoom", turned, met) == HELD
        assert beside("overlaps-at-zoom", apart, apart) == HELD


def at(persona: str, evidence: Evidence) -> Visit:
    return walk(visit(0, evidence), persona=persona).visits[0]


class TestSidewaysAtZoom:
    FAR = text("Far", path="div > p", box=(300, 0, 400, 20))

    def judge(self, persona: str = "zoom", **more: Any) -> list[Word]:
        return [one.word for one in asked(one(Rule, "sideways-at-zoom"), at(persona, layout(self.FAR, **more)))]

    def test_words(self) -> None:
        div = Wide(path="div", tag="div", beyond=380, exempt=False)
        table = div.model_copy(update={"exempt": True})
        assert self.judge(page_width=324) == [Word.PASSED]
        assert self.judge(page_width=700, offenders=[div]) == [Word.FAILED]
        assert self.judge(page_width=700, offenders=[table]) == [Word.UNSURE]
        assert self.judge(page_width=700, offenders=[div.model_copy(update={"path": "i"}), table]) == [Word.UNSURE]
        assert self.judge(page_width=700) == [Word.UNSURE]
        assert self.judge(page_width=700, offenders=[div], cut_sideways=True) == [Word.PASSED]
        assert self.judge("mobile", page_width=700, offenders=[div]) == []

    def test_long_lines_in_a_box_of_their_own_are_asked(self) -> None:
        assert self.judge(wide_lines=[WideLine(path="div", line=900, text="Long")]) == [Word.PASSED, Word.UNSURE]

    def test_the_rule_for_phones_leaves_it_to_this_one(self) -> None:
        page = Dom(url="", title="", width=320, page_width=700)
        assert asked(one(Rule, "sideways-scrolling"), at("zoom", page)) == []
        assert asked(one(Rule, "sideways-scrolling"), at("mobile", page)) != []


class TestStickyTakesTheView:
    def judge(self, share: float, persona: str = "zoom", **more: Any) -> list[Word]:
        layer = Stays.model_validate({"path": "header", "share": share, **more})
        return [
            one.word
            for one in asked(one(Rule, "sticky-takes-the-view"), at(persona, layout(stays=share, layers=[layer])))
        ]

    def test_limits(self) -> None:
        assert self.judge(0.33) == [Word.PASSED]
        assert self.judge(0.34) == [Word.UNSURE]
        assert self.judge(0.5) == [Word.UNSURE]
        assert self.judge(0.51) == [Word.FAILED]
        assert self.judge(0.51, "large-text") == [Word.FAILED]

    def test_what_can_be_closed_or_is_a_dialog(self) -> None:
        assert self.judge(0.9, closable=True) == [Word.UNSURE]
        assert self.judge(0.9, modal=True) == []
        assert self.judge(0.9, "desktop") == []


class TestClippedByTextSpacing:
    def judge(self, clip: Clip | None, was: Clip | None = None, **more: Any) -> list[Word]:
        plain = Measured(pieces=(text(LONG, clip=was),))
        spaced = Measured.model_validate({"pieces": (text(LONG, clip=clip),), **more})
        return [
            one.word for one in asked(one(Rule, "clipped-by-text-spacing"), SpacedLayout(plain=plain, spaced=spaced))
        ]

    def test_words(self) -> None:
        assert self.judge(None) == [Word.PASSED]
        assert self.judge(Clip(by="div", y=9)) == [Word.FAILED]
        assert self.judge(Clip(by="div", x=30, ellipsis=True)) == [Word.UNSURE]
        assert self.judge(Clip(by="div", y=9), Clip(by="div", y=9)) == [Word.PASSED]
        assert self.judge(None, overlaps=[TestOverlapsAtZoom.MEET]) == [Word.FAILED]


class TestClippedByLargeText:
    def judge(self, now: Layout, *more: Evidence) -> list[Word]:
        walks = [walk(visit(0, layout(text(LONG), control("Pay")))), walk(visit(0, now, *more), persona="large-text")]
        return [one.word for one in asked(one(Rule, "clipped-by-large-text"), walks)]

    def test_it_is_always_asked(self) -> None:
        assert self.judge(layout(text(LONG))) == [Word.PASSED]
        assert self.judge(layout(text(LONG, clip=Clip(by="div", y=9)))) == [Word.UNSURE]
        assert self.judge(layout(control("Pay", covered_by="div"))) == [Word.UNSURE]
        assert self.judge(layout(overlaps=[TestOverlapsAtZoom.MEET])) == [Word.UNSURE]

    def test_what_the_spacing_does_alone_is_told_here_too(self) -> None:
        cut = text(LONG, clip=Clip(by="div", y=9))
        assert self.judge(layout(cut), SpacedLayout(spaced=Measured(pieces=(cut,)))) == [Word.UNSURE]


def face(name: str = "Close", **more: Any) -> Face:
    return Face.model_validate(
        {
            "path": f"#{name}",
            "face": "b",
            "tag": "button",
            "role": "button",
            "name": name,
            "box": BOX,
            "contrast": 5.0,
            **more,
        }
    )


def colours(id_: str, before: Sequence[Face], now: Sequence[Face], **more: Any) -> list[tuple[Word, str]]:
    faces = Faces.model_validate({"forced": True, "faces": tuple(now), **more})
    return beside(id_, Faces(faces=tuple(before)), faces, "contrast")


class TestVanishesInForcedColours:
    def judge(self, before: float | None, now: float | None, **more: Any) -> list[Word]:
        found = colours("vanishes-in-forced-colours", [face(contrast=before)], [face(contrast=now, **more)])
        return [word for word, _ in found]

    def test_limits(self) -> None:
        assert self.judge(3.0, 1.0) == [Word.FAILED]
        assert self.judge(2.9, 1.0) == [Word.UNSURE]
        assert self.judge(1.4, 1.0) == []
        assert self.judge(3.0, 1.1) == [Word.PASSED]
        assert self.judge(3.0, 1.0, disabled=True) == [Word.UNSURE]

    def test_on_a_picture_nothing_is_said(self) -> None:
        assert self.judge(None, 1.0) == []
        assert self.judge(3.0, None) == []

    def test_it_is_serious_where_the_journey_uses_it(self) -> None:
        before = walk(visit(0, Faces(faces=(face(),))), visit(1, touches=[touch(role="button", name="Close")]))
        now = walk(visit(0, Faces(forced=True, faces=(face(contrast=1.0),))), persona="contrast")
        (verdict,) = asked(one(Rule, "vanishes-in-forced-colours"), [before, now])
        assert verdict.impact is Impact.SERIOUS


class TestStateVanishesInForcedColours:
    def tabs(self, *looks: str) -> list[Face]:
        return [
            face(str(n), role="tab", state="selected", on=n == 0, group="g", look=look) for n, look in enumerate(looks)
        ]

    def judge(self, before: Sequence[Face], now: Sequence[Face]) -> list[tuple[Word, str]]:
        return colours("state-vanishes-in-forced-colours", before, now)

    def test_a_chosen_tab_that_looks_like_the_others_is_asked(self) -> None:
        told_apart, alike = self.tabs("blue", "grey", "grey"), self.tabs("white", "white", "white")
        assert self.judge(told_apart, alike) == [(Word.UNSURE, "#0")]
        assert self.judge(told_apart, self.tabs("white bold", "white", "white")) == [(Word.PASSED, "#0")]
        assert self.judge(alike, alike) == []
        assert self.judge(told_apart, self.tabs("white", "white", "red")) == []

    def test_a_box_that_is_drawn_the_same_both_ways_is_certain(self) -> None:
        assert self.judge([face(changes=True)], [face(changes=False)]) == [(Word.FAILED, "#Close")]
        assert self.judge([face(changes=True)], [face(changes=True)]) == [(Word.PASSED, "#Close")]
        assert self.judge([face(changes=False)], [face(changes=False)]) == []
        assert self.judge([face(changes=True)], [face()]) == []


def moving(**more: Any) -> Moving:
    return Moving.model_validate(
        {"path": "#m", "tag": "div", "how": "moves", "by": "style", "box": (0, 0, 100, 100), **more}
    )


class TestMotion:
    def reduced(self, one_: Moving, *, less: bool = True) -> list[Word]:
        motion = Motion(width=1000, height=800, less=less, motions=(one_,))
        return [verdict.word for verdict in asked(one(Rule, "motion-not-reduced"), motion)]

    def paused(self, one_: Moving, **more: Any) -> list[Word]:
        motion = Motion.model_validate({"motions": (one_,), **more})
        return [verdict.word for verdict in asked(one(Rule, "moves-without-pause"), motion)]

    def test_motion_not_reduced(self) -> None:
        assert self.reduced(moving()) == [Word.UNSURE]
        assert self.reduced(moving(), less=False) == []
        for still in (moving(how="blinks"), moving(ms=5000), moving(loads=True), moving(box=(0, 0, 48, 48))):
            assert self.reduced(still) == [Word.PASSED]

    def test_what_fills_the_view_weighs_more(self) -> None:
        motion = Motion(width=1000, height=800, less=True, motions=(moving(box=(0, 0, 1000, 300)),))
        (verdict,) = asked(one(Rule, "motion-not-reduced"), motion)
        assert verdict.impact is Impact.MODERATE

    def test_moves_without_pause(self) -> None:
        assert self.paused(moving()) == [Word.UNSURE]
        assert self.paused(moving(ms=5001)) == [Word.UNSURE]
        assert self.paused(moving(ms=5000)) == []
        assert self.paused(moving(loads=True)) == []
        assert self.paused(moving(paused_by="#pause")) == [Word.PASSED]
        assert self.paused(moving(by="video", controls=True)) == [Word.PASSED]
        assert self.paused(moving(by="marquee")) == [Word.FAILED]
        assert self.paused(moving(by="marquee"), pauses=("#pause",)) == [Word.UNSURE]
