"""Whether a form keeps what was typed when something in it is wrong."""

from auditor.commons.mistakes import called, refused
from auditor.evidence.trials import Trials
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.SERIOUS)
def input_lost_after_error(trials: Trials) -> Verdicts:
    """A form that comes back with an error still holds what the customer typed.

    ## Why it matters
    One wrong letter, and everything is to be typed again. Who types slowly, or hears each field read out, gives up the
    second time; the others make new mistakes.

    ## How to fix it
    Send the form back with its values: `<input name="street" value="…">`, and the choices chosen. Better still, check
    the form before it is sent, without loading the page anew. Passwords and cards are the exception.

    ## What it cannot decide
    Why only the wrong value was taken out: then a person must look. It certainly fails where the form was refused and
    another field, which was right, stands as if nothing had been typed. A service may write a value in its own way:
    only what is back to how it was counts as lost. Passwords, card numbers, codes and files are left alone.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/error-identification.html
    https://www.w3.org/WAI/WCAG22/Understanding/redundant-entry.html
    https://www.nngroup.com/articles/errors-forms-design-guidelines/
    """
    for trial in trials.trials:
        if not refused(trial):
            continue
        lost = [field for field in trial.fields if field.kept is False]
        right = [field for field in lost if field.sent == "right"]
        labels = ", ".join(called(field) for field in right or lost)
        if right:
            told = "After an error elsewhere in the form, what was typed is gone from: {labels}."
            yield failed(right[0], told, labels=labels, count=len(right))
        elif lost:
            told = "Look whether customers can see what they typed wrongly: the error empties {labels}."
            yield unsure(lost[0], told, labels=labels, impact=Impact.MODERATE)
        elif any(field.kept for field in trial.fields):
            yield passed(trial)
