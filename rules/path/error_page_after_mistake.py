"""Whether a mistake in a form leads to an error page."""

from auditor.evidence.trials import Trials
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

SERVER_FAILED = 500  # HTTP


@rule(Impact.SERIOUS)
def error_page_after_mistake(trials: Trials) -> Verdicts:
    """A mistake in a form is answered with the form, not with an error page.

    ## Why it matters
    The customer left a field empty and is told that the server has failed. Nobody looks for the mistake in the form
    then, and what was typed is gone.

    ## How to fix it
    Check what comes in before it is used, and answer with the form: its values, and what is wrong with them in words,
    with status 422 or 400.

    ## What it cannot decide
    Whether the service was out of order at that moment for another reason. It certainly fails where a new page with
    status 500 or more came in place of the form; with 400 to 499, a person must look whether the page helps.

    ## References
    https://www.rfc-editor.org/rfc/rfc9110.html#name-server-error-5xx
    https://www.nngroup.com/articles/error-message-guidelines/
    """
    for trial in trials.trials:
        if trial.outcome in ("untried", "held"):
            continue
        status = trial.status or 0
        if trial.outcome != "error-page":
            yield passed(trial)
        elif status >= SERVER_FAILED:
            told = "“{name}” with a mistake in the form leads to an error page of the server (status {status})."
            yield failed(trial, told, name=trial.name, status=status)
        else:
            told = "Look whether the page helps that comes after a mistake in the form (status {status})."
            yield unsure(trial, told, status=status)
