"""Which language a text is written in, by its most common small words."""

import re
from collections import Counter
from functools import lru_cache

NAMES = {
    "fi": "Finnish",
    "sv": "Swedish",
    "en": "English",
    "de": "German",
    "nl": "Dutch",
    "et": "Estonian",
    "fr": "French",
    "da/nb": "Danish or Norwegian",
    "es/pt/it": "Spanish, Portuguese or Italian",
}
ENOUGH_WORDS = 12
ENOUGH_HITS = 4  # small words found; fewer may be names or loan words
ENOUGH_DISTINCT = 3  # different ones; a word that is repeated proves nothing
STRANGE_WORDS = 6
SEEMS_SHARE = 0.25  # least share of small words in a short text that is to seem to be in a language
CLEAR_LEAD = 2.0  # how many times as much as the next language
EXPECTED = {"fi": 0.06, "sv": 0.12, "en": 0.12}  # least share of small words: Finnish says much of it by endings


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A word that two of these languages share stands in both lists and so decides nothing by itself.
SMALL_WORDS: dict[str, frozenset[str]] = {
    "fi": _words(
        """ja on ei että se oli joka jos kun myös tai sekä mutta kuin niin ovat ole olet voit voi voidaan sen sinun
        tämä tämän tässä tätä sitä siitä siinä mitä mikä miten missä kuka joita jotka jonka johon josta ennen jälkeen
        mukaan kanssa kautta ilman vain vielä nyt jo hän he me te minä sinä minun meidän teidän heidän sinulle
        sinulla meille pitää täytyy saa saat saada ollut olla oma oman kaikki kaikkien muut muita uusi uuden
        sivu sivulla sivun palvelu palvelun palvelut palvelussa tietoa tiedot tietosi lisää ota yhteyttä haku hae
        valitse kirjaudu siirry takaisin seuraava edellinen tarvitset tarvitsee esimerkiksi noin eli sillä koska
        vaikka sitten ensin enintään vähintään kohdassa puh sähköposti nimi osoite päivä aika kello"""
    ),
    "sv": _words(
        """och att det som en ett på är av för med den till inte om han men var jag ska hon ha de från eller när vi du
        nu kan så vill alla efter din ditt dina dig här vår våra vårt också har hur vad vilken vilka denna detta dessa
        där under måste mer mellan vid bara utan blir bli blev hade skulle kunna får få ni er era mig mot över
        genom samt inom sedan finns ingen inga något några sin sitt sina oss upp ut eftersom innan ännu redan
        välj sök sida sidan sidor tjänst tjänsten tjänster information uppgifter kontakta fortsätt tillbaka nästa
        logga namn adress dag tid telefon"""
    ),
    "en": _words(
        """the of and to in a is that it for was on are as with his they be at this have from or had by but not what
        all were we when your can said there use an each which she do how their if will up other about out many
        then them these so some her would make like him into has more no you our may must should who where why been
        than its only over also after before between because during without any most such both does did please
        here need page search next back select choose enter sign log contact us help more learn read find get see
        i he me my"""
    ),
}

# `guess` never tells these: they keep a text of a neighbouring language from being taken for one of the three.
RIVAL_WORDS: dict[str, frozenset[str]] = {
    "da/nb": _words(
        """og er ikke til det som en et på av af for med den at jeg de fra eller når vi du kan så vil alle etter efter
        din dit ditt her vår også har hvordan hva hvad denne dette disse der under må mere mer mellem mellom ved bare
        uten uden blir bliver skal var men seg sig meg mig noe noget hvor hvis om han hun ble blev"""
    ),
    "de": _words(
        """der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er
        hat dass sie nach wird bei einer um am sind noch wie einem über so zum war haben nur oder aber vor zur bis
        ihr ihre ihren unter wir kann können hier mehr"""
    ),
    "nl": _words(
        """de van het een en in is op te dat die voor met zijn niet aan er om ook als dan maar bij of uit nog naar heeft
        door over ze je we u uw wij dit deze kan kunt meer worden wordt was"""
    ),
    "et": _words(
        """ja on ei et see oli kes mis kui ka või ning aga nii olla oma kas siis selle seda ta nad me te mina sina
        meie teie välja pärast enne koos läbi ainult veel nüüd juba kuidas kus mida kõik teised uus saab saate
        tuleb peab võib"""
    ),
    "fr": _words(
        """de la le et les des en un une du est que pour dans qui au sur par plus pas avec ce il sont ne se vous votre
        vos nous notre ou mais aux cette"""
    ),
    "es/pt/it": _words(
        """de la que el en y los se del las un por con no una su para es al lo como o os as do da em um uma com não na
        di il che è per non del della sono le gli si con"""
    ),
}


def guess(text: str) -> str | None:
    """The language of a text: `fi`, `sv` or `en`; None where the text is too short, mixed, or in another language."""
    hits, words = _count(text)
    if words < ENOUGH_WORDS:
        return None
    weights = {language: len(found) / EXPECTED.get(language, 0.12) for language, found in hits.items()}
    best, second = sorted(weights, key=lambda language: -weights[language])[:2]
    found = hits[best]
    if best not in SMALL_WORDS or len(found) < max(ENOUGH_HITS, words * EXPECTED[best]):
        return None
    if len(set(found)) < ENOUGH_DISTINCT or weights[best] < CLEAR_LEAD * weights[second]:
        return None
    return best


def seems(text: str) -> str | None:
    """The language that a short text seems to be in, `de`, `nl` and others too: a hint for a person, no proof.

    Languages that are not told apart are told together: `da/nb`.
    """
    hits, words = _count(text)
    counts = {language: len(set(found)) for language, found in hits.items()}
    best, second = sorted(counts, key=lambda language: -counts[language])[:2]
    enough = counts[best] >= ENOUGH_DISTINCT and len(hits[best]) >= SEEMS_SHARE * words
    return best if enough and counts[best] >= CLEAR_LEAD * counts[second] else None


def strange(text: str, said: str) -> str | None:
    """The language that a short text, or a quotation in it, seems to be in, with no small word of the one said."""
    for piece in (text, *(found[1] for found in _QUOTED.finditer(text))):
        language = seems(piece)
        if language and shares(piece).get(said) == 0 and word_count(piece) >= STRANGE_WORDS:
            return language
    return None


def own_share(text: str, language: str, other: str) -> float:
    """How large a part of the words are small words of a language and not of the other one, as “on” is of two."""
    hits, words = _count(text)
    theirs = frozenset(hits.get(other, ()))
    return sum(word not in theirs for word in hits.get(language, ())) / words if words else 0.0


def shares(text: str) -> dict[str, float]:
    """How large a part of the words are small words, for each known language; all 0 for a text without words."""
    hits, words = _count(text)
    return {one: len(found) / words if words else 0.0 for several, found in hits.items() for one in several.split("/")}


def primary(tag: str) -> str:
    """The language of a language tag in lower case: `fi` of `fi-FI`; empty for an empty tag."""
    return re.split(r"[-_]", tag.strip().lower())[0]


def word_count(text: str) -> int:
    """How many words of letters a text has."""
    return len(_WORD.findall(text))


_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"[“\"«„”](.{20,300}?)[”\"»“]")
_EVERY = {**SMALL_WORDS, **RIVAL_WORDS}


@lru_cache(maxsize=4096)
def _count(text: str) -> tuple[dict[str, tuple[str, ...]], int]:
    words = Counter(_WORD.findall(text.lower()))
    hits = {
        language: tuple(w for w, n in words.items() if w in small for _ in range(n))
        for language, small in _EVERY.items()
    }
    return hits, words.total()
