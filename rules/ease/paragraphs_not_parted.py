"""Rule: it is seen where a paragraph ends."""

from auditor.evidence.typesetting import Typesetting
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

LINES = 2
ROOM = 0.25  # of the distance of lines: less is not seen as room
INDENT = 0.5  # of the size of the letters: the other way to show where a paragraph begins


@rule(Impact.MINOR, "WCAG 1.4.8", problem="It is not seen where a paragraph ends")
def paragraphs_not_parted(typesetting: Typesetting) -> Verdicts:
    """Between paragraphs there is more room than between lines.

    ## Why it matters
    Paragraphs are the steps in which a text is taken. Where they run together, it looks like one long block, and who
    looks for one thing in it, or loses the place, begins at the top again.

    ## How to fix it
    Part paragraphs by half a line at least, better by a whole one:

    ```css
    p { margin-block: 0 1em; }
    ```

    ## What it cannot decide
    WCAG 1.4.8 advises one and a half times the room between lines (level AAA: no law asks for it). The rule asks a
    person only where there is next to none and the next paragraph is not indented either, which is as good a sign.
    Verses and addresses may be meant so. It compares paragraphs of two lines or more that follow each other, and tells
    them once a page.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/visual-presentation.html
    - https://www.w3.org/WAI/WCAG22/Techniques/css/C21
    """
    followed = [one for one in typesetting.texts if one.gap is not None and one.pitch and one.lines >= LINES]
    close = [
        one for one in followed if (one.gap or 0) < ROOM * (one.pitch or 0) and one.indent < INDENT * one.font_size
    ]
    for one in followed:
        if one not in close:
            yield passed(one)
    if close:
        ask = "Look whether it is seen where this paragraph ends: {gap} px part it from the next, {more} more likewise."
        yield unsure(close[0], ask, gap=round(close[0].gap or 0), more=len(close) - 1)
