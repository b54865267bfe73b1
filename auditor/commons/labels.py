"""What labels in Finnish, Swedish and English ask for or offer, told from their words."""

import re

# A whole folded label → what it asks for, as a token of HTML's autocomplete.
PURPOSES: dict[str, str] = {
    "name": "name, full name, nimi, koko nimi, etu ja sukunimi, namn, fullständigt namn, för och efternamn",
    "given-name": "first name, given name, forename, etunimi, etunimet, förnamn",
    "family-name": "last name, surname, family name, sukunimi, efternamn",
    "email": "email, e mail, email address, e mail address, sähköposti, sähköpostiosoite, e post, epost, "
    "e postadress, epostadress",
    "tel": "phone, phone number, telephone, telephone number, mobile, mobile number, mobile phone, "
    "mobile phone number, "
    "puhelin, puhelinnumero, matkapuhelin, matkapuhelinnumero, telefon, telefonnummer, mobilnummer, mobiltelefon",
    "street-address": "address, street address, home address, osoite, katuosoite, lähiosoite, kotiosoite, adress, "
    "gatuadress, hemadress",
    "address-line1": "address line 1, first line of address, street, katu, gata",
    "postal-code": "postcode, post code, postal code, zip, zip code, zip postcode, post zip code, "
    "postinumero, postnummer",
    "address-level2": "town, city, town or city, town city, postitoimipaikka, paikkakunta, kaupunki, postort, "
    "ort, stad",
    "country-name": "country, maa, land",
    "bday": "date of birth, birth date, birthday, syntymäaika, syntymäpäivä, födelsedatum, födelsedag",
    "organization": "company, company name, organisation, organization, yritys, yrityksen nimi, organisaatio, företag, "
    "företagets namn",
}


def _words(*patterns: str) -> re.Pattern[str]:
    """Whole words or beginnings of words (`search*`), separated by commas."""
    each = (word.strip().replace("*", r"\w*") for pattern in patterns for word in pattern.split(","))
    return re.compile(rf"\b({'|'.join(each)})\b")


_OWN = re.compile(r"^(your|my|ditt|din|dina|mitt|min|mina|sinun|oma|omat) ")
_OWN_ENDING = {
    "nimesi": "nimi",
    "sukunimesi": "sukunimi",
    "etunimesi": "etunimi",
    "sähköpostisi": "sähköposti",
    "sähköpostiosoitteesi": "sähköpostiosoite",
    "puhelinnumerosi": "puhelinnumero",
    "osoitteesi": "osoite",
    "katuosoitteesi": "katuosoite",
    "postinumerosi": "postinumero",
    "syntymäaikasi": "syntymäaika",
}
_ASIDE = re.compile(
    r"\(.*?\)|\b(required|optional|mandatory|pakollinen( tieto)?|vapaaehtoinen|valinnainen"
    r"|obligatorisk|valfri|frivillig)\b"
)
_MARKS = re.compile(r"[^\w\s]|_")
_PURPOSE_OF = {label: token for token, labels in PURPOSES.items() for label in labels.split(", ")}

