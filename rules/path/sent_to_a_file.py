"""Whether the journey leads to a form in a file."""

from auditor.commons.crossing import absolute, sides
from auditor.commons.off_screen import is_form, is_to_keep, kind_of_file
from auditor.commons.urls import link
from auditor.commons.walks import documents, touches
from auditor.evidence.requests import Requests
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE)
def sent_to_a_file(walk: Walk) -> Verdicts:
    """The journey goes on in pages, not in files.

    ## Why it matters
    A form in a PDF or a text document has to be fetched, filled in another program, kept and sent back another way. On
    a phone that hardly works, for who uses a screen reader often not at all, and what was told to the service before
    is told again.

    ## How to fix it
    Ask the questions on a page of the service: `<form>` with one field for each. Give what people read on the way as a
    page too, and offer the file beside it.

    ## What it cannot decide
    Whether a file is needed to go on: then a person must look. It certainly fails where the name of the link that the
    journey touches says that it is a form or an application, in Finnish, Swedish or English, and a PDF, a text
    document or a spreadsheet lies behind it. Receipts, tickets, decisions and the like are to be kept and are well as
    files. Files behind links that the journey does not touch are left alone.

    ## References
    https://www.gov.uk/guidance/content-design/planning-content#publishing-documents
    https://www.nngroup.com/articles/pdf-unfit-for-human-consumption/
    """
    answered = _answered(walk)
    for visit, page in documents(walk):
        for path in dict.fromkeys(touch.path for touch in touches(visit) if touch.went == "done" and touch.path):
            control = page.at(path)
            kind = kind_of_file(page, control, answered) if control else ""
            if not control or not kind:
                continue
            name = control.name or control.text
            own = {"name": name, "kind": kind, **sides(visit, absolute(control.attributes["href"], page.url))}
            if is_form(name):
                yield failed(control, "The way goes on in a file: “{name}” leads to a form as {kind}.", at=visit, **own)
            elif is_to_keep(name):
                yield passed(control, at=visit)
            else:
                ask = "Look whether customers need the file behind “{name}” ({kind}) to go on."
                yield unsure(control, ask, at=visit, **own)


def _answered(walk: Walk) -> dict[str, str]:
    """The content types of the documents that the walk asked for, by address."""
    asked = (visit.get(Requests) for visit in walk.visits)
    every = (one for requests in asked if isinstance(requests, Requests) for one in requests.requests)
    return {link(one.url, one.url): one.headers.get("content-type", "") for one in every if one.type == "document"}
