"""Whether the journey opens new windows without saying so."""

from auditor.commons.labels import tells_new_window
from auditor.commons.walks import documents, touches
from auditor.evidence.dom import Dom, Element
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule


@rule(Impact.MODERATE)
def new_window_on_the_way(walk: Walk) -> Verdicts:
    """Links on the way that open a new window say so.

    ## Why it matters
    In a new window the way back is gone: “Back” does nothing, and on a phone or with a screen reader it is hard to
    notice that the window is another one. Customers lose the path they were on.

    ## How to fix it
    Open the page in the same window. Where a new one is needed, say so in the link's name: `<a href="/terms"
    target="_blank">Terms of booking (opens in a new tab)</a>`.

    ## What it cannot decide
    Whether a picture drawn by style sheet tells it to those who see, and windows that a script opens. It looks at the
    links that the journey touches, and knows the usual words in Finnish, Swedish and English.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/general/G201
    https://www.w3.org/WAI/WCAG22/Techniques/html/H83
    """
    for visit, page in documents(walk):
        for path in dict.fromkeys(touch.path for touch in touches(visit) if touch.went == "done"):
            link = page.at(path)
            if link is None or link.tag not in ("a", "area") or link.attributes.get("target", "").lower() != "_blank":
                continue
            if tells_new_window(_words(page, link)):
                yield passed(link, at=visit)
            else:
                yield failed(
                    link,
                    "The link “{name}” opens a new window and does not say so.",
                    name=link.name or link.text,
                    at=visit,
                )


def _words(page: Dom, link: Element) -> str:
    inside = (image.attributes.get("alt", "") for image in page.all("img") if link in page.above(image))
    return " ".join((link.name, link.description, link.text, link.attributes.get("title", ""), *inside))
