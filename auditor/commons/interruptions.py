"""What an overlay that nobody opened is about, told from its words in Finnish, Swedish and English."""

import json
import re
from functools import cache
from importlib.resources import files

from auditor.commons.consent import CONSENT
from auditor.evidence.interruptions import Interruptions, Over

# Better Ads Standards: what stays over more than 30 % of a phone's screen is what its owners put up with least.
# https://www.betterads.org/mobile-large-sticky-ad/
MUCH = 0.3
WHOLE = 0.95  # of the view: what takes it all, with nothing behind it, is the page itself
EARLY_MS = 500  # after the page was loaded
LITTLE_TEXT = 20  # characters: what shows less and no control says that something is loading


@cache
def _words(about: str) -> re.Pattern[str]:
    told = json.loads(files(__package__).joinpath("interruption_words.json").read_text(encoding="utf-8"))
    every = (words for language in told[about].values() for words in language)
    return re.compile(r"(?<!\w)(?:" + "|".join(every) + ")", re.IGNORECASE)


def says(about: str, text: str) -> str:
    """The words of a text that are about `newsletter`, `survey`, `app`, `urgency`, `necessary` or `interest`."""
    found = _words(about).search(text)
    return found[0] if found else ""


def large(layer: Over) -> bool:
    """Whether it keeps the customer from much of the page."""
    return layer.modal or layer.share >= MUCH


def in_the_way(seen: Interruptions) -> list[Over]:
    """What nobody opened that is something apart from the page, the largest first. Small ones are among it."""
    return [layer for layer in seen.unasked if (kind_of(layer) or not _page_itself(layer)) and not _loading(layer)]


def kind_of(layer: Over) -> str:
    """`consent`, `newsletter`, `survey`, `app`, or empty: something else."""
    if CONSENT.search(layer.text):
        return "consent"
    if layer.email and not layer.password and layer.fields <= _FEW and says("newsletter", layer.text):
        return "newsletter"
    if says("survey", layer.text):
        return "survey"
    return "app" if layer.store or says("app", layer.text) else ""


_FEW = 4  # fields: a name, an address, a tick box or two; more is a form of its own


def _page_itself(layer: Over) -> bool:
    """Whether it is a part of the page that has a place of its own, such as the half of a split view."""
    placed = layer.load_ms < EARLY_MS and not layer.after and (not layer.lies_over or layer.position == "absolute")
    return not layer.modal and (placed or (layer.share >= WHOLE and not layer.behind))


def _loading(layer: Over) -> bool:
    return not layer.controls and not layer.fields and not layer.frame and len(layer.text) < LITTLE_TEXT
