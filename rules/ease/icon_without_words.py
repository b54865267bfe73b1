"""Rule: what the journey presses says in words what it does."""

import re

from auditor.commons.walks import touches
from auditor.evidence.dom import Dom, Element
from auditor.model import Impact, Missing, Visit
from auditor.parts import Verdicts, passed, rule, unsure

ROLES = ("button", "link", "menuitem", "tab", "switch")
WORDS = re.compile(r"[^\W\d_]{2}|\d")  # a number, an hour or a date is read as well
# Signs that nearly everybody knows: to search, to close, the menu, the front page, to print, to play, to go on.
KNOWN = re.compile(
    r"\b(search|find|close|menu|home|print|play|pause|next|previous|back|forward|hae|haku|etsi|sulje|valikko|etusivu"
    r"|tulosta|toista|keskeytä|seuraava|edellinen|takaisin|eteenpäin|sök|stäng|meny|start|hem|skriv ut|spela|nästa"
    r"|föregående|tillbaka|framåt)",
    re.IGNORECASE,
)


@rule(Impact.MINOR, problem="What the journey presses shows a sign and no words")
def icon_without_words(visit: Visit) -> Verdicts:
    """A control that the journey needs shows words, and not a sign alone.

    ## Why it matters
    Few signs mean the same to everybody. Who does not know one must press it to learn what it does, and on a phone no
    tip appears beforehand. What the path depends on is then found late, or not at all.

    ## How to fix it
    Write the words beside or below the sign: `<button><svg aria-hidden="true">…</svg> Add to basket</button>`.

    ## What it cannot decide
    Whether these customers know the sign: a person must look. It speaks of what a step of the plan presses alone, and
    leaves out what nearly everybody knows, by its name in English, Finnish and Swedish: to search, to close, the
    menu, the front page, to print, to play, to go on. What shows its name as a tip still needs a pointer.

    ## References
    - https://www.nngroup.com/articles/icon-usability/
    - https://www.nngroup.com/articles/icons-that-need-labels/
    """
    dom = visit.get(Dom)
    if isinstance(dom, Missing):
        return
    for touch in touches(visit):
        control = dom.at(touch.path) if touch.path else None
        if control is None or control.role not in ROLES or not control.visible:
            continue
        if _shows_words(control) or KNOWN.search(control.name):
            yield passed(control)
        elif control.name:
            yield unsure(control, "Look whether customers know the sign that stands for “{name}”.", name=control.name)


def _shows_words(control: Element) -> bool:
    """Whether words are seen in it; an input's are its value, and those of a picture may be drawn."""
    return bool(WORDS.search(control.text)) or control.tag == "input" or "<img" in control.html
