"""Sentences that tell things apart by their colour, in English, Finnish and Swedish."""

import re
from functools import lru_cache

_EN = "red|green|blue|yellow|orange|grey|gray|purple|pink|brown"
_FI_ON = "punaisella|vihreällä|sinisellä|keltaisella|oranssilla|harmaalla|violetilla|vaaleanpunaisella|ruskealla"
_FI = "punai(?:nen|set)|vihreät?|sini(?:nen|set)|keltai(?:nen|set)|oranssit?|harmaat?|violetit?|ruskeat?"
_SV_IN = "rött|grönt|blått|gult|orange|grått|lila|rosa|brunt"
_SV = "röda?|gröna?|blåa?|gula?|oranga?|gråa?|lila|rosa|bruna?"
_THINGS_EN = (
    "times?|days?|dates?|fields?|boxe?s?|rows?|cells?|dots?|buttons?|bars?|lines?|links?|texts?|labels?|items?|seats?"
)
_THINGS_FI = (
    "aja[nt]\\w*|aikaa|päiv\\w+|kent\\w+|ruu\\w+|rivi\\w*|solu\\w*|piste\\w*|paini\\w+|palki\\w*|viiva\\w*"
    "|linki\\w*|teksti\\w*|paika?t"
)
_THINGS_SV = (
    "tider\\w*|dagar\\w*|fält\\w*|rutor\\w*|rader\\w*|celler\\w*|prickar\\w*|knappar\\w*|staplar\\w*"
    "|linjer\\w*|länkar\\w*|platser\\w*"
)
_TELLS = re.compile(
    rf"\b(?:marked|shown|highlighted|indicated|displayed|written|colou?red|flagged)\s+(?:\w+\s+)?(?:in|with|by)?\s*(?:a\s+)?(?:{_EN})\b"
    rf"|\b(?:the|all|these|those)\s+(?:{_EN})\s+(?:{_THINGS_EN})\b|\b(?:{_THINGS_EN})\s+in\s+(?:{_EN})\b"
    rf"|\b(?:{_EN})\s*(?:=|means|stands for|indicates|shows)"
    rf"|\b(?:{_FI_ON})\s+(?:\w+\s+)?(?:merki|näky|näyte|korost|kirjoite|väri)|\b(?:merki\w+|näky\w+|näyte\w+|korost\w+)\s+(?:{_FI_ON})\b"
    rf"|\b(?:{_FI})\s+(?:{_THINGS_FI})\b|\b(?:{_FI})\s*(?:=|tarkoitta|merkitse|kertoo|on (?:vapaa|varattu|täynnä))"
    rf"|\b(?:marker\w+|visas|skriv\w+|färg\w+)\s+(?:med|i)\s+(?:{_SV_IN}|{_SV})\b|\bröd ?markerad\w*"
    rf"|\b(?:{_SV})\s+(?:{_THINGS_SV})\b|\b(?:{_SV_IN}|{_SV})\s*(?:=|betyder|visar|står för)",
    re.IGNORECASE,
)
_TELLS_IN_LOWER_CASE = re.compile(_TELLS.pattern)  # four times as quick, and hardly any text has such words
_REQUIRED = re.compile(r"\brequired|\bmandatory|\bmust be\b|pakolli|täytettäv|obligatorisk|måste fyllas", re.IGNORECASE)


@lru_cache(maxsize=4096)  # what stands on every page
def tells_by_colour(text: str) -> str | None:
    """The words by which a text tells things apart by their colour; None where it does not."""
    found = _TELLS.search(text) if _TELLS_IN_LOWER_CASE.search(text.lower()) else None
    return found[0] if found else None


def about_required(text: str) -> bool:
    """Whether a text speaks of what must be filled in."""
    return _REQUIRED.search(text) is not None
