"""Whether a newsletter is offered over the page."""

from auditor.commons.interruptions import in_the_way, kind_of, large
from auditor.evidence.interruptions import Interruptions
from auditor.model import Impact
from auditor.parts import Verdicts, failed, rule, unsure


@rule(Impact.MODERATE, problem="A newsletter is offered over the page.")
def newsletter_pop_up(seen: Interruptions) -> Verdicts:
    """No newsletter is offered over the page.

    ## Why it matters
    The customer came to get something done, and is asked for an e-mail address in place of it. Many take the field for
    a part of the service, fill it in, and get mail that they never wanted.

    ## How to fix it
    Offer the newsletter where the task is done, in the page: a heading, one field, one button, at the end of the last
    page or in the foot.

    ## What it cannot decide
    What stands in frames of other hosts. It knows a newsletter by its words in Finnish, Swedish and English beside a
    field for an e-mail address, in something that the customer did not open. What covers less than 30 % of the view
    and lets the page be used is left to a person.

    ## References
    https://developers.google.com/search/docs/appearance/avoid-intrusive-interstitials
    https://www.nngroup.com/articles/popups/
    """
    for layer in in_the_way(seen):
        if kind_of(layer) != "newsletter":
            continue
        percent, seconds = round(layer.share * 100), round(layer.at_ms / 1000, 1)
        if large(layer):
            told = "A newsletter is offered over {percent} % of the view, {seconds} s after the page was opened."
            yield failed(layer, told, percent=percent, seconds=seconds)
        else:
            yield unsure(layer, "Look whether the newsletter offered here is in the way.", percent=percent)
