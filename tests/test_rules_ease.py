"""The ease rules on plain values, at both sides of each limit."""

from typing import Any

import pytest
from builders import asked, block, dom, element, field, joined, link, said, visit, within

from auditor.catalogue import one
from auditor.evidence.axe import Axe, AxeNode, AxeResult
from auditor.evidence.dom import Element, FormField, Label, Style
from auditor.model import Impact, Verdict, Word
from auditor.parts import Rule

BOX = (0.0, 0.0, 300.0, 20.0)
SENTENCE = "An hour in a small hall costs twenty euros for those who live here. "


def rule(id_: str) -> Rule:
    return one(Rule, id_)


def word(id_: str, *needs: Any) -> Word:
    """The word of the only verdict."""
    (verdict,) = asked(rule(id_), *needs)
    return verdict.word


class TestTextTooSmall:
    def judge(self, size: float, text: str = "Two words", **more: Any) -> list[Verdict]:
        return asked(rule("text-too-small"), dom(text=[block(text, box=BOX, style=Style(font_size=size), **more)]))

    def test_limits(self) -> None:
        assert [v.word for v in self.judge(12)] == [Word.PASSED]
        assert [(v.word, v.impact) for v in self.judge(11.9)] == [(Word.FAILED, Impact.MINOR)]
        assert [v.impact for v in self.judge(9)] == [Impact.MINOR]
        assert [v.impact for v in self.judge(8.9)] == [Impact.MODERATE]

    def test_what_is_not_judged(self) -> None:
        assert self.judge(8, "One") == []
        assert self.judge(8, tag="sup") == []
        assert self.judge(8, tag="code") == []
        assert self.judge(0) == []

    def test_one_look_is_told_once(self) -> None:
        small = [block("Two words", box=BOX, style=Style(font_size=10)) for _ in range(3)]
        (verdict,) = asked(rule("text-too-small"), dom(text=small))
        assert verdict.values["more"] == 2


class TestLineTooLong:
    def judge(self, width: float, line_count: int = 4) -> list[Word]:
        style = Style(font_size=16, line_height=24)
        letters = "abcd " * round(width / 8 / 5 * (line_count - 0.5) + 1)
        drawn = block(letters, box=(0, 0, width, 19.2 + 24 * (line_count - 1)), style=style)
        return [verdict.word for verdict in asked(rule("line-too-long"), dom(text=[drawn]))]

    def test_limits(self) -> None:
        assert self.judge(800) == [Word.PASSED]  # 100 letters of 8 px
        assert self.judge(816) == [Word.UNSURE]
        assert self.judge(1600, 3) == [Word.UNSURE]
        assert self.judge(1600, 2) == []

    def test_one_page_is_told_once(self) -> None:
        style = Style(font_size=16, line_height=24)
        drawn = [block("abcd " * 800, box=(0, 0, width, 96), style=style) for width in (900, 1300, 1200)]
        (verdict,) = asked(rule("line-too-long"), dom(text=drawn))
        assert (verdict.values["more"], verdict.path) == (2, "p-1")


class TestAllCapitals:
    @pytest.mark.parametrize(("count", "expected"), [(8, Word.FAILED), (7, Word.PASSED)])
    def test_limit(self, count: int, expected: Word) -> None:
        text = "Please note: " + "CLOSE " * count + "the door now please."
        assert word("all-capitals", dom(text=[block(text, box=BOX)])) is expected

    def test_a_style_sheet_makes_capitals_too(self) -> None:
        upper = Style(font_size=16, text_transform="uppercase")
        assert word("all-capitals", dom(text=[block(SENTENCE, box=BOX, style=upper)])) is Word.FAILED


class TestHardToRead:
    def judge(self, text: str, lang: str) -> list[Word]:
        return [v.word for v in asked(rule("hard-to-read"), dom(text=[block(text, box=BOX, lang=lang)]))]

    @pytest.mark.parametrize(
        ("long_words", "expected"), [(6, Word.PASSED), (7, Word.UNSURE), (8, Word.UNSURE), (9, Word.FAILED)]
    )
    def test_limits_in_swedish(self, long_words: int, expected: Word) -> None:
        # 15 words a sentence; each long word of them adds 6.7 to LIX: 55, 61.7, 68.3, 75.
        short = "och det är som du vet att vi har en av den på till"
        sentence = " ".join(["anläggning"] * long_words + short.split()[: 15 - long_words]) + ". "
        assert self.judge(sentence * 7, "sv") == [expected]

    def test_a_declared_language_that_the_words_contradict_does_not_count(self) -> None:
        latin = (
            "Lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt labore magna. " * 5
        )
        assert self.judge(latin, "en") == []

    def test_easy_english_passes(self) -> None:
        assert self.judge(SENTENCE * 5, "en") == [Word.PASSED]


