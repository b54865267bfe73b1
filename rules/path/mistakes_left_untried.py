"""Whether there are forms on the path whose answer to mistakes nobody has looked at."""

from auditor.evidence.trials import Trials
from auditor.languages import phrase
from auditor.model import Impact
from auditor.parts import Verdicts, rule, unsure

WORDS = {
    "empty": phrase("sending it empty"),
    "wrong": phrase("wrong values"),
    "twice": phrase("a double click"),
    "back": phrase("going back and forward"),
    "reload": phrase("reloading"),
}


@rule(Impact.MINOR)
def mistakes_left_untried(trials: Trials) -> Verdicts:
    """How each form of the path takes mistakes is known.

    ## Why it matters
    What was not tried is not known to be good. Mistakes are sent only where they do no harm; elsewhere somebody has to
    try them by hand, or let them be tried on a copy of the service.

    ## How to fix it
    Where mistakes do no harm, such as in a test environment, mark the step in the plan with `safe: true` and walk
    again. Else try by hand what is named here.

    ## What it cannot decide
    Anything about the form: it says what was left untried, no more. A person must look.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/error-identification.html
    """
    for left in trials.left:
        what = [WORDS[one] for one in left.what]
        if left.why == "not-safe":
            told = "Try this by hand: the step is not marked as safe, so these were left out: {what}."
            yield unsure(left, told, what=what)
        elif left.why == "failed":
            yield unsure(left, "Try this by hand: the form could not be used for these: {what}.", what=what)
