"""Whether the journey opens new windows without saying so."""

from auditor.commons.crossing import absolute, into_new_windows, sides
from auditor.commons.labels import tells_new_window
from auditor.commons.walks import documents, touches
from auditor.evidence.dom import Dom, Element
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure


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
    Whether a picture drawn by style sheet tells it to those who see. It looks at the links that the journey touches,
    and knows the usual words in Finnish, Swedish and English. Where the journey goes on in another window after a
    control that is no such link, a script has most likely opened it, and a person must look.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/general/G201
    https://www.w3.org/WAI/WCAG22/Techniques/html/H83
    """
    for visit, page in documents(walk):
        for path in dict.fromkeys(touch.path for touch in touches(visit) if touch.went == "done"):
            link = page.at(path)
            if link is None or not _opens_window(link):
                continue
            if tells_new_window(_words(page, link)):
                yield passed(link, at=visit)
            else:
                told = "The link “{name}” opens a new window and does not say so."
                there = absolute(link.attributes.get("href", ""), page.url)
                yield failed(link, told, name=link.name or link.text, at=visit, **sides(visit, there))
    for way, touch in into_new_windows(walk):
        left = way.left.get(Dom)
        control = left.at(touch.path) if isinstance(left, Dom) else None
        if control is None or _opens_window(control) or tells_new_window(control.name):
            continue
        ask = "Look whether “{name}” opens a new window and does not say so: the journey goes on in another one."
        yield unsure(control, ask, name=control.name or control.text, at=way.left, **sides(way.left, way.visit))


def _opens_window(link: Element) -> bool:
    return link.tag in ("a", "area") and link.attributes.get("target", "").lower() == "_blank"


def _words(page: Dom, link: Element) -> str:
    inside = (image.attributes.get("alt", "") for image in page.all("img") if link in page.above(image))
    return " ".join((link.name, link.description, link.text, link.attributes.get("title", ""), *inside))
