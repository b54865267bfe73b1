"""Whether anything is said when a form is sent."""

from auditor.commons.mistakes import mistaken, says_something
from auditor.evidence.trials import Trial, Trials
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.SERIOUS)
def nothing_said_after_submit(trials: Trials) -> Verdicts:
    """Sending a form has an effect that customers notice.

    ## Why it matters
    Nothing happens, so the customer presses again, and again, and does not know whether it was sent ten times or never.
    Most then believe that the service is out of order.

    ## How to fix it
    Say what came of it, in words: what is wrong, or that it was sent. Do not hide a required field without taking
    `required` off it: the browser refuses the form and has no place to say why.

    ## What it cannot decide
    Whether something came that is no text and moves no focus, or came in another window. It certainly fails where the
    browser refuses a field that cannot be shown, and where a form with an empty required field is pressed and no words
    come, no field is marked, the focus stays and the page stays the same. Where nothing was required, or the page was
    loaded again and says the same as before, a person must look.

    ## References
    https://www.nngroup.com/articles/visibility-system-status/
    https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#interactively-validate-the-constraints
    """
    for trial in trials.trials:
        if trial.unseen:
            told = "“{name}” does nothing: the browser refuses a field that is not shown and cannot say so ({field})."
            yield failed(trial, told, name=trial.name, field=trial.unseen[0])
        elif trial.outcome == "nothing":
            say = failed if any(mistaken(trial)) and trial.sent == "empty" else unsure
            message = "“{name}” was pressed with an empty required field, and nothing at all happens."
            if say is unsure:
                message = "Look whether “{name}” says what came of it: nothing that can be noticed happens."
            yield say(trial, message, name=trial.name)
        elif _the_same_again(trial):
            yield unsure(
                trial, "Look whether “{name}” says what came of it: the page is the same again.", name=trial.name
            )
        elif trial.outcome not in ("untried", "held"):
            yield passed(trial)


def _the_same_again(trial: Trial) -> bool:
    marked = any(field.invalid for field in trial.fields)
    changed = not trial.new_document and trial.after is not None and (trial.after.changed or trial.after.focus_moved)
    return trial.outcome in ("service", "unclear") and not says_something(trial) and not marked and not changed
