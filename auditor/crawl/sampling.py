"""Chooses the pages that are audited: the same ones every time for the same service (after WCAG-EM 1.0, step 3).

A representative sample is the essential pages, pages of each template, and a seeded random share of the rest.
"""

import re
from hashlib import blake2b
from typing import Literal
from urllib.parse import unquote, urlsplit

from auditor.model import Crawl

from .addresses import as_path

Why = Literal["essential", "template", "random", "every"]

MOST_WORDS = 3  # of a link that names an essential page; longer ones are about something
MOST_DEEP = 3  # segments of such a page's address
# Pages that WCAG-EM calls common: login, contact, help, sitemap, search, accessibility statement, in the languages
# that the tool knows. Each matches from the beginning of a word.
_ESSENTIAL = (
    r"(log|sign) ?-?_?(in|on)\b|log ?in\b|kirjaudu|kirjautumi|tunnistaudu|logga in\b|inloggning",
    r"contact( us)?\b|yhteystie|ota yhteyttä|asiakaspalvelu|kontakt|kundtjänst|kundservice",
    r"help\b|support\b|faq\b|frequently asked|ohje(et)?\b|apua\b|tuki\b|usein kysytyt|hjälp\b|vanliga frågor",
    r"site ?-?_?map\b|sivukartta|sivustokartta|webbplatskarta|sajtkarta",
    r"search\b|haku\b|hae\b|etsi\b|sök\b|sökning",
    r"accessibility\b|saavutettavuus|tillgänglighet",
)
_WORDS = re.compile("|".join(rf"\b(?:{words})" for words in _ESSENTIAL))


def chosen(url: str, *, crawl: Crawl, already: int, essential: bool) -> Why | None:
    """Why a page is audited; None where it is only looked at. `already` are the audited pages of its template.

    Which page of a template is met first is up to the crawl; all else follows from the address and the seed.
    """
    if essential:
        return "essential"
    if already < crawl.each_template:
        return "template"
    if drawn(url, crawl.seed) < crawl.share:
        return "random"
    return "every" if crawl.every_page else None


def drawn(url: str, seed: int) -> float:
    """A number from 0 up to 1 that is always the same for an address and a seed, as if drawn."""
    told = blake2b(f"{seed}\n{url}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(told, "big") / 2**64


def is_essential(url: str, text: str = "") -> bool:
    """Whether an address, or the words of a link to it, name a page that every service has for its customers' needs."""
    words = " ".join(text.lower().split())
    if words and len(words.split()) <= MOST_WORDS and _WORDS.match(words):
        return True
    parts = [part for part in unquote(urlsplit(as_path(url)).path).lower().split("/") if part]
    last = re.sub(r"[-_+]+", " ", parts[-1].rpartition(".")[0] or parts[-1]) if parts else ""
    return bool(last) and len(parts) <= MOST_DEEP and len(last.split()) <= MOST_WORDS and bool(_WORDS.match(last))
