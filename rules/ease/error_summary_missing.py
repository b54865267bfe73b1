"""Rule: several errors are summed up where the customer looks first."""

from auditor.commons.mistakes import mistaken
from auditor.evidence.trials import News, Trials
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

SEVERAL = 3


@rule(Impact.MINOR, problem="Several errors come without a summary")
def error_summary_missing(trials: Trials) -> Verdicts:
    """Where several fields are wrong, a summary says so, or the first of them gets the focus.

    ## Why it matters
    After “Send” the same page comes again, and its top looks as before. Who does not scroll down to the red words takes
    it for sent. Who mends the one error in view is sent back for each of the others.

    ## How to fix it
    Put a summary above the form with one line for each error, each a link to its field, and move the focus to it.
    Keep the message at each field too.

    ## What it cannot decide
    Whether the errors are found without one: a person must look. It speaks where at least three fields were wrong, the
    page or the service refused the form, all words that came stand at single fields, and no wrong field got the focus.

    ## References
    https://design-system.service.gov.uk/components/error-summary/
    https://www.w3.org/WAI/WCAG22/Techniques/general/G139
    https://www.w3.org/WAI/tutorials/forms/notifications/
    """
    for trial in trials.trials:
        wrong = list(mistaken(trial))
        if trial.outcome not in ("page", "service") or len(wrong) < SEVERAL or not trial.news:
            continue
        if any(_of_all(news) for news in trial.news) or any(field.focused for field in wrong) or trial.dialogs:
            yield passed(trial)
        else:
            ask = "Look whether all {count} errors of the form are found: no summary came, and the focus went to none."
            yield unsure(trial, ask, count=len(wrong))


def _of_all(news: News) -> bool:
    """Whether words stand for more than one field: they lead to fields, or stand at none."""
    return bool(news.links) or not (news.place or news.tied)
