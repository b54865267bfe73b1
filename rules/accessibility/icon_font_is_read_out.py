"""Rule: the letters of an icon font are not read out."""

import re

from auditor.evidence.images import Images
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

WORD = re.compile(r"^[a-z0-9]+(_[a-z0-9]+)+$")  # such as arrow_forward: no word of a language
OWN = re.compile(r"[\ue000-\uf8ff\U000f0000-\U000ffffd]")  # letters that have a meaning in this font alone


@rule(Impact.MODERATE, "WCAG 1.1.1", problem="The name of an icon is read out as text")
def icon_font_is_read_out(images: Images) -> Verdicts:
    """Icons that are letters of a font are hidden from screen readers, and named where they stand alone.

    ## Why it matters
    In such a font the word `arrow_forward` is drawn as an arrow. A screen reader reads the word: “arrow underscore
    forward, next page”. Where customers choose a font of their own, because it is easier for them to read, the word
    stands on the page.

    ## How to fix it
    Hide the icon: `<span class="material-icons" aria-hidden="true">arrow_forward</span>`. Where it stands alone in a
    button, name the button: `aria-label="Next page"`.

    ## What it cannot decide
    What a screen reader makes of the letters: a person must listen. Fonts are known by their names. Icons of one plain
    word, such as `search`, are left out, for the word may be right. One is named for all that are alike.

    ## References
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F26
    - https://developer.mozilla.org/docs/Web/Accessibility/ARIA/Reference/Attributes/aria-hidden
    """
    heard = []
    for one in images.signs:
        if one.hidden or one.named:
            yield passed(one)
        elif WORD.match(one.text) or OWN.search(one.text):
            heard.append(one)
    if heard:
        text = "" if OWN.search(heard[0].text) else heard[0].text
        ask = "Listen what a screen reader says of this icon, a letter of the font {font}."
        yield unsure(heard[0], ask, font=heard[0].font, text=text, more=len(heard) - 1)
