"""Whether the page's heading is seen at once on a phone."""

from auditor.evidence.dom import Dom
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, passed, rule, unsure


@rule(Impact.MINOR, problem="The page's heading is below the first view on a phone.")
def heading_below_the_first_view(visit: Visit, dom: Dom) -> Verdicts:
    """On a phone, the page's main heading is in the first view.

    ## Why it matters
    A customer who has pressed a link looks for the words that say where it led. Where the first view holds nothing but
    the head, a menu, a picture or an advertisement, they cannot know whether they are right, and some go back.

    ## How to fix it
    Let the heading come first on narrow screens: close the menu, make the picture lower, put notices after the heading.

    ## What it cannot decide
    Whether something else in the first view says the same, such as a picture with words. Therefore a person must look.
    It speaks of the first heading of level 1 that is seen, on pages that were opened at their top.

    ## References
    - https://www.nngroup.com/articles/scrolling-and-attention/
    - https://www.nngroup.com/articles/page-fold-manifesto/
    """
    opened = visit.base == "mobile" and visit.arrival.new_document and "#" not in dom.url
    heads = (one for one in dom.headings() if one.tag == "h1" or one.attributes.get("aria-level") == "1")
    heading = next((one for one in heads if one.visible and one.box and one.box[2] > 1 and one.box[3] > 1), None)
    if not opened or heading is None or heading.box is None or dom.height <= 0:
        return
    if heading.box[1] < dom.height:
        yield passed(heading)
    else:
        ask = "Look at the first view on a phone: the heading “{heading}” comes after {views} views."
        yield unsure(heading, ask, heading=heading.text or heading.name, views=round(heading.box[1] / dom.height, 1))