class TestLinkTextSaysNothing:
    def judge(self, *links: Element, text: Any = (), before: tuple[Element, ...] = ()) -> list[Word]:
        found = asked(rule("link-text-says-nothing"), dom(*before, *links, text=text))
        return [verdict.word for verdict in found]

    @pytest.mark.parametrize("name", ["Click here", "HERE", "» Tästä", "klikkaa tästä.", "Klicka här!", "länk"])
    def test_the_name_of_pressing_says_nothing_anywhere(self, name: str) -> None:
        around = block(f"For the prices {name}", path="p")
        assert self.judge(link(name, "/a", path="p > a"), text=[around]) == [Word.FAILED]

    @pytest.mark.parametrize("name", ["Read more", "Lue lisää", "Läs mer", "Lisätietoja"])
    def test_more_of_something_may_be_told_by_the_sentence_or_the_heading(self, name: str) -> None:
        around = block(f"The hall is open. {name}", path="p")
        assert self.judge(link(name, "/a", path="p > a"), text=[around]) == [Word.UNSURE]
        alone = block(name, path="p")
        heading = (element("h2", "The hall"),)
        assert self.judge(link(name, "/a", path="p > a"), text=[alone], before=heading) == [Word.UNSURE]
        assert self.judge(link(name, "/a", path="p > a"), text=[alone]) == [Word.FAILED]

    def test_links_of_one_name_to_different_places_cannot_be_told_apart(self) -> None:
        heading = (element("h2", "News"),)
        blocks = [block("Read more", path="p-a"), block("Read more", path="p-b")]
        links = [link("Read more", f"/{n}", path=f"p-{n} > a") for n in "ab"]
        assert self.judge(*links, text=blocks, before=heading) == [Word.FAILED, Word.FAILED]
        same = [one_.model_copy(update={"attributes": {"href": "/a"}}) for one_ in links]
        assert self.judge(*same, text=blocks, before=heading) == [Word.UNSURE, Word.UNSURE]

    def test_where_the_surroundings_are_not_known_a_person_looks(self) -> None:
        assert self.judge(link("Read more", "/a", path="#more")) == [Word.UNSURE]

    def test_a_name_or_description_that_says_more_passes(self) -> None:
        assert self.judge(link("Read more about halls", "/a")) == [Word.PASSED]
        assert self.judge(link("Read more", "/a", description="About halls")) == [Word.PASSED]
        assert self.judge(link("Click here", "/a", visible=False)) == []


class TestLongSelectList:
    def judge(self, count: int, label: str = "Hall", **more: Any) -> Word:
        options = tuple(f"Hall {chr(65 + n)}" for n in range(count))
        return word("long-select-list", dom(inputs=[field(label, type="select", options=options, **more)]))

    def test_limit(self) -> None:
        assert self.judge(15) is Word.PASSED
        assert self.judge(16) is Word.UNSURE

    @pytest.mark.parametrize("label", ["Country of residence", "Kotimaa on maa", "Syntymävuosi", "Födelseår", "Språk"])
    def test_lists_that_everybody_knows(self, label: str) -> None:
        assert self.judge(20, label) is Word.PASSED

    def test_what_the_field_is_called_inside_counts_too(self) -> None:
        assert self.judge(20, "Where from?", attributes={"name": "nationality"}) is Word.PASSED

    def test_numbers_need_no_searching(self) -> None:
        hours = tuple(f"{hour}.00" for hour in range(24))
        assert word("long-select-list", dom(inputs=[field("Begin", type="select", options=hours)])) is Word.PASSED


class TestResetButton:
    def judge(self, *types: str, **form: Any) -> list[Word]:
        inside = [element("button", "Clear", path="#reset", attributes={"type": "reset"})]
        holder = element("form", path="#form", **form)
        inputs = [field(f"F{n}", type=kind, form="#form") for n, kind in enumerate(types)]
        return [v.word for v in asked(rule("reset-button"), dom(*within(holder, inside=inside), inputs=inputs))]

    def test_two_typed_fields_are_enough_to_lose(self) -> None:
        assert self.judge("text", "email") == [Word.FAILED]
        assert self.judge("text", "checkbox") == [Word.UNSURE]

    def test_a_search_may_be_emptied(self) -> None:
        assert self.judge("text", "text", role="search") == [Word.UNSURE]
        assert self.judge("text", "search") == [Word.UNSURE]
        assert self.judge("text", "text", attributes={"action": "/suodata"}) == [Word.UNSURE]

    def test_without_a_form_nothing_is_lost(self) -> None:
        assert asked(rule("reset-button"), dom(element("button", attributes={"type": "reset"}))) == []


