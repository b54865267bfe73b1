"""What fields ask for beyond the purposes of `labels.py`, and what is said about answers, in en, fi and sv."""

import re

from auditor.commons.labels import folded, purpose


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


# What a whole folded label asks for.
_KINDS: dict[str, str] = {
    "personal-id": "personal identity code, personal identity number, social security number, national insurance number"
    ", henkilötunnus, henkilötunnuksesi, hetu, sosiaaliturvatunnus, personbeteckning, personnummer",
    "iban": "iban, iban account number, account number iban, bank account number iban, tilinumero iban, iban tilinumero"
    ", tilinumero, pankkitilinumero, kontonummer iban, iban kontonummer, bankkonto iban",
    "cc-number": "card number, credit card number, debit card number, long card number, korttinumero, kortin numero"
    ", luottokortin numero, maksukortin numero, kortnummer, kreditkortsnummer",
    "cc-csc": "cvc, cvv, cvc code, cvv code, security code, card security code, kortin turvaluku, turvaluku"
    ", kortin tarkistusnumero, cvc koodi, säkerhetskod, cvc kod",
    "one-time-code": "one time code, one time password, verification code, sms code, kertakäyttökoodi, vahvistuskoodi"
    ", tekstiviestikoodi, engångskod, verifieringskod, sms kod",
    "url": "website, web site, website address, web address, homepage, home page, url, verkkosivu, verkkosivut"
    ", kotisivu, kotisivut, www osoite, verkko osoite, webbplats, webbadress, hemsida",
    "business-id": "business id, company number, y tunnus, yrityksen y tunnus, organisationsnummer, fo nummer",
}
_KIND_OF = {label: kind for kind, labels in _KINDS.items() for label in labels.split(", ")}

PHONE = _any(r"\b(tele)?phone\b", r"\bmobile( number)?\b", r"puhelin", r"\btelefon", r"\bmobil(nummer|telefon)?\b")
# Words or signs that tell how an answer is to be written.
SHOWN_FORM = _any(
    r"\d",
    r"\b(dd|mm|yyyy|pp|kk|vvvv|åååå)\b",
    r"\b(for example|example|e\.g|such as|format|like this|letters?|digits?|capitals?|characters?)\b",
    r"esimerk|\besim\b|muodo|\bkirjai|numero(ina|lla|sta)|merkki|isoin|pienin",
    r"till exempel|\bt\.?\s?ex\b|exempel|format|bokst|siffr|tecken|versaler|gemener",
)
# A limit of length, told: a number beside a word of length.
_LENGTH = _any(
    r"\b(characters?|letters?|signs?|chars|words|digits?)\b",
    r"merkki|merkin|kirjain|kirjaim|sanaa|numeroa",
    r"tecken|bokstäver|ord\b|siffror",
    r"\d\s*/\s*\d",
    r"\b(max|enint|högst|up to|at most)",
)
PASSWORD_RULE = _any(
    r"\d+\s*(or more\s*)?(characters|letters|signs|merk|kirjain|tecken|bokst)",
    r"(at least|minimum|vähintään|minst|enintään|högst|at most|maximum)\D{0,20}(\d|one|yksi|yhden|en|ett)",
    r"(upper|lower)[ -]?case|capital letter|special (character|sign)"
    r"|isoja? (ja|kirjain)|ison kirjaimen|pienen kirjaimen"
    r"|erikoismerk|stor(a)? bokst|specialtecken|versal",
)
_UPLOAD = _any(
    r"\d\s*(k|m|g)i?[bt]\b",
    r"\b(mega|kilo)(byte|tavu)",
    r"\b(pdf|docx?|jpe?g|png|xlsx?|odt|csv|zip|tiff?|heic|mp4|mp3|txt|svg|gif)\b",
    r"file (type|size|format)|tiedosto(muo|tyyp|koko)|tiedoston (koko|muoto)|filformat|filtyp|filstorlek",
)
_WITHOUT_SPACES = _any(
    r"\b(without|no|do not (use|include|enter)( any)?|don['’]t (use|include)|omit)\s+(any\s+)?(blank\s+)?"
    r"(spaces?|hyphens?|dashes)\b",
    r"\bilman (väli(lyönte|viivo|merkke)|tyhji)|\bei väli(lyönte|viivo)|\bälä käytä väli",
    r"\b(utan|inga|använd inte)\s+(mellanslag|bindestreck|blanksteg)",
)
_REASON = _any(
    r"\b(fill in|complete|select|choose|enter|accept|agree|tick|add|answer|required|mandatory|before you can|cannot|"
    r"unavailable|available (from|when|after|on)|opens?|closed|sold out|out of stock|must|first|until|once|missing|"
    r"not (yet|open|possible|available)|too (many|few|long))\b",
    r"täytä|valitse|hyväksy|anna |lisää |vastaa |pakolli|ennen kuin|ei voi|ei ole|avautuu|avataan|suljettu|loppu|puuttu"
    r"|ensin\b|kunnes|vasta kun|kun olet|jotta",
    r"fyll i|välj|godkänn|ange |lägg till|svara |obligatorisk|innan du|kan inte|öppnar|stängd|slut\b|saknas|först\b"
    r"|tills|när du|måste",
)
# What the browser or the clock knows. A whole folded label.
_KNOWN_BY_MACHINE: dict[str, str] = {
    "time zone": "time zone, timezone, your time zone, aikavyöhyke, tidszon",
    "date of today": "today s date, today date, current date, date of today, date of application, application date"
    ", date of filing, date of submission, submission date, päiväys, tämän päivän päivämäärä, hakemuksen päiväys"
    ", hakemuksen päivämäärä, hakupäivä, lähetyspäivä, dagens datum, ansökningsdatum, datum för ansökan",
    "time of day": "current time, kellonaika nyt, aktuell tid",
    "browser": "browser, your browser, which browser do you use, which browser are you using"
    ", browser version, name of your browser, web browser, selain, selaimesi, mitä selainta käytät"
    ", webbläsare, din webbläsare, vilken webbläsare använder du, selaimen nimi, selain ja sen versio",
    "operating system": "operating system, your operating system, käyttöjärjestelmä, operativsystem",
    "device": "device, your device, device type, which device do you use, laite, laitteesi, mitä laitetta käytät, enhet"
    ", vilken enhet använder du",
    "screen size": "screen size, screen resolution, näytön koko, näytön tarkkuus, skärmstorlek, skärmupplösning",
    "card type": "card type, type of card, credit card type, korttityyppi, kortin tyyppi, korttityp, typ av kort",
}
_KNOWN_OF = {label: what for what, labels in _KNOWN_BY_MACHINE.items() for label in labels.split(", ")}
_TITLE = _any(
    r"^(title|salutation|form of address|mr mrs ms|gender|sex|your gender|titteli|puhuttelu|sukupuoli|sukupuolesi|titel"
    r"|tilltalsform|kön)$"
)
_DAY, _MONTH, _YEAR = (
    _any(r"\bday\b|päivä|\bpv\b|\bpp\b|\bdag\b|\bdd\b"),
    _any(r"month|kuukausi|\bkk\b|månad|\bmm\b"),
    _any(r"year|vuosi|vuonna|\bvv(vv)?\b|\bår\b|yyyy|åååå"),
)


