"""Languages, labels, addresses and orders, told from words alone."""

import pytest
from texts import ENGLISH, FINNISH, GERMAN, SWEDISH

from auditor.commons import labels, urls
from auditor.commons.language import guess, parts, primary
from auditor.commons.order import moved

NORWEGIAN = "Du kan bestille time i idrettshallen på nett når du er logget inn. Det er ikke mulig å endre den etterpå."
ESTONIAN = "Saate broneerida spordisaali aja veebis, kui olete sisse loginud. See on lihtne ja te ei pea midagi maksma."
FRENCH = (
    "Vous pouvez réserver la salle de sport en ligne. Choisissez une salle et une heure, puis payez avec une carte."
)
MENU = "Home Products Pricing About Blog Careers Sign in Sign up Contact us Privacy policy Terms Cookies Help centre"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FINNISH, "fi"),
        (SWEDISH, "sv"),
        (ENGLISH, "en"),
        (MENU, "en"),
        (ENGLISH.upper(), "en"),
        (GERMAN, None),
        (NORWEGIAN, None),
        (ESTONIAN, None),
        (FRENCH, None),
        (FINNISH + SWEDISH, None),
        (FINNISH + ENGLISH, None),
        ("the the the the the the the the the the the the the", None),
        ("Ja on ei että", None),
        ("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15", None),
        ("", None),
    ],
)
def test_a_language_is_told_where_it_is_sure(text: str, language: str | None) -> None:
    assert guess(text) == language


def test_parts_of_a_text_are_told_piece_by_piece() -> None:
    found = parts(f"{FINNISH} {SWEDISH}")
    assert set(found) == {"fi", "sv"}
    assert 0.3 < found["sv"] < 0.7
    assert parts("") == {}
    assert (primary("fi-FI"), primary("EN_us"), primary("")) == ("fi", "en", "")


@pytest.mark.parametrize(
    ("label", "token"),
    [
        ("Name:", "name"),
        ("Your e-mail address *", "email"),
        ("Sähköposti (pakollinen)", "email"),
        ("Puhelinnumerosi", "tel"),
        ("Postnummer (obligatoriskt)", "postal-code"),
        ("Förnamn", "given-name"),
        ("Date of birth (DD.MM.YYYY)", "bday"),
        ("Name of your pet", None),
        ("Street art", None),
        ("", None),
    ],
)
def test_a_label_tells_what_it_asks(label: str, token: str | None) -> None:
    assert labels.purpose(label) == token


@pytest.mark.parametrize("text", ["Repeat e-mail", "Confirm your password", "Salasana uudelleen", "Bekräfta e-post"])
def test_repetitions_on_purpose_are_known(text: str) -> None:
    assert labels.asks_again(text)


@pytest.mark.parametrize("text", ["Email against spam", "Vahvistuskoodi on", "Toistaiseksi"])
def test_longer_words_are_no_repetitions(text: str) -> None:
    assert not labels.asks_again(text)


@pytest.mark.parametrize(
    "text", ["Contact us", "Yhteystiedot", "Ota yhteyttä", "Kontakta oss", "Customer service", "Chat"]
)
def test_words_that_lead_to_a_person(text: str) -> None:
    assert labels.leads_to_a_person(text)


@pytest.mark.parametrize("text", ["Front page", "Etusivu", "Help", "Privacy policy", "Chateau", "Bestill"])
def test_words_that_lead_elsewhere(text: str) -> None:
    assert not labels.leads_to_a_person(text)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Service.example/a", "service.example"),
        ("https://service.example:443/", "service.example"),
        ("http://service.example:443/", "service.example:443"),
        ("http://[::1]:8080/", "::1:8080"),
        ("about:blank", ""),
        ("mailto:a@b.example", ""),
        ("http://a.example:port/", ""),
        ("http://[broken/", ""),
        ("", ""),
    ],
)
def test_hosts_are_comparable(url: str, host: str) -> None:
    assert urls.host(url) == host


def test_links_are_comparable_between_pages() -> None:
    base = "https://www.service.example/fi/halls/"
    assert urls.link("../contact/", base) == "service.example/fi/contact"
    assert urls.link("https://service.example/fi/contact#top", base) == "service.example/fi/contact#top"
    assert urls.link("mailto:a@b.example", base) == "mailto:a@b.example"
    assert urls.link("http://[broken", base) == "http://[broken"
    assert urls.same_page("https://a.example/x/?q=1", "https://a.example/x#y")
    assert not urls.same_page("https://a.example/x", "https://b.example/x")
    assert (urls.scheme("TEL:+358"), urls.scheme("/a:b"), urls.scheme("contact")) == ("tel", "", "")
    assert urls.file_name("https://a.example/p/boat.jpg?w=4") == "boat.jpg"
    assert urls.file_name("data:image/gif;base64,R0/lG") == ""


def test_only_the_order_of_what_is_common_counts() -> None:
    assert moved("abcd", "acbd") == "c"
    assert moved("abcd", "xaybzd") is None
    assert moved("aab", "baa") is None
    assert moved("", "abc") is None
