"""Whether a step looks as if it belonged to another service."""

from auditor.commons.crossing import crossings, sides
from auditor.commons.look import Look, look, tells_of
from auditor.commons.urls import host
from auditor.evidence.dom import Dom
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure

SAID = (
    "This step looks like another service: its head and foot share no name, address or picture with the steps before, "
    "its colours are others, and the step before does not tell of it."
)
ASK = (
    "Look whether customers see that this is the same service: its head and foot share no name, address or picture "
    "with the steps before."
)


@rule(Impact.MODERATE)
def looks_like_another_service(walk: Walk) -> Verdicts:
    """All steps of the journey look like one service.

    ## Why it matters
    A page that suddenly looks different may be a mistake, an advertisement or a fraud: careful customers turn back.
    Others must find out anew where the menu, the help and the way back are.

    ## How to fix it
    Give all steps one frame: the same name and picture at the top, the same colours, the same foot, also where a
    supplier runs the step. Where that cannot be, say before it whose page comes next, and why.

    ## What it cannot decide
    How a page looks as a whole: it compares the names, addresses and pictures in head, foot and navigation, and the
    colours of these and of buttons. It certainly fails where none of these is shared with any step before, the host is
    another too, and the step before does not tell of it in the usual words of Finnish, Swedish or English. On one host,
    or where one of the pages has no colours of its own, a person must look. Pages without head and foot are left alone,
    and so are addresses that the plan itself opens.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/consistent-navigation.html
    https://www.gov.uk/service-manual/service-standard/point-13-use-common-standards-components-patterns
    """
    looks: list[Look] = []
    for way in crossings(walk):
        left, page = way.left.get(Dom), way.visit.get(Dom)
        if not isinstance(left, Dom) or not isinstance(page, Dom) or not way.visit.arrival.new_document:
            continue
        looks += [look(left)]
        before, here = [one for one in looks if one], look(page)
        if not before or not here or not way.sent:
            continue
        another = not any(one.shares(here) for one in before)
        coloured = [one for one in before if one.colours and here.colours]
        if not another or any(not one.other_colours(here) for one in coloured) or tells_of(left, page):
            yield passed("", at=way.visit)
        elif coloured and host(left.url) != host(page.url):
            yield failed("", SAID, at=way.visit, **sides(way.left, way.visit))
        else:
            yield unsure("", ASK, at=way.visit, **sides(way.left, way.visit))
