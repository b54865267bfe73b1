"""Rules on structure that need a walk, or words alone, asked of plain values."""

from typing import Any

import pytest
from builders import said

from auditor.catalogue import one
from auditor.commons.akin import akin, share_found, telling
from auditor.commons.language import seems
from auditor.commons.lettering import right_to_left, spaced_words, typed_columns, typed_list
from auditor.commons.placeholders import names_no_frame, names_no_page, names_no_section
from auditor.evidence.markup import Heading, Hop, Main, Markup, Passage
from auditor.model import Word
from auditor.parts import Rule

TEXT = "The small hall costs twenty euros an hour, and the large hall forty."


def page(text: str, links: int = 4, **more: Any) -> Markup:
    """A page that begins with links, and goes on with a text."""
    menu = [
        Passage(path=f"#l{n}", tag="li", order=n, text=f"Page {n}", linked=1, landmark="navigation")
        for n in range(links)
    ]
    return Markup(passages=(*menu, Passage(path="#text", tag="p", order=50, text=text)), **more)


# nothing-leads-past


def test_what_repeats_on_a_walk_and_cannot_be_passed_is_certain() -> None:
    rule = one(Rule, "nothing-leads-past")
    assert said(rule, [page(TEXT), page(f"{TEXT} Really.")]) == [(Word.FAILED, "#text")] * 2
    assert said(rule, [page(TEXT)]) == [(Word.UNSURE, "#text")]
    assert said(rule, [page(TEXT), page(TEXT)]) == [(Word.UNSURE, "#text")] * 2  # the same page again
    assert said(rule, [page(TEXT, links=0)]) == []


@pytest.mark.parametrize(
    "way",
    [
        {"mains": (Main(path="#main", order=49),)},
        {"headings": (Heading(path="#h", order=49, name="Prices"),)},
        {"hops": (Hop(path="#skip", order=1, name="Skip", href="#text", target="#text", leads_to=50),)},
        {"hops": (Hop(path="#skip", order=1, name="Siirry sisältöön"),)},
        {"hops": (Hop(path="#menu", order=1, name="Close the menu"),)},
    ],
    ids=["main", "heading", "link", "link by script", "folding"],
)
def test_any_way_past_what_repeats_will_do(way: dict[str, Any]) -> None:
    assert said(one(Rule, "nothing-leads-past"), [page(TEXT, **way)]) == [(Word.PASSED, "")]


def test_a_link_to_what_repeats_is_no_way_past_it() -> None:
    back = Hop(path="#skip", order=1, name="Skip to the content", href="#l2", target="#l2", leads_to=2)
    heading = Heading(path="#h", order=1, name="Menu", landmark="navigation")
    assert said(one(Rule, "nothing-leads-past"), [page(TEXT, hops=(back,), headings=(heading,))]) == [
        (Word.UNSURE, "#text")
    ]


# Words


def test_forms_of_a_word_are_akin() -> None:
    assert akin("opening", "open")
    assert akin("hinnat", "hintojen")
    assert akin("öppettider", "öppet")
    assert not akin("weather", "open")
    assert telling("The price of a hall on the first page") == ["price", "hall", "first"]
    assert share_found(["price", "weather"], "Prices of halls") == 0.5


def test_placeholders_are_known_in_three_languages() -> None:
    assert all(
        map(names_no_page, ("Untitled Document", "index.html", "Nimetön", "Namnlös sida", "https://a.example/b"))
    )
    assert not any(map(names_no_page, ("Prices", "Etusivu – Salmela", "Hinnat", "About testing")))
    assert all(map(names_no_section, ("Heading 2", "Otsikko", "Rubrik!")))
    assert not any(map(names_no_section, ("Title of the thesis", "Otsikot", "Prices")))
    assert all(map(names_no_frame, ("iframe", "Frame 3", "map.html", "Upotettu kehys")))
    assert not any(map(names_no_frame, ("Map", "Kartta", "Frame your pictures")))


def test_words_that_are_spaced_out_are_told_from_signs() -> None:
    assert spaced_words("L o m a k e") == ["L o m a k e"]
    assert spaced_words("A B C D E F, x x x x and J. R. R. Tolkien, vitamins B C D") == []


def test_lists_and_columns_that_are_typed() -> None:
    assert typed_list(["• a key", "• a card", "• a lamp"])[0] == "bullets"
    assert typed_list(["1. choose", "2. pay", "3. play"])[0] == "numbers"
    assert typed_list(["1999. a", "5. b", "3. c"])[0] == ""
    assert typed_columns(["Hall    Price", "Small   20", "Large   40"]) == 2
    assert typed_columns(["Roses are red,", "   violets blue", "and so are you"]) == 1


def test_short_texts_seem_to_be_in_a_language() -> None:
    assert seems("Hij ging met de kippen op stok") == "nl"
    assert seems("Paul put dire comment on tape") is None
    assert seems("La Paz") is None


def test_directions_are_told_by_letters() -> None:
    assert right_to_left("שלום (2026)") == 1
    assert right_to_left("Salmela") == 0
    assert right_to_left("2026") is None
