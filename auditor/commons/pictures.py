"""Pictures and their alternatives: what is a logo, an icon, a word for a picture and nothing more."""

import re

from auditor.commons.text import folded, words
from auditor.commons.urls import file_name
from auditor.evidence.images import Picture, Shape

# Words that say that there is a picture and not what it shows, in English, Finnish and Swedish.
PICTURE_WORDS = frozenset([
    "image", "images", "img", "picture", "pictures", "pic", "photo", "photograph", "graphic", "graphics",
    "illustration", "icon", "thumbnail", "banner", "figure", "artwork", "screenshot", "placeholder", "spacer",
    "bullet", "alt", "untitled", "logo", "kuva", "kuvat", "kuvake", "valokuva", "kuvituskuva", "kuvitus", "ikoni",
    "bannerikuva", "banneri", "logokuva", "piirros", "kuvituskuvat", "kuvaaja", "bild", "bilder", "bilden",
    "foto", "fotografi", "grafik", "illustration", "ikon", "miniatyr", "platshållare", "logotyp", "logga",
])  # fmt: skip
# What may stand beside such a word and says no more.
FILLERS = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "here",
        "this",
        "my",
        "text",
        "alt",
        "header",
        "main",
        "hero",
        "no",
        "name",
        "tähän",
        "tämä",
        "on",
        "en",
        "ett",
        "här",
        "är",
        "den",
    ]
)
ICON = 48  # CSS px: what is smaller on both sides is an icon
_LOGO = re.compile(r"logo|logga|brand|vaakuna|tunnus|emblem|wordmark", re.IGNORECASE)
_CHART = re.compile(
    r"(?<![a-zåäö])(chart|graph|diagram|infograph|plot|flow ?chart|org(?:anization)? ?chart|timeline"
    r"|kaavio|diagrammi|kuvaaja|infografiikka|prosessikuva|organisaatiokaavio|aikajana"
    r"|diagrammet|infografik|flödesschema|organisationsschema|tidslinje|stapeldiagram)",
    re.IGNORECASE,
)
LETTERED = 0.6  # of a picture's sharp edges: more of them lie in lines of letters where it is text and little else
PLAIN = 0.15  # the share of one colour that text stands on


def file_of(picture: Picture) -> str:
    """The name of its file, empty for what has none."""
    return file_name(picture.source)


def is_icon(picture: Picture) -> bool:
    """Whether it is drawn no larger than an icon."""
    return max(picture.size) <= ICON


def is_logo(picture: Picture) -> bool:
    """Whether its name, its file or its makers call it a logo; their text in it is exempt (WCAG 1.4.5)."""
    return bool(_LOGO.search(f"{picture.name} {picture.alt or ''} {file_of(picture)} {picture.label}"))


def is_chart(picture: Picture) -> bool:
    """Whether its name, its caption, its file or its makers call it a chart or a diagram."""
    said = f"{picture.name} {picture.caption} {file_of(picture).rsplit('.', 1)[0].replace('_', ' ')} {picture.label}"
    return bool(_CHART.search(said))


def is_text(shape: Shape | None, letters: int = 5) -> bool:
    """Whether its pixels look like lines of letters and little else."""
    return bool(shape and shape.letters >= letters and shape.text_share >= LETTERED and shape.flat >= PLAIN)


def says_only_picture(name: str) -> bool:
    """Whether a name is a word for a picture and nothing more, such as “image 3”."""
    found = [word.lower() for word in words(name)]
    return bool(found) and any(word in PICTURE_WORDS for word in found) and set(found) <= PICTURE_WORDS | FILLERS


def repeats(name: str, text: str) -> bool:
    """Whether a name says the same words as a text."""
    return bool(words(name)) and folded(name) == folded(text)


def apart(one: Shape | None, other: Shape | None) -> int:
    """In how many of 64 bits two pictures differ; -1 where one of them could not be read."""
    if not one or not other or not one.hash or not other.hash:
        return -1
    return (int(one.hash, 16) ^ int(other.hash, 16)).bit_count()
