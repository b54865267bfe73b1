"""Whether links that open a new window say so."""

import re

from auditor.commons.labels import tells_new_window
from auditor.commons.promises import announces_window
from auditor.evidence.controls import Controls
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

OPENS = re.compile(r"\bwindow\.open\(")


@rule(Impact.MINOR, "WCAG 3.2.5", problem="A link opens a new window and does not say so")
def new_window_not_announced(controls: Controls, dom: Dom) -> Verdicts:
    """Links that open a new window say so before they are followed.

    ## Why it matters
    In a new window the way back is gone: “Back” does nothing. Who does not see the screen, sees a small part of it, or
    gets lost easily does not notice that the window is another one.

    ## How to fix it
    Open the page in the same window. Where a new one is needed, say so in the link's name: `<a href="/terms"
    target="_blank">Terms (opens in a new tab)</a>`, or by a picture with that alternative.

    ## What it cannot decide
    Windows that a script opens, unless it stands in the link or button itself. It knows the usual words in Finnish,
    Swedish and English, in the link, right after it and anywhere in the text of the page. A picture in the link without
    such words may tell it to those who see. 3.2.5 is of level AAA, and a window that a customer's own press opens does
    not break it for certain: so a person must look, and nothing here is called a violation.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/change-on-request.html
    https://www.w3.org/WAI/WCAG22/Techniques/general/G201
    https://www.w3.org/WAI/WCAG22/Techniques/html/H83
    """
    links = [one for one in controls.controls if one.visible and (one.new_window or OPENS.search(one.script))]
    general = any(_of_all(block.text) for block in dom.text_blocks) if links else False
    for link in links:
        name = link.name or link.seen or link.href
        if general or announces_window(link, link.around):
            yield passed(link)
        elif link.picture:
            ask = "Look whether the picture in the link “{name}” says, in words too, that it opens a new window."
            yield unsure(link, ask, name=name)
        else:
            yield unsure(
                link, "Say in the link “{name}” that it opens a new window, or let it open in the same one.", name=name
            )


def _of_all(text: str) -> bool:
    """Whether a short text speaks of links and new windows: “Links open in a new tab”."""
    return (
        len(text) < 200 and tells_new_window(text) and any(word in text.lower() for word in ("link", "linkit", "länk"))
    )