class TestRequiredNotSaid:
    def judge(self, *inputs: tuple[Element, FormField], aria: bool = False, **more: Any) -> list[Word]:
        written = {"aria-required": "true"} if aria else {"required": ""}
        told = [(own.model_copy(update={"attributes": written if one_.required else {}}), one_) for own, one_ in inputs]
        return [v.word for v in asked(rule("required-not-said"), dom(inputs=told, **more))]

    def test_what_aria_alone_says_is_left_to_a_person(self) -> None:
        assert self.judge(field("Unit", required=True), field("Amount"), aria=True) == [Word.UNSURE]

    def test_a_second_line_without_a_label_of_its_own_is_not_optional(self) -> None:
        line = field("", labels=(Label(how="for", text="Street, line 2", visible=False),))
        assert self.judge(field("Street", required=True), line) == []

    def test_a_form_that_mixes_both_must_tell_them_apart(self) -> None:
        assert self.judge(field("Name", required=True), field("Nickname")) == [Word.FAILED]
        assert self.judge(field("Name *", required=True), field("Nickname")) == [Word.PASSED]

    @pytest.mark.parametrize("word_", ["(optional)", "(valinnainen)", "(ei pakollinen)", "(valfri)", "if you have one"])
    def test_marking_the_others_is_enough(self, word_: str) -> None:
        assert self.judge(field("Name", required=True), field(f"Phone {word_}")) == [Word.PASSED]

    def test_a_word_for_optional_marks_no_required_field(self) -> None:
        fields = field("Nimi (ei pakollinen)", required=True), field("Lempinimi"), field("Osoite")
        assert self.judge(*fields) == [Word.FAILED]

    @pytest.mark.parametrize("told", [{"legend": "Required"}, {"hint": "Tieto on pakollinen."}])
    def test_legend_and_hint_tell_it(self, told: dict[str, Any]) -> None:
        assert self.judge(field("Name", required=True, **told), field("Nickname")) == [Word.PASSED]

    @pytest.mark.parametrize(
        "text", ["All fields are required.", "Kaikki kentät ovat pakollisia.", "Alla uppgifter är obligatoriska."]
    )
    def test_a_text_that_tells_it_of_all(self, text: str) -> None:
        assert self.judge(field("Name", required=True), field("Nickname"), text=[text]) == []

    def test_all_required_and_nothing_said(self) -> None:
        three = [field(name, required=True) for name in ("Name", "Street", "Town")]
        assert self.judge(*three) == [Word.UNSURE]
        assert self.judge(*three[:2]) == []
        assert self.judge(*three, field("Password", type="password", required=True)) == []

    def test_what_is_filled_or_not_seen_asks_nothing(self) -> None:
        nickname = field("Nickname")
        assert self.judge(field("Name", required=True, value_present=True), nickname) == []
        assert self.judge(field("Yes", type="radio", required=True, checked=True), nickname) == []
        assert self.judge(field("Name", required=True, visible=False), nickname) == []

    def test_a_box_to_tick_is_not_taken_for_a_field_that_may_stay_empty(self) -> None:
        assert self.judge(field("Name", required=True), field("Remember me", type="checkbox")) == []


class TestManyFields:
    def judge(self, *inputs: tuple[Element, FormField]) -> list[Word]:
        return [verdict.word for verdict in asked(rule("many-fields"), dom(inputs=inputs))]

    def test_limit(self) -> None:
        assert self.judge(*(field(f"Q{n}") for n in range(15))) == [Word.PASSED]
        assert self.judge(*(field(f"Q{n}") for n in range(16))) == [Word.UNSURE]

    def test_a_group_is_one_thing_and_a_search_none(self) -> None:
        radios = [field(f"R{n}", type="radio", attributes={"name": "time"}) for n in range(5)]
        boxes = [field(f"B{n}", type="checkbox", legend="Days") for n in range(7)]
        rest = [field(f"Q{n}") for n in range(13)]
        assert self.judge(*radios, *boxes, *rest, field("Search", type="search")) == [Word.PASSED]

    def test_a_page_without_fields(self) -> None:
        assert self.judge() == []


