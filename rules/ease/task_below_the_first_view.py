"""Whether what the customer came to press is near the top of the page on a phone."""

from collections.abc import Iterator

from auditor.commons.text import folded
from auditor.commons.urls import link
from auditor.evidence.dom import Dom, Element
from auditor.evidence.touches import Touches
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, passed, rule, unsure

VIEWS = 2  # the first two hold three quarters of the time that people look
PRESSED = ("link", "button")


@rule(Impact.MODERATE, problem="What leads on is far below the first view on a phone.")
def task_below_the_first_view(visit: Visit, dom: Dom, touches: Touches) -> Verdicts:
    """On a phone, what leads on is seen at once, or something in the first view leads to it.

    ## Why it matters
    What is seen without scrolling is looked at most: on large screens for 57 % of the time, and the first two views
    together for 74 %. A link or button that begins the task below pictures and news is found late, or not at all.

    ## How to fix it
    Put the button or link for what most customers come for right after the heading and one sentence. Move pictures and
    texts below it, or let a link in the first view lead down to it.

    ## What it cannot decide
    Whether the texts before it must be read first, and whether another thing leads on as well: a person must look. It
    speaks of the first link or button that the walk pressed on a page, where nothing was filled in before it and it
    lies two views down. It passes where a link in the first view leads down the page, or a control there leads on too.

    ## References
    - https://www.nngroup.com/articles/scrolling-and-attention/
    - https://www.nngroup.com/articles/page-fold-manifesto/
    """
    touch = next((one for one in touches.touches if one.action not in ("open", "wait_for", "scroll")), None)
    if visit.base != "mobile" or touch is None or not visit.arrival.new_document or "#" in dom.url or dom.height <= 0:
        return
    pressed = dom.at(touch.path)
    if pressed is None or pressed.box is None or touch.role not in PRESSED or touch.went != "done" or touch.opened:
        return
    if pressed.box[1] < VIEWS * dom.height or any(_leads(one, pressed, dom) for one in _first_view(dom)):
        yield passed(pressed)
    else:
        ask = "Look whether “{name}” can stand higher: a phone must be scrolled by {views} views to reach it."
        yield unsure(pressed, ask, name=touch.name or touch.tag, views=round(pressed.box[1] / dom.height, 1))


def _first_view(dom: Dom) -> Iterator[Element]:
    for one in dom.with_role(*PRESSED):
        if one.visible and one.box and one.box[1] + one.box[3] / 2 < dom.height and one.box[2] > 1:
            yield one


def _leads(one: Element, pressed: Element, dom: Dom) -> bool:
    href, wanted = one.attributes.get("href", ""), pressed.attributes.get("href", "")
    same = bool(wanted) and link(href, dom.url) == link(wanted, dom.url)
    return (len(href) > 1 and href.startswith("#")) or same or (folded(one.name) == folded(pressed.name) != "")
