"""Made-up answers for the fields of a form, fitting for what each asks: nobody is called so, and no mail arrives."""

from dataclasses import dataclass

from auditor.commons.labels import folded, is_search, purpose

# By what is asked (a token of HTML's autocomplete), for a service in English, Finnish and Swedish. Names of hosts end
# in .example (RFC 2606); telephone numbers are of the ranges kept for fiction (Ofcom; Traficom keeps none, so 555).
ANSWERS: dict[str, tuple[str, str, str]] = {
    "name": ("Alex Example", "Maija Esimerkki", "Maja Exempel"),
    "given-name": ("Alex", "Maija", "Maja"),
    "family-name": ("Example", "Esimerkki", "Exempel"),
    "email": ("alex@service.example", "maija@palvelu.example", "maja@tjanst.example"),
    "username": ("alex@service.example", "maija@palvelu.example", "maja@tjanst.example"),
    "tel": ("020 7946 0123", "040 555 0123", "070 174 06 05"),
    "street-address": ("1 Example Street", "Esimerkkikatu 1", "Exempelgatan 1"),
    "address-line1": ("1 Example Street", "Esimerkkikatu 1", "Exempelgatan 1"),
    "postal-code": ("SW1A 2AA", "00100", "111 22"),
    "address-level2": ("London", "Helsinki", "Stockholm"),
    "country-name": ("United Kingdom", "Suomi", "Sverige"),
    "bday": ("31/01/1980", "31.1.1980", "1980-01-31"),
    "organization": ("Example Ltd", "Esimerkki Oy", "Exempel Ab"),
}
MESSAGES = (
    "A question that nobody asked: this text is made up.",
    "Kysymys, jota kukaan ei kysynyt: tämä teksti on keksitty.",
    "En fråga som ingen har ställt: texten är påhittad.",
)
SOMETHING = ("Example", "Esimerkki", "Exempel")
PASSWORD = "Made-up-1"  # noqa: S105 - opens nothing
LANGUAGES = ("en", "fi", "sv")
BY_TYPE = {
    "date": "2030-01-31",
    "datetime-local": "2030-01-31T12:00",
    "month": "2030-01",
    "week": "2030-W05",
    "time": "12:00",
    "color": "#336699",
    "url": "https://service.example/",
    "range": "1",
}
# Parts of a date that have a field each.
PARTS = {"day": "31", "month": "1", "year": "1980", "päivä": "31", "kuukausi": "1", "vuosi": "1980", "dag": "31"}
PARTS |= {"månad": "1", "år": "1980"}


@dataclass(frozen=True, slots=True)
class Question:
    """What a field asks."""

    label: str
    type: str = "text"
    autocomplete: str = ""
    least: str = ""  # the smallest number that it takes
    longest: int = 0  # characters, 0 for any number


def answer(question: Question, language: str) -> tuple[str, bool]:
    """A made-up answer, and whether it is sure that it fits."""
    number = LANGUAGES.index(language) if language in LANGUAGES else 0
    token = question.autocomplete.split()[-1] if question.autocomplete else ""
    asked = token if token in ANSWERS else purpose(question.label)
    if question.type in BY_TYPE:
        return BY_TYPE[question.type], True
    if question.type == "password":
        return PASSWORD, True
    if question.type in ("email", "tel"):
        return ANSWERS[question.type][number], True
    if asked:
        return ANSWERS[asked][number], True
    if (part := PARTS.get(folded(question.label))) is not None:
        return part, True
    if question.type == "number":
        return question.least if question.least not in ("", "0") else "1", False
    text = MESSAGES[number] if question.type == "textarea" else SOMETHING[number]
    return text[: question.longest] if question.longest else text, is_search(question.label)
