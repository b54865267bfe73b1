"""The rules on words, on plain values: texts of services in three languages, bad and good."""

from typing import Any

import pytest
from builders import asked, block, dom, element, said, visit, walk, within

from auditor.catalogue import one
from auditor.commons.abbreviations import explained
from auditor.commons.leftovers import empty_value, error_code, template_mark, trace
from auditor.commons.number_forms import strange_forms
from auditor.commons.spelling import misspelt
from auditor.commons.text import ease
from auditor.commons.wording import officialese, passives
from auditor.evidence.dom import Dom
from auditor.model import Word
from auditor.parts import Rule

BOX = (0.0, 0.0, 600.0, 80.0)
OFFICIAL = {
    "fi": "Mikäli hakemuksen osalta ilmenee puutteita, hakijan tulee toimittaa edellä mainitut selvitykset viipymättä.",
    "sv": "Vederbörande kan erhålla bidrag, därest erforderliga handlingar avseende ansökan har lämnats in i tid.",
    "en": "Pursuant to the rules, the aforementioned papers must be sent prior to the day in the event of a change.",
}
PASSIVE = {
    "fi": "Hakemus lähetetään virastoon. Liitteet tarkistetaan kahdessa viikossa. Päätös annetaan kirjeellä. ",
    "sv": "Ansökan skickas till kontoret. Bilagorna kontrolleras inom två veckor. Beslutet meddelas per brev. ",
    "en": "The form is sent to the office. The papers are checked in two weeks. The decision was made by letter. ",
}
PLAIN = {
    "fi": """Kirjastokortin saat mistä tahansa kirjastosta. Ota mukaan henkilökortti tai passi. Kortti on maksuton,
        ja sen saa heti mukaan. Jos olet alle 15-vuotias, tarvitset huoltajan luvan. Kortilla voit lainata kirjoja,
        lehtiä ja pelejä. Lainat kannattaa palauttaa ajoissa, sillä myöhästymisestä menee maksu. Voit uusia lainasi
        verkossa viisi kertaa, jos kukaan muu ei ole varannut niitä. Kysy meiltä, jos et löydä etsimääsi. Autamme sinua
        mielellämme puhelimessa, chatissa ja kirjastossa joka arkipäivä. Omat varauksesi näet, kun kirjaudut sisään.""",
    "sv": """Du får ett lånekort på vilket bibliotek som helst. Ta med id-kort eller pass. Kortet kostar ingenting, och
        du får det genast. Om du är under 15 år behöver du lov av din vårdnadshavare. Med kortet kan du låna böcker,
        tidningar och spel. Lämna tillbaka dina lån i tid, annars får du betala en avgift. Du kan låna om på nätet fem
        gånger, om ingen annan har bokat boken. Fråga oss om du inte hittar det du söker. Vi hjälper dig gärna på
        telefon, i chatten och på biblioteket varje vardag. Dina reservationer ser du när du loggar in.""",
    "en": """You can get a library card at any library. Bring your identity card or your passport. The card costs
        nothing, and you get it at once. If you are under 15 you need the consent of your parent. With the card you can
        borrow books, papers and games. Bring your loans back in time, or you will have to pay a fee. You can renew them
        on the web five times, if nobody else waits for them. Ask us if you do not find what you look for. We help you
        by telephone, in the chat and at the library on every weekday. You see your bookings when you sign in.""",
}
WORDY = ("officialese", "told-in-the-passive", "sentence-too-long", "hard-to-read", "wall-of-text", "all-capitals")


def page(text: str, lang: str = "", **more: Any) -> Dom:
    return dom(text=[block(" ".join(text.split()), box=BOX, lang=lang)], lang=lang, **more)


def words_of(rule: str, *needs: Any) -> list[Word]:
    return [verdict.word for verdict in asked(one(Rule, rule), *needs)]


@pytest.mark.parametrize("rule", WORDY)
@pytest.mark.parametrize("lang", PLAIN)
def test_plain_texts_pass(rule: str, lang: str) -> None:
    assert words_of(rule, page(PLAIN[lang], lang)) == [Word.PASSED]


