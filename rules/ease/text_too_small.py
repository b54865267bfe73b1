"""Rule: text is large enough to read."""

from auditor.commons.blocks import alike, shown
from auditor.commons.overflow import is_narrow
from auditor.commons.running import running_text
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

LEGIBLE_PX, TINY_PX = 12, 9
RUNNING_PX = 16  # what browsers give to text when nobody says anything
FEWEST = 80  # words of a page that are small: less is read in a moment
MOST = 0.5  # of the words of running text: less is a note beside it


@rule(Impact.MINOR)
def text_too_small(dom: Dom) -> Verdicts:
    """Text is at least 12 px high, and running text on a phone 16.

    ## Why it matters
    Most people over 45 see less sharply at reading distance. Small print makes them lean forward, pinch, or leave it
    unread, and what is left unread is often what binds them.

    ## How to fix it
    Set running text in 16 px or more, and nothing below 12. Give sizes in `rem`, so that they follow what the customer
    has set in the browser:

    ```css
    body { font-size: 1rem; }
    .note { font-size: 0.875rem; }
    ```

    ## What it cannot decide
    12 px is where Lighthouse ends calling text legible; letters of some fonts are smaller than those of others at the
    same size. Running text of 12 to 16 px on a phone can be read by many: there a person must look, and only where
    most of the page's running text is so small. Single words, program text, raised and lowered text, and pictures are
    not judged. One look is told once.

    ## References
    - https://developer.chrome.com/docs/lighthouse/seo/font-size
    - https://www.nngroup.com/articles/let-users-control-font-size/
    - https://www.learnui.design/blog/mobile-desktop-website-font-size-guidelines.html
    """
    blocks = [one for one in shown(dom, words=2) if one.tag not in ("sup", "sub") and one.style.font_size > 0]
    for block, more in alike(blocks, lambda one: (one.style.font_size, one.tag, one.in_landmark)):
        size = round(block.style.font_size, 1)
        if size >= LEGIBLE_PX:
            yield passed(block)
            continue
        message = "This text is {size} px high; at least {limit} can be read."
        if more:
            message = "This text, and {more} more of its kind, is {size} px high; at least {limit} can be read."
        impact = Impact.MODERATE if size < TINY_PX else Impact.MINOR
        yield failed(block, message, size=size, limit=LEGIBLE_PX, more=more, impact=impact)
    running = running_text(dom) if is_narrow(dom) else []
    small = [one for one in running if LEGIBLE_PX <= one.style.font_size <= RUNNING_PX - 0.5]
    words = sum(one.words for one in small)
    if words >= FEWEST and words > MOST * sum(one.words for one in running):
        size = round(small[0].style.font_size, 1)
        ask = "Look whether this can be read on a phone: {words} words of running text are {size} px high, not {limit}."
        yield unsure(small[0], ask, size=size, limit=RUNNING_PX, words=words)
