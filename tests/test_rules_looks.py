"""What the rules on enlarging, forced colours and motion say of plain values, at both sides of each limit."""

from collections.abc import Sequence
from typing import Any

from builders import asked, block, dom, element, touch, visit, walk

from auditor.catalogue import one
from auditor.evidence.dom import Dom, Style, TextBlock
from auditor.evidence.faces import Face, Faces
from auditor.evidence.flashes import Flashes, Flicker
from auditor.evidence.jumps import Jump, Jumps
from auditor.evidence.layout import Clip, Layout, Measured, Overlap, Piece, Wide, WideLine
from auditor.evidence.layout import Layer as Stays
from auditor.evidence.listeners import Listener, Listeners, Listening
from auditor.evidence.motion import Motion, Moving
from auditor.evidence.spaced_layout import SpacedLayout
from auditor.evidence.turning import Turning
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


def running(size: float, count: int = 100, **more: Any) -> TextBlock:
    look = Style(font_size=size, line_height=size * 1.5)
    return block("word " * count, box=(0, 0, 350, size * 1.5 * 4), style=look, **more)


class TestTextOnPhones:
    def judge(self, *blocks: TextBlock, width: int = 390) -> list[Word]:
        found = asked(one(Rule, "text-too-small"), dom(text=blocks, width=width))
        return [verdict.word for verdict in found if verdict.word is not Word.PASSED]

    def test_most_of_the_running_text_is_small(self) -> None:
        assert self.judge(running(15)) == [Word.UNSURE]
        assert self.judge(running(16)) == []
        assert self.judge(running(15), running(16, 120)) == []
        assert self.judge(running(15), width=1366) == []

    def test_notes_and_labels_are_not_running_text(self) -> None:
        assert self.judge(running(15, 12)) == []
        assert self.judge(running(15, 79)) == []
        assert self.judge(running(15, in_landmark="contentinfo")) == []

    def test_what_is_too_small_everywhere_is_told_once(self) -> None:
        assert self.judge(running(11)) == [Word.FAILED]


class TestShownShrunkOnPhones:
    def judge(self, width: int, viewport: str = "", persona: str = "mobile") -> list[Word]:
        page = dom(text=["Words"], width=width, viewport=viewport)
        return [verdict.word for verdict in asked(one(Rule, "shown-shrunk-on-phones"), at(persona, page))]

    def test_words(self) -> None:
        assert self.judge(980) == [Word.FAILED]
        assert self.judge(390) == [Word.PASSED]
        assert self.judge(980, "width=1024") == [Word.FAILED]
        assert self.judge(900, "width=device-width, initial-scale=1") == [Word.UNSURE]
        assert self.judge(1366, persona="desktop") == []


class TestIconWithoutWords:
    def judge(self, *, text: str = "", name: str = "Basket", html: str = "<button><svg></svg></button>") -> list[Word]:
        page = dom(element("button", name, path="#b", text=text, html=html))
        found = asked(one(Rule, "icon-without-words"), walk(visit(0, page, touches=[touch(path="#b")])).visits[0])
        return [verdict.word for verdict in found]

    def test_signs_that_few_know_are_asked(self) -> None:
        assert self.judge() == [Word.UNSURE]
        assert self.judge(name="Ostoskori") == [Word.UNSURE]
        assert self.judge(text="Basket") == [Word.PASSED]
        assert self.judge(text="×3", name="Three") == [Word.PASSED]
        assert self.judge(text="18.00–19.00", name="18.00–19.00") == [Word.PASSED]

    def test_signs_that_all_know_and_pictures_pass(self) -> None:
        for name in ("Search the site", "Sulje", "Meny", "Seuraava kuukausi"):
            assert self.judge(name=name) == [Word.PASSED]
        assert self.judge(html='<a href="/"><img alt="Basket" src="b.png"></a>') == [Word.PASSED]
        assert self.judge(name="") == []

    def test_what_the_journey_does_not_press_is_not_judged(self) -> None:
        page = dom(element("button", "Basket", text=""))
        assert asked(one(Rule, "icon-without-words"), walk(visit(0, page)).visits[0]) == []