@pytest.mark.parametrize("lang", OFFICIAL)
def test_officials_words_are_asked_about(lang: str) -> None:
    (verdict,) = asked(one(Rule, "officialese"), page(OFFICIAL[lang], lang))
    assert verdict.word is Word.UNSURE
    assert "→" in verdict.values["listed"]
    assert len(officialese(OFFICIAL[lang], lang)) >= 4


def test_few_officials_words_among_many_are_left_alone() -> None:
    assert words_of("officialese", page(PLAIN["en"] * 4 + OFFICIAL["en"], "en")) == []
    assert words_of("officialese", page(OFFICIAL["en"], "de")) != [Word.FAILED]


@pytest.mark.parametrize("lang", PASSIVE)
def test_who_does_it_is_asked_where_most_sentences_do_not_say(lang: str) -> None:
    assert passives(PASSIVE[lang], lang) == (3, 3)
    assert words_of("told-in-the-passive", page(PASSIVE[lang] * 3, lang)) == [Word.UNSURE]
    assert words_of("told-in-the-passive", page(PASSIVE[lang] * 2, lang)) == []  # six sentences are too few


@pytest.mark.parametrize(("count", "expected"), [(60, []), (61, [Word.UNSURE])])
def test_one_sentence_is_asked_about_when_it_is_far_too_long(count: int, expected: list[Word]) -> None:
    text = "you can see that the hall is open for all of us and we are here " * 5
    long = " ".join(text.split()[: count - 1]) + " now."
    assert words_of("sentence-too-long", page(long + " " + PLAIN["en"], "en")) == expected


def test_reading_ease_follows_flesch() -> None:
    assert ease("The cat sat on the mat.") == pytest.approx(116.145)
    assert ease("") == 100


def test_short_paragraphs_are_measured_as_one_page() -> None:
    hard = "The authorisation of organisational reservations presupposes administrative registration documentation."
    many = dom(text=[block(f"{hard} {hard}", box=BOX, lang="en") for _ in range(12)], lang="en")
    (verdict,) = asked(one(Rule, "hard-to-read"), many)
    assert (verdict.word, verdict.path) == (Word.UNSURE, "")


def test_a_short_page_is_measured_as_one_where_it_is_far_too_hard() -> None:
    hard = (
        "Administrative authorisation presupposes organisational registration documentation demonstrating"
        " uninterrupted occupational participation throughout consecutive evaluation intervals."
    )
    plain = "You can book a hall on the web. Choose a day and a time first, then write your name and pay."
    for text, words in ((hard, [Word.UNSURE]), (plain, [])):
        page = dom(text=[block(text, box=BOX, lang="en") for _ in range(4)], lang="en")
        assert words_of("hard-to-read", page) == words


class TestAbbreviations:
    def judge(self, *texts: str, lang: str = "en", **more: Any) -> list[tuple[Word, str]]:
        pages = [page(text, lang, **more) for text in texts]
        path = walk(*(visit(n, one_page) for n, one_page in enumerate(pages)))
        return [
            (verdict.word, verdict.values.get("listed", ""))
            for verdict in asked(one(Rule, "abbreviation-not-explained"), path)
        ]

    FINNISH = "Täytä lomake ja lähetä se, niin YPK käsittelee sen. Muista liittää mukaan kaikki liitteet ja PDF."
    ENGLISH = "Fill in the form and send it to the NLS. Remember to add all papers as a PDF, and the VAT number."

    def test_one_that_no_page_explains_is_asked_about_once(self) -> None:
        assert self.judge(self.ENGLISH, self.ENGLISH) == [(Word.UNSURE, "NLS")]
        assert self.judge(self.FINNISH, lang="fi") == [(Word.UNSURE, "YPK")]

    @pytest.mark.parametrize(
        "told",
        [
            "The National Land Survey (NLS) keeps the maps.",
            "NLS (the land survey) keeps the maps that you need.",
            "NLS stands for the survey that keeps the maps.",
            "The National Land Survey keeps the maps that you need.",
        ],
    )
    def test_it_may_be_explained_on_another_page(self, told: str) -> None:
        assert self.judge(self.ENGLISH, told) == [(Word.PASSED, "")] * 2

    def test_an_abbr_element_explains_it(self) -> None:
        told = element("abbr", "NLS", attributes={"title": "National Land Survey"})
        with_it = dom(told, text=[block(self.ENGLISH, box=BOX, lang="en")], lang="en")
        assert words_of("abbreviation-not-explained", walk(visit(0, with_it))) == [Word.PASSED]

    @pytest.mark.parametrize(
        "text",
        [
            "PLEASE NOTE THAT THE HALL IS CLOSED ON ALL DAYS OF MAY and you cannot come in.",
            "Write the plate of your car as AB12 CDE, and then the name of the person who drives it most.",
            "The forms are called B2B-NLS1 and W3/NLS/4, and you find them all on the page of the office.",
            "The postcode 'ABC' is not valid for Finland. Please write the one that your letters come to.",
            "Die Halle ist jeden Tag für alle offen, und die NLS hat den Schlüssel, wenn Sie ihn brauchen sollten.",
        ],
    )
    def test_capitals_codes_quotations_and_other_languages_are_left_alone(self, text: str) -> None:
        assert self.judge(text) == [(Word.PASSED, "")]

    def test_endings(self) -> None:
        assert explained("YTJ", "Yritystietojärjestelmä (YTJ:n tiedot) on verkossa.")
        assert not explained("YTJ", "Katso YTJ:n tiedoista.")