class TestSidewaysScrolling:
    def judge(self, page_width: int, *wide: Element, width: int = 412, **more: Any) -> list[tuple[Word, str]]:
        return said(rule("sideways-scrolling"), visit(0, dom(*wide, width=width, page_width=page_width, **more)))

    def test_limits(self) -> None:
        assert self.judge(416) == [(Word.PASSED, "")]
        assert self.judge(417) == [(Word.FAILED, "")]
        assert self.judge(900, width=480)[0][0] is Word.FAILED
        assert self.judge(900, width=481) == []
        assert self.judge(900, cut_sideways=True) == [(Word.PASSED, "")]

    def test_the_outermost_thing_that_is_too_wide_is_named(self) -> None:
        scrolled = element("ul", path="#carousel", box=(0, 0, 2000, 50))  # in a box of its own
        wide = element("nav", path="#nav", box=(10, 0, 690, 50))
        inner = element("a", path="#nav > a", box=(600, 0, 100, 50))
        assert self.judge(700, scrolled, wide, inner)[0][0] is Word.FAILED
        assert self.judge(700, wide, inner) == [(Word.FAILED, "#nav")]

    def test_a_table_may_have_to_be_wide(self) -> None:
        table = element("table", path="main > table", box=(0, 0, 700, 50))
        cell = element("a", path="main > table > tbody > tr > td > a", box=(650, 0, 50, 20))
        assert self.judge(700, table, cell) == [(Word.UNSURE, "main > table")]
        beside = element("nav", path="nav", box=(0, 0, 700, 50))
        assert self.judge(700, beside, table)[0][0] is Word.FAILED


class TestJustifiedText:
    def judge(self, align: str, line_count: int) -> list[Word]:
        style = Style(font_size=16, line_height=24, text_align=align)
        drawn = block(SENTENCE * 3, box=(0, 0, 500, 19.2 + 24 * (line_count - 1)), style=style)
        return [verdict.word for verdict in asked(rule("justified-text"), dom(text=[drawn]))]

    def test_limits(self) -> None:
        assert self.judge("justify", 3) == [Word.FAILED]
        assert self.judge("justify", 2) == []
        assert self.judge("start", 3) == [Word.PASSED]


class TestSmallTarget:
    def judge(self, width: float, height: float, *, view: int = 412, axe: Axe | None = None, **more: Any) -> list[Word]:
        button = element("button", "Close", path="#close", box=(0, 0, width, height), **more)
        arrived = visit(0, dom(button, width=view), *([axe] if axe else []))
        return [verdict.word for verdict in asked(rule("small-target"), arrived)]

    def test_limits(self) -> None:
        assert self.judge(43, 43) == [Word.UNSURE]
        assert self.judge(44, 20) == [Word.PASSED]
        assert self.judge(20, 44) == [Word.PASSED]
        assert self.judge(20, 20, view=480) == [Word.UNSURE]
        assert self.judge(20, 20, view=481) == []

    def test_what_axe_tells_is_not_told_again(self) -> None:
        node = AxeNode(path="#close", target="#close", html="", message="")
        axe = Axe(version="4", results=(AxeResult(rule="target-size", said="violation", impact=None, nodes=(node,)),))
        assert self.judge(20, 20, axe=axe) == []

    def test_a_link_in_the_text_is_no_target_of_its_own(self) -> None:
        plain = link("Prices", "/p", box=(0, 0, 40, 18), style=Style())
        shaped = link("2", "/2", box=(0, 0, 30, 30), style=Style(border=True))
        sign = link("", "/home", box=(0, 0, 30, 30), style=Style())
        found = said(rule("small-target"), visit(0, dom(plain, shaped, sign, width=412)))
        assert found == [(Word.UNSURE, "a-1"), (Word.UNSURE, "a-2")]

    def test_a_label_or_a_card_that_can_be_tapped_makes_room(self) -> None:
        own, box = field("Agree", type="checkbox", box=(0, 0, 20, 20))
        own = own.model_copy(update={"role": "checkbox"})
        label = Label(how="for", text="Agree", box=(0, 0, 200, 20))
        told = (own, box.model_copy(update={"labels": (label,)}))
        assert asked(rule("small-target"), visit(0, dom(inputs=[told], width=412))) == []
        card = element("a", "Kallio", path="#card", box=(0, 0, 300, 100), clickable=True, style=Style(border=True))
        inner = element("button", "›", path="#in", box=(0, 0, 20, 20))
        page = dom(*joined(within(card, inside=[inner])), width=412)
        assert said(rule("small-target"), visit(0, page)) == [(Word.PASSED, "#card")]
