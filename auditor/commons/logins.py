"""Which fields sign a customer in, and what else is asked of them there, told from words in fi, sv and en."""

import re

from auditor.commons.forms import belongs, neighbours
from auditor.commons.labels import asks_again
from auditor.commons.walks import main_heading
from auditor.evidence.dom import Dom, Element, FormField

LABEL = 120  # characters; a longer text beside a field is a paragraph
PICTURES = ("img", "canvas", "svg", "object", "embed")

_NEW = re.compile(
    r"\b(new|create|choose|set|pick)\b.{0,20}\bpass(word|phrase)|\b(uusi|luo|valitse|aseta)\b.{0,20}salasana"
    r"|\b(nytt|välj|skapa|ange ett)\b.{0,20}lösenord",
    re.IGNORECASE,
)
_REGISTERS = re.compile(
    r"\b(register|sign ?up|join|create (an? |your )?(account|profile)|new (customer|user))\b"
    r"|rekisteröi|luo (tili|tunnus|käyttäjä)|uusi (asiakas|käyttäjä)|liity|registrera|skapa (ett )?konto|bli medlem",
    re.IGNORECASE,
)
_SIGNS_IN = re.compile(
    r"\b(log|sign|logged|signed)[ -]?in\b|\blogin\b|kirjaudu|tunnistaudu|\blogga in\b|identifiera dig|legitimera",
    re.IGNORECASE,
)
_OTHER_WAY = re.compile(
    r"\b(sign|log) in (with|using|via|by)\b|\blogga in med\b|kirjaudu \w+(lla|llä|kautta)\b"
    r"|passkey|security key|\bpush\b|magic link|(e-?mail|text|send) me a|one-time link|biometr|face id|fingerprint"
    r"|\bsso\b"
    r"|single sign|bank|pankki|suomi\.fi|mobiilivarmen|mobile (id|certificate)|\bqr\b|authenticator"
    r"|with (google|apple|microsoft)"
    r"|(google|apple|microsoft|facebook)-?(tunnuksil|konto)|without (a )?password|passwordless"
    r"|avainkoodi|pääsyavain|sormenjälki|kasvontunnistus|kertakirjautumis|linkki sähköposti|ilman salasanaa"
    r"|mobilt? bankid|freja|e-legitimation|nyckel|fingeravtryck|länk via e-post|utan lösenord",
    re.IGNORECASE,
)
_PICTURED = re.compile(
    r"\b(type|enter|write|copy|fill in)\b.{0,30}\b(characters|letters|digits|numbers|text|words?|code)\b.{0,30}"
    r"\b(you see|see|shown|picture|image|above|below)\b"
    r"|\b(characters|letters|text|code) (in|from|of) the (picture|image)"
    r"|(kuvassa|kuvan|kuvasta).{0,30}(merki|kirjaim|numero|teksti|koodi)|(merki|kirjaim|teksti|koodi)\w*.{0,20}(kuva)"
    r"|(tecknen|bokstäverna|siffrorna|texten|koden).{0,20}bilden|\bcaptcha\b",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"\bapp\b|sms|phone|device|e-?mail|message|sent|authenticator|generator|puhelim|sovellu|viesti|sähköposti|laitte"
    r"|mobil|telefon|skickat|e-post|dosa",
    re.IGNORECASE,
)  # a code that comes to the customer is no picture
_SUM = re.compile(
    r"\b(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|yksi|kaksi|kolme|neljä|viisi|ett|två|tre|fyra|fem)\s*"
    r"(?:[+×*x−]|-(?=\s)|plus|minus|times|kertaa|gånger)\s*"
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|yksi|kaksi|kolme|neljä|viisi|ett|två|tre|fyra|fem)"
    r"\s*(?:=|\?|$|\))",
    re.IGNORECASE,
)
_REMEMBERED = re.compile(
    r"mother['’]?s maiden|maiden name|first pet|name of your (first )?(pet|school|teacher|street)|security question"
    r"|memorable (word|place|date)|äitisi tyttönimi|turvakysymy|lemmikkisi|säkerhetsfråga|mors flicknamn|husdjur",
    re.IGNORECASE,
)
_SINGLED_OUT = re.compile(
    r"\b(\d+(st|nd|rd|th)|first|second|third|last|\d+)\b.{0,60}\b(characters?|letters?|digits?)\b.{0,40}"
    r"(password|passphrase|pin|memorable|security)|\b(character|letter|digit) (no\.? ?)?\d+\b"
    r"|(salasana|tunnusluvu)\w*.{0,30}\d+\.?.{0,20}(merkki|kirjain|numero)|\d+\. (merkki|kirjain|numero).{0,30}salasana"
    r"|(tecken|bokstav|siffra) (nummer|nr)?\.? ?\d+",
    re.IGNORECASE,
)


def sign_in_form(page: Dom, field: FormField) -> bool:
    """Whether a password field belongs to a sign-in, and not to the choosing of a new password or an account."""
    passwords = [one for one in page.fields if one.type == "password" and one.form == field.form]
    told = " ".join((page.of(field).name, *(label.text for label in field.labels)))
    new = "new-password" in page.of(field).attributes.get("autocomplete", "") or _NEW.search(told) or asks_again(told)
    return len(passwords) == 1 and not new and not _REGISTERS.search(f"{page.title} {main_heading(page)}")


def sign_ins(page: Dom) -> list[FormField]:
    """The passwords that are asked to sign in."""
    passwords = (one for one in page.fields if one.type == "password" and page.of(one).visible)
    return [one for one in passwords if sign_in_form(page, one)]


def another_way(page: Dom) -> Element | None:
    """A link or button that offers to sign in without a password or a puzzle: a bank, a key, a link by e-mail."""
    offers = (one for one in page.elements if one.visible and one.role in ("link", "button"))
    return next((one for one in offers if _OTHER_WAY.search(f"{one.name} {one.text}")), None)


def says_sign_in(text: str) -> bool:
    """Whether words say that somebody signs in here."""
    return bool(_SIGNS_IN.search(text))


def asks_for_what_a_picture_shows(text: str) -> bool:
    """Whether words ask to copy the characters of a picture."""
    return bool(_PICTURED.search(text)) and not _SENT.search(text)


def asks_for_a_sum(text: str) -> bool:
    """Whether words ask to reckon: “What is 3 + 4?”."""
    return bool(_SUM.search(text.strip()))


def asks_to_remember(text: str) -> bool:
    """Whether words ask for an answer that must be remembered, or for single characters of a password."""
    return bool(_REMEMBERED.search(text) or _SINGLED_OUT.search(text))


def texts_beside(page: Dom, field: FormField) -> list[str]:
    """What a field says of itself, and the short texts around it."""
    own = page.of(field)
    others = [one for one in page.fields if one.path != field.path]
    near = (block for block in neighbours(page, own) if len(block.text) <= LABEL)
    free = (block.text for block in near if not any(belongs(block, one) for one in others))
    told = (own.name, *(label.text for label in field.labels), field.legend, field.hint, *free)
    return [text for text in told if text]


def has_picture(page: Dom, form: str) -> bool:
    """Whether a form, by its path, holds a picture that is seen."""
    return any(one.visible and any(above.path == form for above in page.above(one)) for one in page.all(*PICTURES))
