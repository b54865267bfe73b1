"""What labels and messages of fields say: something, nothing, that something is wrong, how to write an answer."""

import re

from auditor.commons.labels import folded

# Whole folded labels that say nothing of what is asked.
EMPTY = frozenset([
    "label", "field", "form field", "input", "input field", "text field", "textfield", "textbox", "text box",
    "text input", "select", "dropdown", "checkbox", "radio", "button", "value", "enter value", "enter text",
    "type here", "enter here", "your answer here", "untitled", "undefined", "null", "none", "todo", "tbd", "xxx",
    "asdf", "foo", "bar", "test", "placeholder", "lorem ipsum", "question", "answer here", "n a", "new field",
    "unnamed", "kenttä", "tekstikenttä", "syöttökenttä", "lomakekenttä", "syötä teksti", "kirjoita tähän",
    "nimetön", "nimike", "seliteteksti", "valintaruutu", "arvo", "testi", "otsikko tähän", "fält", "textfält",
    "inmatningsfält", "formulärfält", "skriv här", "ange text", "namnlös", "etikett", "rullista", "kryssruta",
    "värde",
])  # fmt: skip
# Words of buttons and of parts of a page: a field is hardly called so.
ELSE = frozenset([
    "go", "ok", "submit", "send", "click here", "click", "here", "more", "read more", "menu", "navigation",
    "home", "login", "continue", "next", "back", "start", "header", "footer", "image", "lähetä", "mene", "siirry",
    "klikkaa", "tästä", "lisää", "lue lisää", "valikko", "navigaatio", "etusivu", "jatka", "seuraava", "takaisin",
    "kuva", "skicka", "gå", "klicka", "klicka här", "här", "mer", "läs mer", "meny", "navigering", "hem",
    "fortsätt", "nästa", "tillbaka", "bild",
])  # fmt: skip
_NUMBERED = re.compile(r"\s*[#-]?\s*\d+$")
# What a message says when it only says that something is wrong.
_WRONG = re.compile(
    r"\b(an?|the|is|are|was|has|have|been|with|for|of|in|this|that|your|you|there|error|errors|occurred"
    r"|failed|invalid|incorrect"
    r"|wrong|not valid|not|valid|bad|illegal|value|values|input|entry|field|format|data|form|please"
    r"|try again|again|correct"
    r"|check|fix|oops|sorry|something went|unknown|message|warning|and|to|below|above|fields|inputs|entries|some|any"
    r"|all|we|found|problem|problems|mistake|mistakes|following|marked|highlighted|information|details|then|before|could"
    r"|submitted|sent|be|submit|send|it"
    r"|virhe|virheitä|virheellinen|virheellisiä|väärin|väärä|väärää|vääriä|kelpaa|kelvollinen|ei|ole|arvo"
    r"|arvoa|kenttä|kentässä"
    r"|kentän|tieto|tiedot|tiedoissa|syöte|muoto|tarkista|korjaa|yritä|uudelleen|lomake|lomakkeessa|on|oli"
    r"|hups|tapahtui|jokin|ja|tai|alla|yllä|olevat|kentät|kenttiä|kenttien|virheet|virheelliset|virheitä|merkityt"
    r"|merkitty|seuraavat|lomakkeen|lomaketta|tietoja|uudestaan|sitten|ongelma|lähettää|lähetetty|voitu|voi"
    r"|fel|felaktig|felaktigt|felaktiga|ogiltig|ogiltigt|ogiltiga|inte|giltig|giltigt|är|ett|en|värde"
    r"|värdet|fält|fältet|i"
    r"|felen|fälten|markerade|markerats|nedan|ovan|följande|att|kunde|skickas|problem|eller|på|nytt"
    r"|uppgift|uppgifter|formulär|formuläret|kontrollera|rätta|försök|igen|var|god|och|har|uppstått|det|något|gick)\b"
)
_SAYS_WRONG = re.compile(
    r"\b(error|invalid|incorrect|wrong|not valid|failed|must|is required|are required|cannot be|can't be|missing"
    r"|please (enter|fill|select|choose|provide|correct|check)|too (short|long)|not match)"
    r"|\bvirhe|väärin\b|väärä|puuttuu|on pakollinen|ei kelpaa|ei voi olla|ei ole (kelvollinen|oikea)"
    r"|tarkista|täytä\b|korjaa"
    r"|\bfel\b|felaktig|ogiltig|saknas|måste|får inte|inte giltig|fyll i\b|kontrollera",
    re.IGNORECASE,
)
_FORM_OF_ANSWER = re.compile(
    r"\b(dd|mm|yyyy|pp|kk|vvvv|åååå)\b[./ -]|\b(d{1,2}|p{1,2}|m{2}|k{2})[./-]|\bat least \d"
    r"|\bminimum (of )?\d|\bmin\.? \d"
    r"|\bmax(imum)?\.? \d|\bno more than \d|\bup to \d+ (char|letter|word)|\d+ (characters|letters|digits)"
    r"|\bfor example\b|\be\.g\."
    r"|\bformat\b|\binclude the country|\bwithout spaces\b|\bwith spaces\b"
    r"|\bvähintään \d|\benintään \d|\d+ (merkkiä|numeroa|kirjainta)|\besim(erkiksi|\.)|\bmuodossa\b"
    r"|\bilman (välilyönt|väliviiv)"
    r"|\bminst \d|\bhögst \d|\d+ (tecken|siffror|bokstäver)|\bt\.ex\.|\btill exempel\b|\bi formen\b"
    r"|\bformatet\b|\butan mellanslag",
    re.IGNORECASE,
)


def says_nothing(label: str) -> bool:
    """Whether a label certainly says nothing: “Field 1”, “Label”, “Kenttä”."""
    text = folded(label)
    return bool(text) and (text in EMPTY or _NUMBERED.sub("", text) in EMPTY)


def names_something_else(label: str) -> bool:
    """Whether a label of a field is the word of a button or of a part of the page."""
    return folded(label) in ELSE


def says_wrong(text: str) -> bool:
    """Whether a text reads like a message about an error."""
    return bool(_SAYS_WRONG.search(text))


def left_of_message(text: str, *labels: str) -> str:
    """What a message says beyond that something, or the thing with one of these labels, is wrong."""
    rest = " ".join(re.sub(r"[^\w\s]", " ", text.lower()).split())
    for label in sorted((folded(one) for one in labels if one), key=len, reverse=True):
        rest = re.sub(rf"\b{re.escape(label)}\w*", " ", rest)
        for word in label.split():
            rest = re.sub(rf"\b{re.escape(word)}\b", " ", rest)
    return " ".join(_WRONG.sub(" ", rest).split())


def says_form_of_answer(text: str) -> bool:
    """Whether a short text tells how to write an answer: its length, its form, an example."""
    return len(text) < 200 and bool(_FORM_OF_ANSWER.search(text))
