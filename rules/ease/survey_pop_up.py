"""Whether customers are asked for their opinion over the page."""

from auditor.commons.interruptions import in_the_way, kind_of, large
from auditor.evidence.interruptions import Interruptions
from auditor.model import Impact
from auditor.parts import Verdicts, failed, rule, unsure

SMALL = 0.05  # of the view: a button at the edge that leads to a survey is no interruption


@rule(Impact.MODERATE, problem="Customers are asked for their opinion over the page.")
def survey_pop_up(seen: Interruptions) -> Verdicts:
    """Customers are not asked for their opinion in the middle of the task.

    ## Why it matters
    Who has not got anything done yet has no opinion of it, and those who give up because they are asked are never
    counted.

    ## How to fix it
    Ask on the last page, when all is done, in the page: “How did it go?” with a link to the survey.

    ## What it cannot decide
    What stands in frames of other hosts. It knows a survey by its words in Finnish, Swedish and English, in something
    that the customer did not open. What is modal or covers at least 30 % of the view certainly interrupts; what covers
    less is left to a person, and a button at the edge, under 5 %, is not spoken of.

    ## References
    https://www.nngroup.com/articles/user-feedback/
    https://www.betterads.org/mobile-large-sticky-ad/
    """
    for layer in in_the_way(seen):
        if kind_of(layer) != "survey":
            continue
        percent, seconds = round(layer.share * 100), round(layer.at_ms / 1000, 1)
        if large(layer):
            told = "A survey lies over {percent} % of the view, {seconds} s after the page was opened."
            yield failed(layer, told, percent=percent, seconds=seconds)
        elif layer.share >= SMALL:
            ask = "Look whether this survey, over {percent} % of the view, is in the way."
            yield unsure(layer, ask, percent=percent)
