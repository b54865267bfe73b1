"""Sentences that point at something on the page by its place, shape, size, colour or sound."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from auditor.commons.labels import folded
from auditor.commons.text import sentences
from auditor.evidence.dom import Dom

LEAST = 3  # letters of a name; shorter ones stand in many sentences by chance


@dataclass(frozen=True, slots=True)
class Pointing:
    """A sentence that tells customers to do something with what it names by its look alone.

    `by` is the words that point; `clicks` whether it says to click, which can be meant of nothing but the screen.
    `what` is "button", "link", "field" or "" for other things.
    """

    sentence: str
    by: str
    clicks: bool
    what: str


_CLICK = re.compile(r"\b(click\w*|klikka\w*|napsaut\w*|klicka\w*)\b", re.IGNORECASE)
_DO = re.compile(
    r"\b(click|press|tap|push|select|choose|pick|use|find|see|look|go to|open|follow|check|tick|fill|enter"
    r"|type|drag|refer)\b"
    r"|\b(klikkaa|napsauta|paina|napauta|valitse|käytä|katso|löydät|löytyy|etsi|siirry|avaa|täytä|rastita"
    r"|vedä|seuraa)\w*"
    r"|\b(klicka|tryck|välj|använd|se|titta|hittar|hitta|finns|sök|gå|öppna|fyll|kryssa|dra|följ)\b",
    re.IGNORECASE,
)
_SHAPES = r"round|square|circular|triangular|oval|rectangular|diamond|star|heart|hexagon\w*|crescent|cross"
_COLOURS = (
    r"red|green|blue|yellow|orange|purple|violet|pink|gr[ae]y|black|white|brown|turquoise|cyan|magenta|dark|bright"
)
_SIZES = r"big|bigger|large|larger|small|smaller|little|tiny|wide|narrow"
_THINGS = (
    r"(?:buttons?|links?|icons?|symbols?|signs?|fields?|areas?|boxes|box|images?|pictures?|menus?|arrows?"
    r"|tabs?|dots?|circles?"
    r"|squares?|triangles?|columns?|rows?|panels?|bars?|texts?)"
)
_FI_THINGS = (
    r"(?:painik|nap[pi]|nappul|link[ki]|kuvak|ikon|symbol|merk[ki]|kenttä|kentä|kentti|aluee|aluet|alue\b"
    r"|ruut|ruud|kuva|kuvio|valik|nuol"
    r"|välileh|pallo|ympyrä|neliö|kolmio|tähd|täht|palst|sarak|rivi|palk|teksti)\w*"
)
_SV_THINGS = (
    r"(?:knapp|länk|ikon|symbol|märk|fält|område|ruta|rutan|rutor|bild|meny|pil|flik|prick|cirkel|kvadrat"
    r"|triangel|stjärn|kolumn|rad\b|raden"
    r"|spalt|text)\w*"
)
_LOOKS = re.compile(
    # English: “the round button”, “the button on the right”, “in the upper right corner”, “underneath the star”.
    rf"\b(?:{_SHAPES}|{_COLOURS}|{_SIZES})(?:[- ]shaped|[- ]colou?red)?(?: \w+)? {_THINGS}\b"
    r"|\b(?:on|to) (?:the|your) (?:far |right-hand |left-hand )?(?:right|left)(?:[- ]hand)?(?: side)?\b(?! track| foot)"
    r"|\bin the (?:right|left)(?:[- ]hand)? (?:column|side|sidebar|panel|menu|margin)"
    r"|\b(?:upper|lower|top|bottom)[- ](?:right|left)(?:[- ]hand)?\b"
    r"|\b(?:under|underneath|beneath|beside|next to|above|below|near) the (?:\w+ )?(?:star|circle|triangle"
    r"|square|diamond|heart|cross|arrow|dot|box|oval)\b"
    r"|\b(?:click|press|tap|select|choose) (?:on )?the (?:star|circle|triangle|square|diamond|heart|cross"
    r"|arrow|dot|oval)\b"
    rf"|\b(?:marked|shown|highlighted|written|indicated) (?:in|with) (?:{_COLOURS})\b|\bfields? in (?:red|bold)\b"
    r"|\b(?:hear|after|at) (?:the|a) (?:beep|tone|sound|chime|ping)\b"
    # Finnish: “vihreää painiketta”, “oikealla oleva painike”, “oikeassa yläkulmassa”.
    rf"|\b(?:punai|vihre|sini|kelta|oranss|harma|musta|valko|liila|violet|ruske|pyöre|neliö|kolmio|soike"
    rf"|tähden|sydäme|suoraka|iso|isoa|isost"
    rf"|suur|pien|leve|kape)\w*(?: \w+)? {_FI_THINGS}"
    r"|\b(?:oikealla|vasemmalla|oikealta|vasemmalta)\b|\b(?:oikean|vasemman)\s?puol\w+"
    r"|\b(?:oikea|vasen|vasemma|oikeassa|oikeasta|oikean)\w* (?:ylä|ala)?(?:reuna|laida|laita|kulma|palsta"
    r"|sarakk|paneel|valik|sivu)\w*"
    r"|\b(?:tähden|ympyrän|kolmion|neliön|sydämen|nuolen|pallon|ruudun) (?:alla|alta|yllä|vieressä"
    r"|vierestä|yläpuolella|alapuolella)\b"
    r"|\b(?:punaisella|vihreällä|keltaisella|sinisellä|harmaalla|oranssilla|lihavoi)\w*\s(?:merki|merkki"
    r"|näky|koroste|kirjoite)\w*"
    r"|\bmerki\w+ (?:punaisella|vihreällä|keltaisella|sinisellä|harmaalla|oranssilla)\b"
    r"|\b(?:ääni)?merkin jälkeen\b|\bpiippau\w+"
    # Swedish: “den gröna knappen”, “knappen till höger”, “i övre högra hörnet”.
    rf"|\b(?:röd|grön|blå|gul|orange|grå|svart|vit|lila|rosa|brun|rund|fyrkantig|trekantig|oval|kvadratisk"
    rf"|stor|stora|större|liten|lilla|mindre"
    rf"|bred|smal)(?:a|t|e)?(?: \w+)? {_SV_THINGS}"
    r"|\btill (?:höger|vänster)\b|\bpå (?:höger|vänster) sida\w*"
    r"|\b(?:högra|vänstra|övre|nedre) (?:högra |vänstra )?(?:hörnet|kanten|spalten|sidan|kolumnen|menyn)"
    r"|\b(?:under|bredvid|ovanför|intill) (?:stjärnan|cirkeln|triangeln|kvadraten|hjärtat|pilen|pricken)\b"
    r"|\b(?:markera|visa|skriv)\w* (?:med|i) (?:rött|grönt|gult|blått|grått|orange|fet)\w*"
    r"|\brödmarkerad\w*|\befter (?:tonen|ljudsignalen|pipet)\b",
    re.IGNORECASE,
)
_LOOKS_IN_LOWER_CASE = re.compile(_LOOKS.pattern)  # four times as quick, and hardly any text has such words
_ROLES = {
    "button": ("button",),
    "link": ("link",),
    "field": ("textbox", "combobox", "searchbox", "spinbutton", "listbox"),
}
_NAMED = frozenset(
    {"button", "link", "heading", "img", "tab", "navigation", "region", "figure", "textbox", "checkbox", "radio"}
)
_SMALL = frozenset(
    {"the", "on", "to", "in", "your", "a", "of", "side", "under", "next", "with", "till", "på", "i", "den"}
)
_KINDS_OF_THINGS = frozenset({"button", "link", "icon", "field", "painike", "linkki", "knapp", "länk"})
_QUOTED = re.compile(r"[\"“”„»«][^\"“”„»«]{2,}[\"“”„»«]|‘[^’]{2,}’|(?<!\w)'[^']{2,}'(?!\w)")
_WHAT = (
    ("button", re.compile(r"button|painik|napp|nappul|knapp", re.IGNORECASE)),
    ("link", re.compile(r"\blinks?\b|linkk|linki|länk", re.IGNORECASE)),
    ("field", re.compile(r"\bfields?\b|kenttä|kentän|kentti|fält", re.IGNORECASE)),
)


@lru_cache(maxsize=4096)  # what stands on every page
def pointing(text: str) -> tuple[Pointing, ...]:
    """The sentences of a text that tell to do something with what they name by its look, and quote no name."""
    if not _LOOKS_IN_LOWER_CASE.search(text.lower()):
        return ()
    found = []
    for sentence in sentences(text):
        by = _LOOKS.search(sentence)
        if by and _DO.search(sentence) and not _QUOTED.search(sentence):
            what = next((kind for kind, words in _WHAT if words.search(sentence)), "")
            found.append(Pointing(sentence, by[0], bool(_CLICK.search(sentence)), what))
    return tuple(found)


def names_it(dom: Dom, one: Pointing) -> bool:
    """Whether the sentence says the name of something on the page, or a name there holds the words for the look."""
    look = set(folded(one.by).split()) - _SMALL - _KINDS_OF_THINGS
    return any(
        _says(one.sentence, name, as_written=pressed) or look & set(folded(name).split())
        for name, pressed in _names(dom)
    )


def _says(sentence: str, name: str, *, as_written: bool) -> bool:
    """Whether a sentence holds a name; `as_written`: “press the button to go on” does not name the button “Go on”."""
    own, first = folded(name), name.split(maxsplit=1)[0].strip(".,:;!?…»›→")
    here = bool(own) and f" {own} " in f" {folded(sentence)} "
    return here and (not as_written or name.islower() or first in sentence)


def several(dom: Dom, what: str) -> bool:
    """Whether more than one thing of this kind is seen on the page."""
    return sum(element.role in _ROLES[what] and element.visible for element in dom.elements) > 1


def _names(dom: Dom) -> Iterator[tuple[str, bool]]:
    """The names of what a sentence may point at, and whether they are of something that is pressed."""
    for element in dom.elements:
        name = element.name or element.attributes.get("title", "")
        if len(folded(name)) >= LEAST and (element.role in _NAMED or element.tag == "iframe"):
            yield name, element.role in ("button", "link", "tab")
