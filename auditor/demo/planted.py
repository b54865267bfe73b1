"""What a planted defect is, where it may stand, and whom it meets."""

from dataclasses import dataclass
from typing import Literal

AXE = ("desktop", "mobile", "zoom")  # for whom axe-core looks at every page
TIMED = ("desktop", "mobile")  # whose seconds count; slow has rules of its own
WIDE = ("desktop", "clumsy", "contrast", "large-text", "reduced-motion", "returning", "slow")  # with a mouse, 1366 px
PAST = (*WIDE, "mobile", "zoom")  # who gets past “Choose a time”
EVERYBODY = (*PAST, "keyboard", "screen-reader")

Certainty = Literal["violation", "review"]


@dataclass(frozen=True, slots=True)
class Defect:
    """What one rule must say of one page.

    `page` is a glob over the address's path. `selector` is a CSS selector of all the elements that the rule must
    speak of; empty where it speaks of the whole page or of a file. `personas` are those whose walk must find it.
    """

    rule: str
    page: str
    selector: str
    personas: tuple[str, ...]
    why: str
    certainty: Certainty = "violation"


FRONT, SEARCH, TIMES, DETAILS = "/", "/haku", "/vuorot/jokiranta", "/tiedot"
PAYMENT, CONFIRMATION = "/maksu/*", "/vahvistus/*"
CONTACT, THANKS, STATEMENT = "/yhteys", "/yhteys/kiitos", "/saavutettavuus"
LOGIN, BOOKINGS, ENGLISH = "/kirjaudu", "/omat", "/en"
LIST, COURSE, FORM = "/kurssit", "/kurssit/vesijuoksu", "/kurssit/vesijuoksu/ilmoittautuminen"
PLACE, CALENDAR = "/kurssit/paikka", "/kurssit/kalenteri"


def but(who: str) -> tuple[str, ...]:
    """All who get past “Choose a time”, without one of them."""
    return tuple(persona for persona in PAST if persona != who)