def kind_of_answer(label: str) -> str | None:
    """What a label asks for, as a token of autocomplete or one of our own (`personal-id`, `iban`, `business-id`)."""
    return purpose(label) or _KIND_OF.get(folded(label))


def known_by_machine(label: str) -> str | None:
    """What a label asks that the browser, the clock or another answer tells: “Time zone”, “Päiväys”."""
    return _KNOWN_OF.get(folded(label))


def asks_for_title(label: str) -> bool:
    """Whether a label asks for a title, a form of address or a gender."""
    return bool(_TITLE.search(folded(label)))


def tells_length(text: str, limit: int) -> bool:
    """Whether words tell a limit of length: its number, or a counter."""
    numbers = {int(found) for found in re.findall(r"\d{1,6}", re.sub(r"(?<=\d)[\s,.\xa0](?=\d{3}\b)", "", text))}
    return limit in numbers or bool(numbers and _LENGTH.search(text))


def tells_upload(text: str) -> bool:
    """Whether words tell which files are taken: how large, or of which kind."""
    return bool(_UPLOAD.search(text))


def forbids_spaces(text: str) -> bool:
    """Whether words ask to leave out blanks or hyphens."""
    return bool(_WITHOUT_SPACES.search(text))


def gives_reason(text: str) -> bool:
    """Whether words may say why something cannot be pressed yet, or what to do before."""
    return bool(_REASON.search(text))


def part_of_date(label: str) -> str:
    """Which part of a date a label asks for: day, month or year; empty where it does not say."""
    text = folded(label)
    parts = {"day": _DAY, "month": _MONTH, "year": _YEAR}
    found = [part for part, pattern in parts.items() if pattern.search(text)]
    return found[0] if len(found) == 1 else ""
