"""Rule: lines of text are short enough to find the next one."""

from auditor.commons.blocks import alike, shown
from auditor.commons.sizes import line_length, lines
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule

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
    WCAG 1.4.8 advises at most 80 characters (level AAA: no law asks for it). The number is estimated from the block's
    width, height and letters, so the rule speaks only above 100, of blocks of three lines or more. Text in several
    columns may be measured too long. Blocks of one width and size are told once.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/visual-presentation.html
    - https://baymard.com/blog/line-length-readability
    """
    running = [one for one in shown(dom, words=WORDS) if lines(one) >= SEVERAL_LINES and one.box]
    for block, more in alike(running, lambda one: (one.box and round(one.box[2]), one.style.font_size)):
        characters = line_length(block)
        if characters <= LIMIT:
            yield passed(block)
            continue
        message = "The lines of this text hold about {characters} characters; at most {limit} are advised."
        if more:
            message = (
                "This text and {more} more have lines of about {characters} characters; at most {limit} are advised."
            )
        yield failed(block, message, characters=characters, limit=ADVISED, more=more)
