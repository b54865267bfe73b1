"""Whether words are a status message: what came of an action, what is under way, what is wrong; fi, sv, en."""

import re

MOST_WORDS = 20  # WCAG's own examples have three to ten; longer text is content


def is_status(text: str) -> bool:
    """Whether a short text says how an action went. False where the words leave it open."""
    return 0 < len(text.split()) <= MOST_WORDS and bool(_STATUS.search(text.lower()))


_EN = (
    r"errors?|invalid|incorrect|not valid|is required|is missing|not found|no (results?|matches|hits)|nothing found"
    r"|\d+ (\w+ )?(results?|matches|hits|found)|found \d+"
    r"|(was|were|has been|have been|is|are|now|successfully) (added|removed|saved|sent|updated|deleted|cancelled)"
    r"|added to|saved|success|successfully|failed|could not be|thank you|loading|please wait"
)
_FI = (
    r"virhe|virheelli\w+|puuttuu|on pakollinen|tarkista|ei löyty\w*|löytyi|\d+ (osuma\w*|tulos\w*|tulok\w*)"
    r"|(on )?(lisätty|poistettu|tallennettu|lähetetty|päivitetty|peruttu|valittu|kopioitu|varattu)"
    r"|onnistui|epäonnistui|kiitos|ladataan|odota hetki"
)
_SV = (
    r"fel|felaktig\w*|ogiltig\w*|saknas|är obligatorisk\w*|kontrollera|hittades|hittade \w+|inga (resultat|träffar)"
    r"|\d+ (resultat|träff\w*)"
    r"|(har )?(lagts till|tagits bort|sparats|skickats|uppdaterats|avbokats|bokats)|tillagd|borttagen|sparad|skickad"
    r"|lyckades|misslyckades|tack|laddar|vänta"
)
_STATUS = re.compile(rf"\b({_EN}|{_FI}|{_SV})\b")
