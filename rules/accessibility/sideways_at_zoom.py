"""Rule: at 400 % zoom the page is read by scrolling down alone."""

from auditor.commons.overflow import SLACK, reaches_beyond
from auditor.evidence.layout import Layout, Wide
from auditor.model import Impact, Missing, Visit
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.SERIOUS, "WCAG 1.4.10")
def sideways_at_zoom(visit: Visit) -> Verdicts:
    """At 400 % zoom the page fits the width of the view.

    ## Why it matters
    Who magnifies the page four times sees 320 px of its width. If lines are longer, each has to be pushed to and fro:
    reading takes many times as long, the place is lost, and a button beyond the edge is not found.

    ## How to fix it
    Let everything shrink to the width there is: limits in place of fixed widths, rows that wrap, and a box of its own
    for a wide table.

    ```css
    img, input, .panel { max-width: 100%; min-width: 0; }
    .row { display: flex; flex-wrap: wrap; }
    .table-box { overflow-x: auto; }
    ```

    ## What it cannot decide
    WCAG 1.4.10 asks for 320 px, and lets parts scroll both ways that need it: tables, maps, pictures, video, program
    text, toolbars. Where they alone reach beyond the edge, where nothing that is read or pressed does, or where a box
    of its own scrolls with lines that are longer than the view, a person must look. What the page cuts at its edge is
    told by another rule.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/reflow.html
    - https://www.w3.org/WAI/WCAG22/Techniques/css/C31
    """
    layout = visit.get(Layout) if visit.base == "zoom" else Missing("Another persona walked.")
    if isinstance(layout, Missing):
        return
    beyond = 0 if layout.cut_sideways else layout.page_width - layout.width
    widest = next((one for one in layout.offenders if not one.exempt), None)
    if beyond <= SLACK:
        yield passed()
    else:
        place: Wide | str = widest or next(iter(layout.offenders), "")
        values = {"pixels": beyond, "width": layout.width, "widest": widest.path if widest else ""}
        if widest and reaches_beyond(layout):
            told = "At 400 % zoom the page is {pixels} px wider than the view of {width} px; {widest} reaches furthest."
            yield failed(place, told, **values)
        else:
            ask = "At 400 % zoom the page is {pixels} px wider than the view: does what is so wide have to be?"
            yield unsure(place, ask, **values)
    for line in layout.wide_lines:
        ask = "Look whether this box has to scroll sideways: its lines are {line} px long, the view has {width} px."
        yield unsure(line, ask, line=line.line, width=layout.width)