def test_marks_of_machines() -> None:
    assert template_mark("Dear {{ customer.name | upper }}, hello") == "{{ customer.name | upper }}"
    assert template_mark("a {b} c, 5 % off, R&D; 20 $ {") == ""
    assert (empty_value("Name: null"), empty_value("Null result."), empty_value("None")) == ("null", "", "None")
    assert (empty_value("form.name.label"), empty_value("www.example.com"), empty_value("e.g.")) == (
        "form.name.label",
        "",
        "",
    )
    assert trace("at com.example.pay.Order.total(Order.java:12)")
    assert not trace("We are at the hall (room 12).")
    assert (error_code("Virhe: 5003"), error_code("Terror 2020"), error_code("Error in row 3")) == (
        "Virhe: 5003",
        "",
        "",
    )


def test_a_button_in_an_unknown_language_is_left_alone() -> None:
    buttons = [element("button", name, visible=True) for name in ("OK", "Ja", "Knapp")]
    assert {word for word, _ in said(one(Rule, "button-says-nothing"), dom(*buttons, lang="de"))} == {Word.PASSED}
    assert [word for word, _ in said(one(Rule, "button-says-nothing"), dom(*buttons, lang="sv"))] == [
        Word.UNSURE,
        Word.UNSURE,
        Word.FAILED,
    ]


def test_a_lone_ok_under_a_message_is_left_alone() -> None:
    alone = within(element("dialog", "Saved"), inside=[element("button", "OK")])
    assert words_of("button-says-nothing", dom(*alone, lang="en")) == [Word.PASSED]


def test_slips_are_found_and_british_words_terms_and_names_are_not() -> None:
    british = "the colour of our organisation, a licence, an enrolment, a judgement, travelled to the centre, practise"
    assert misspelt([british, "the applicaton for Ristikko and ristikko"], "en") == {"applicaton": "application"}
    assert (
        misspelt(["the blurbify app, blurbify it, then blurbify again, and write to beleive@example.com"], "en") == {}
    )
    assert misspelt(["ansökningsblanketten till föreningsbidrag, ett bidarg och headers"], "sv") == {"bidarg": "bidrag"}
    assert misspelt(["kirjotusvirhe"], "fi") == {}


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Maksu on 1,234.56 euroa ja 12.50 €", "fi", ["1,234.56", "12.50 €"]),
        ("Avgiften är 1,234 kr den March 12, 2024 kl 3 pm", "sv", ["1,234", "March 12, 2024", "3 pm"]),
        ("12.50–14.00, 12.5.2024, €1,234.50, 3,14, 10,500", "en", []),
        ("It costs 12,50 € or 1.234,56 euros at klo 15", "en", ["12,50 €", "1.234,56", "klo 15"]),
        ("€1,250 and 12/31/2024, €12.50", "en", []),
        ("Avoinna 12.50 alkaen, 1.1.2024, 12,5 %, 3/4, A4", "fi", []),
    ],
)
def test_forms_of_numbers(text: str, language: str, found: list[str]) -> None:
    assert strange_forms(text, language) == found
