"""Rule: a picture that shows nothing has no alternative."""

import re

from auditor.commons.text import folded
from auditor.evidence.images import Images, Picture
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

NAMES = frozenset(
    """spacer blank transparent pixel bullet divider separator välike luettelomerkki erotin jakaja avdelare punkt
    """.split()  # noqa: SIM905 - a list to read
)
SIGNS = frozenset("• · - – — _ . | ●")
SMALL = 24  # CSS px on both sides: a point of a list
LAZY = re.compile(
    r"data-(src|lazy|original|srcset)|lazyload", re.IGNORECASE
)  # its picture comes when it is scrolled to
DOT = 3  # CSS px on both sides: nothing can be seen in it


@rule(Impact.MODERATE, "WCAG 1.1.1", problem="A picture that shows nothing is announced")
def spacer_is_announced(images: Images) -> Verdicts:
    """Pictures without content, such as spacers and counting pixels, are silent.

    ## Why it matters
    Each of them is heard as a picture that cannot be found on the screen. A row of spacers hides the words between
    them.

    ## How to fix it
    Give it `alt=""`, or take it out: space is made in the style sheet (`margin`, `gap`).

    ## What it cannot decide
    Pictures in links and buttons are left out, and those whose pixels the browser does not let it read unless they are
    at most 3 by 3 px large. Where the picture is of one colour and larger, it may be meant (a colour in
    a shop): then a person must look, and where its alternative is a sign such as “•”.

    ## References
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F38
    - https://www.w3.org/WAI/WCAG22/Techniques/html/H67
    """
    for one in images.of("img"):
        if not one.name or not one.exposed or one.link or one.focusable or LAZY.search(one.html):
            continue
        blank = bool(one.shape and one.shape.blank)
        if _nothing(one) or (folded(one.name) in NAMES and (blank or max(one.size) <= SMALL)):
            yield failed(one, "This picture shows nothing, yet it is announced as “{name}”.", name=one.name)
        elif (blank and not one.source.startswith("data:")) or one.name.strip() in SIGNS or folded(one.name) in NAMES:
            yield unsure(one, "Look whether this picture has to be heard: “{name}”.", name=one.name)
        else:
            yield passed(one)


def _nothing(one: Picture) -> bool:
    if one.box and max(one.size) <= DOT:
        return True
    own_file = bool(one.natural) and not one.source.startswith("data:")  # a data address holds a place until it is seen
    return own_file and max(one.natural or (9, 9)) <= DOT and bool(one.shape and one.shape.blank)
