"""Rule: on a narrow view the page scrolls down only."""

from auditor.commons.overflow import is_narrow, needs_two_ways, overflow, widest
from auditor.evidence.dom import Dom
from auditor.model import Impact, Missing, Visit
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.SERIOUS, "WCAG 1.4.10")
def sideways_scrolling(visit: Visit) -> Verdicts:
    """On a phone, the page fits the width of the view.

    ## Why it matters
    Who must push the page to the side for each line loses the place, and what stands beyond the edge is not found at
    all: often a button.

    ## How to fix it
    Let everything shrink to the width there is. Replace fixed widths by limits, let rows wrap, and let only a wide
    table scroll, in a box of its own:

    ```css
    img, input, .panel { max-width: 100%; }
    .row { display: flex; flex-wrap: wrap; }
    .table-box { overflow-x: auto; }
    ```

    ## What it cannot decide
    WCAG 1.4.10 asks for 320 px; this rule looks at views of up to 480 px, and what does not fit them does not fit 320
    either. What is seen at 400 % zoom is told by a rule of its own. Tables, maps, pictures and program text may scroll
    both ways: where they alone reach beyond the edge, or might, a person must look. What is cut at the edge
    (`overflow-x: hidden` on the page) cannot be told from a closed side menu. A page that phones show shrunk, because
    it has no viewport element, is not noticed here.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/reflow.html
    - https://web.dev/articles/responsive-web-design-basics
    """
    dom = visit.get(Dom)
    if isinstance(dom, Missing) or not is_narrow(dom) or visit.base == "zoom":
        return
    beyond = overflow(dom)
    if not beyond:
        yield passed()
        return
    place = widest(dom) or ""
    values = {"pixels": beyond, "width": dom.width}
    if needs_two_ways(dom):
        message = "The page is {pixels} px wider than the view of {width} px: does what is so wide have to be?"
        yield unsure(place, message, **values)
        return
    yield failed(
        place, "The page is {pixels} px wider than the view of {width} px and must be pushed sideways.", **values
    )