_AGAIN = _words(
    "again, confirm*, repeat, re ?enter, retype, verify",
    "uudelleen, uudestaan, vahvista, toista",
    "igen, bekräfta, upprepa, på nytt",
)
_SEARCH = _words("search*, find, query, filter, haku, hae, etsi, suodata, sök*, filtrera")
_SOMEBODY_ELSE = _words(
    "recipient, receiver, guardian, parent, child, spouse, partner, friend, passenger, traveller, attendee",
    "participant, guest, player, pet, witness, referee, emergency, next of kin, employer, company",
    "organisation, organization",
    "billing, invoice, invoicing, cardholder, name on card, delivery, shipping",
    "vastaanottaja*, huoltaja*, lapsi, lapsen, puoliso*, ystävä*, matkustaja*, osallistuja*, pelaaja*, joukkue*",
    "lähiomai*, hätä*, työnantaja*, yrity*, lasku*, kortinhaltija*, toimitus*",
    "mottagar*, vårdnadshavar*, barn, barnet, barnets, make, maka, vän, vännen, passagerar*, deltagar*, spelar*",
    "anhörig*, arbetsgivar*, företag*, faktur*, kortinnehavar*, leverans*",
)
_NEW_WINDOW = _words(
    "new window, new tab, new browser window, new browser tab, another window, another tab, separate window, external",
    "uuteen ikkunaan, uuteen välilehteen, uudessa ikkunassa, uudessa välilehdessä, uusi ikkuna, uusi välilehti",
    "toiseen palveluun, toisessa palvelussa, ulkoinen, ulkoiseen, ulkopuolinen, avautuu uu*, aukeaa uu*",
    "nytt fönster, ny flik, nya fönster, annat fönster, eget fönster, annan tjänst, extern*",
)
_PERSON = _words(
    "contact*, get in touch, reach us, call us, phone us, email us, e mail us, write to us, ask us, talk to us",
    "chat, chatbot, live chat, helpdesk, help desk, customer service, customer services, customer support",
    "customer care, support team",
    "feedback, ring us, visit us",
    "yhteystie*, yhteyttä, yhteydenot*, asiakaspalvelu*, palvelunumero*, neuvonta*, soita, kysy meiltä, palaute*",
    "chatti*, chatta, chatten, kontakt*, kundtjänst*, kundservice*, rådgivning*, ring oss, skriv till oss",
    "fråga oss, respons",
)
_HELP = _words("help, faq, support, ohje*, apua, tuki, usein kysyt*, hjälp, vanliga frågor, frågor och svar")
_PHONE = re.compile(r"(?<![\w/-])(\+\d{1,3}[\s-]?|0)\d{1,4}(?:[\s-]?\d{2,4}){1,4}(?![\w/-])")
_AT = ("@", "(at)", "[at]")
_MAIL = re.compile(r"[\w.+-]+(@|\s?\(at\)\s?|\s?\[at\]\s?)[\w-]+\.[\w.-]+", re.IGNORECASE)
_LANGUAGE_SWITCH = _words(
    "suomi, suomeksi, svenska, english, language, kieli, språk, ruotsi, ruotsiksi, in finnish, in swedish",
    "englanti, englanniksi, finska, finnish, swedish, engelska, deutsch, eesti, français, español, sámi*, русский",
)
_PROGRESS = re.compile(
    r"\b(step|stage|part|page|question|section|vaihe|kohta|osa|sivu|kysymys|askel|steg|del|sida|fråga|avsnitt)\s*\d+"
    r"\s*(/|of|av|out of|\(|:)|\b\d+\s*/\s*\d+\b|\b\d+\s*(of|av)\s*\d+\b|\b(vaihe|vaiheet|steps?|steg)\s*\d+\b"
    r"|\b\d+\s*%\s*(complete\w*|done|valmis\w*|klar\w*)",
)


def folded(label: str) -> str:
    """A label made comparable: lower case, without asides, marks of being required, and punctuation."""
    text = _ASIDE.sub(" ", label.lower())
    return " ".join(_MARKS.sub(" ", text).split())


def purpose(label: str) -> str | None:
    """What a label asks the customer for, as a token of HTML's autocomplete; None where the words do not say."""
    text = _OWN.sub("", folded(label))
    return _PURPOSE_OF.get(_OWN_ENDING.get(text, text))


def says_yours(label: str) -> bool:
    """Whether a label says that it means the customer: “Your name”, “Nimesi”."""
    text = folded(label)
    return bool(_OWN.match(text)) or text in _OWN_ENDING


def asks_again(label: str) -> bool:
    """Whether a label asks on purpose for the same once more: “Repeat e-mail”."""
    return bool(_AGAIN.search(folded(label)))


def is_search(label: str) -> bool:
    """Whether a label belongs to a search or a filter."""
    return bool(_SEARCH.search(folded(label)))


def somebody_else(text: str) -> bool:
    """Whether words speak of somebody or something else than the customer: a recipient, a child, a bill."""
    return bool(_SOMEBODY_ELSE.search(text.lower()))


def tells_new_window(text: str) -> bool:
    """Whether words say that a new window or another service opens."""
    return bool(_NEW_WINDOW.search(text.lower()))


def leads_to_a_person(text: str) -> bool:
    """Whether a link or button offers to reach somebody: contact, chat, customer service."""
    return bool(_PERSON.search(folded(text)))


def offers_help(text: str) -> bool:
    """Whether a link or button offers help that nobody needs to answer in person."""
    return bool(_HELP.search(folded(text)))


def holds_number_or_mail(text: str) -> bool:
    """Whether a text holds a telephone number or an e-mail address."""
    # The pattern tries every letter of a long text in vain where no sign of an address is in it.
    mail = any(sign in text.lower() for sign in _AT) and _MAIL.search(text)
    return bool(mail or any(5 <= sum(c.isdigit() for c in hit[0]) <= 15 for hit in _PHONE.finditer(text)))


def switches_language(text: str) -> bool:
    """Whether the name of a link or button is one of a language switch. Short names alone: a sentence is none."""
    short = len(text.split()) <= 4 and bool(_LANGUAGE_SWITCH.search(text.lower()))
    return short or folded(text) in ("fi", "sv", "en")


def tells_progress(text: str) -> bool:
    """Whether words say how far on the path the customer is: “step 2 of 5”, “vaihe 2/5”, “steg 2 av 5”."""
    return bool(_PROGRESS.search(text.lower()))
