"""Rule: a journey asks for few things in all."""

from auditor.commons.required import forms, thing
from auditor.commons.urls import page
from auditor.commons.walks import documents, touches
from auditor.model import Impact, Visit, Walk
from auditor.parts import Verdicts, passed, rule, unsure

MOST = 23
PAGES = 2  # that ask; the fields of one page are told by many-fields


@rule(Impact.MINOR, problem="The whole journey asks for many things")
def many_fields_on_the_path(walk: Walk) -> Verdicts:
    """All pages of a journey together ask for at most about two dozen things.

    ## Why it matters
    A form that is cut into pages looks short and may be long. Each field costs time and a chance for a mistake, on
    every page anew; what it comes to in all is what people tell others of.

    ## How to fix it
    Ask of each field what would happen if it were not there. Strike what is never used, ask later for what is needed
    later, and take from registers what the service may look up.

    ## What it cannot decide
    Whether the questions are needed: a person must look. It counts the fields in sight of the forms that the journey
    fills in, a group of radio buttons or check boxes as one, those of one page once. The limit of 23 is our own: twice
    the 11.3 fields that Baymard counts in the mean shop check-out.

    ## References
    https://baymard.com/blog/checkout-flow-average-form-fields
    https://www.gov.uk/service-manual/design/form-structure
    """
    asked: dict[tuple[str, ...], Visit] = {}
    for visit, dom in documents(walk):
        filled = {touch.path for touch in touches(visit) if touch.went == "done"}
        for fields in forms(dom):
            if filled.isdisjoint(field.path for field in fields):
                continue
            for field in fields:
                asked.setdefault((page(visit.arrival.url), *thing(dom, field)), visit)
    pages = {place for place, *_ in asked}
    if len(pages) < PAGES:
        return
    last = max(asked.values(), key=lambda visit: visit.number)
    if len(asked) <= MOST:
        yield passed(at=last)
    else:
        ask = "Look whether all {count} things must be asked that the {pages} pages of this journey ask for."
        yield unsure("", ask, count=len(asked), pages=len(pages), at=last)
