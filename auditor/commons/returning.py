"""Whether a customer is back where they have been, and whether they asked for it."""

import re
from urllib.parse import urldefrag

from auditor.commons.help import zone
from auditor.commons.jobs import RUNNING_PLACES
from auditor.commons.labels import folded
from auditor.commons.look import AROUND
from auditor.commons.urls import link
from auditor.commons.walks import main_heading
from auditor.evidence.dom import Dom
from auditor.evidence.touches import Touch

_WAY_BACK = re.compile(
    r"\b(back|home|front page|start page|previous|return|cancel|change|edit|close|continue shopping|start again"
    r"|takaisin|etusivu\w*|edellinen|edelliseen|palaa|peruuta|muuta|muokkaa|sulje|keskeytä|alkuun"
    r"|tillbaka|hem|startsida\w*|föregående|återgå|avbryt|ändra|redigera|stäng)\b",
    re.IGNORECASE,
)


def same_place(one: Dom, other: Dom) -> bool:
    """Whether two documents have one address and one heading. What follows `#` counts where it is an app's route."""
    return _address(one.url) == _address(other.url) and folded(main_heading(one)) == folded(main_heading(other))


def says_nothing_new(before: Dom, here: Dom) -> bool:
    """Whether the content of a page holds no text that it did not hold before."""
    return _content(here) <= _content(before)


def asked_to_return(page: Dom, touch: Touch, there: Dom) -> bool:
    """Whether what the customer touched on a page says that it leads back, or stands in its navigation."""
    name = f"{touch.name} {touch.label}"
    if touch.action in {"back", "forward"} or _WAY_BACK.search(name):
        return True
    control = page.at(touch.path)
    if control is None:
        return False
    href = control.attributes.get("href", "")
    leads = bool(href) and link(href, page.url) == link(there.url, there.url)
    named = bool(folded(name)) and folded(touch.name) in folded(f"{there.title} {main_heading(there)}")
    return leads and (named or zone(page, control) in AROUND)


def _address(url: str) -> str:
    plain, fragment = urldefrag(url)
    return f"{link(plain, plain)}#{fragment if fragment.startswith(('/', '!')) else ''}"


def _content(page: Dom) -> set[str]:
    return {folded(block.text) for block in page.text_blocks if block.in_landmark in RUNNING_PLACES}