class TestFlashesFast:
    def judge(self, moving_: Moving | None = None, **more: Any) -> list[Word]:
        given = {"by": "view", "path": "#f", "changes": 8, "together": 8, "area": 30_000, "box": (0, 0, 200, 150)}
        flickers = [Flicker.model_validate(given | more)] if more else []
        flashes = Flashes(watched=True, rate=12, width=1366, height=768, flickers=tuple(flickers))
        motion = Motion(motions=(moving_,) if moving_ else ())
        found = asked(one(Rule, "flashes-fast"), walk(visit(0, flashes, motion)).visits[0])
        return [verdict.word for verdict in found]

    def test_limits(self) -> None:
        assert self.judge(changes=8) == [Word.FAILED]
        assert self.judge(changes=7) == [Word.UNSURE]
        assert self.judge(area=26_000) == [Word.UNSURE]
        assert self.judge(area=17_000) == [Word.PASSED]
        assert self.judge(together=3) == [Word.UNSURE]  # it runs, as stripes do
        assert self.judge(together=0, red=True) == [Word.FAILED]

    def test_what_was_not_seen_is_asked(self) -> None:
        fast = moving(how="blinks", turn_ms=200, properties=("opacity",), box=(0, 0, 400, 120))
        below = fast.model_copy(update={"box": (0, 900, 400, 120)})
        assert self.judge(below) == [Word.UNSURE]
        assert self.judge(fast) == [Word.PASSED]  # twelve frames a second show each of its ten changes
        assert self.judge(fast.model_copy(update={"turn_ms": 100})) == [Word.UNSURE]
        assert self.judge(fast, changes=8) == [Word.FAILED]  # once


class TestJumpLandsUnderABar:
    def judge(self, *evidence: Evidence, **more: Any) -> list[Word]:
        jump = Jump.model_validate({"path": "#h", "tag": "h2", "link": "#a", "within": ["#a", "ul"], **more})
        found = asked(one(Rule, "jump-lands-under-a-bar"), walk(visit(0, Jumps(jumps=(jump,)), *evidence)).visits[0])
        return [verdict.word for verdict in found]

    def test_words(self) -> None:
        click = Listener(type="click")
        scrolls = Listeners(elements=(Listening(path="ul", tag="ul", listeners=(click,)),))
        assert self.judge(Listeners()) == [Word.PASSED]
        assert self.judge(Listeners(), covered=True, opaque=True) == [Word.FAILED]
        assert self.judge(Listeners(), covered=True) == [Word.UNSURE]
        assert self.judge(covered=True, opaque=True) == [Word.UNSURE]
        assert self.judge(scrolls, covered=True, opaque=True) == [Word.UNSURE]
        assert self.judge(Listeners(whole=(click,)), covered=True, opaque=True) == [Word.UNSURE]


class TestAsksToTurnTheDevice:
    def judge(self, **more: Any) -> list[Word]:
        return [verdict.word for verdict in asked(one(Rule, "asks-to-turn-the-device"), Turning.model_validate(more))]

    def test_manifest_and_lock(self) -> None:
        assert self.judge() == [Word.PASSED]
        assert self.judge(manifest="portrait", display="standalone") == [Word.UNSURE]
        assert self.judge(manifest="portrait-primary", display="browser") == [Word.PASSED]
        assert self.judge(manifest="any", display="standalone") == [Word.PASSED]
        assert self.judge(locked="landscape") == [Word.UNSURE]

    def test_layers(self) -> None:
        layer = {"path": "#l", "text": "Käännä puhelin", "visible": True}
        assert self.judge(asks=[{**layer, "share": 0.61}]) == [Word.FAILED]
        assert self.judge(asks=[{**layer, "share": 0.6}]) == [Word.UNSURE]
