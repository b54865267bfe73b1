"""Rule: lines of text are short enough to find the next one."""

from auditor.commons.blocks import shown
from auditor.commons.sizes import line_length, lines
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

ADVISED, LIMIT = 80, 100
SEVERAL_LINES = 3
WORDS = 40  # fewer do not fill three lines of 80 characters


@rule(Impact.MINOR, "WCAG 1.4.8")
def line_too_long(dom: Dom) -> Verdicts:
    """Lines of running text hold at most about 80 characters.

    ## Why it matters
    At the end of a long line the eye loses the way back to the next one. People with dyslexia, with little sight or
    little practice in reading read the same line twice, or give up.

    ## How to fix it
    Limit the width of running text:

    ```css
    p, li { max-width: 70ch; }
    ```

    ## What it cannot decide
    WCAG 1.4.8 advises at most 80 characters (level AAA: no law asks for it), and is met where a narrower window makes
    the lines shorter, so a person must look. The number is estimated from the block's width, height and letters, so the
    rule speaks only above 100, of blocks of three lines or more, and of the longest on a page for all of them. Text in
    several columns may be measured too long.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/visual-presentation.html
    - https://baymard.com/blog/line-length-readability
    """
    running = [one for one in shown(dom, words=WORDS) if lines(one) >= SEVERAL_LINES and one.box]
    long = [one for one in running if line_length(one) > LIMIT]
    yield from (passed(one) for one in running if one not in long)
    if not long:
        return
    worst = max(long, key=line_length)
    ask = "Look whether this can be read: its lines hold about {characters} characters; {limit} are advised."
    if len(long) > 1:
        ask = "Look whether this, and {more} more, can be read: lines of about {characters} characters, not {limit}."
    yield unsure(worst, ask, characters=line_length(worst), limit=ADVISED, more=len(long) - 1)
