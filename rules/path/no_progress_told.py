"""Whether a long path of forms tells how far along the customer is."""

from auditor.commons.labels import tells_progress
from auditor.commons.orientation import shows_steps
from auditor.commons.walks import documents, touches
from auditor.evidence.dom import Dom
from auditor.model import Impact, Visit, Walk
from auditor.parts import Verdicts, passed, rule, unsure

MOST_STEPS = 3
ANSWERS = ("fill", "type", "select", "check", "uncheck", "upload")


@rule(Impact.MINOR)
def no_progress_told(walk: Walk) -> Verdicts:
    """A path of many forms tells how far along the customer is.

    ## Why it matters
    Somebody who does not know whether two questions or twenty are left cannot plan, and gives up sooner. Those who need
    long for each answer must know whether they have the strength for all.

    ## How to fix it
    Say on each page where the customer is, in words: `<p>Step 2 of 5: your details</p>`. Before the first, say
    how many there are and what is needed for them.

    ## What it cannot decide
    Whether a path of this length needs it, and other ways to tell it than words such as “step 2 of 5”, a `progress`
    element, a list with `aria-current="step"`, or a list whose class, id or name speaks of steps: therefore a person
    must look. More than three pages with answers count
    as many, which is our own limit: three fit in most people's minds.

    ## References
    https://design-system.service.gov.uk/patterns/question-pages/
    https://www.w3.org/WAI/tutorials/forms/multi-page/
    """
    pages: dict[int, tuple[Visit, Dom]] = {}
    for visit, page in documents(walk):
        if any(touch.action in ANSWERS and touch.went == "done" for touch in touches(visit)):
            pages.setdefault(visit.arrival.step, (visit, page))
    if len(pages) <= MOST_STEPS:
        return
    first = next(iter(pages.values()))[0]
    if any(_tells(page) for _, page in pages.values()):
        yield passed("", at=first)
    else:
        ask = "Look whether the path tells how far along the customer is: {pages} of its steps ask for answers."
        yield unsure("", ask, pages=len(pages), at=first)


def _tells(page: Dom) -> bool:
    shown = any(one.visible and shows_steps(one) for one in page.elements)
    texts = (page.title, *(block.text for block in page.text_blocks), *(head.text for head in page.headings()))
    return shown or any(tells_progress(text) for text in texts)
