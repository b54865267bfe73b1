"""Whether a form that was sent wrongly says in text what is wrong."""

from auditor.commons.mistakes import all_of_others, called, mistaken, refused, said_of, says_something
from auditor.evidence.trials import Trials
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.SERIOUS, "WCAG 3.3.1")
def error_not_told(trials: Trials) -> Verdicts:
    """A form that is not taken says in text which field is wrong.

    ## Why it matters
    A red frame, a shake or an icon tells nothing to somebody who does not see it, or does not see colours apart. Others
    see that something is wrong and must guess what.

    ## How to fix it
    Say it in words beside the field: `<p id="name-error">Enter your name.</p>`, and tie it to the field with
    `aria-describedby="name-error" aria-invalid="true"`.

    ## What it cannot decide
    Whether words that came say the right thing: any words count. It certainly fails where a form with an empty required
    field was not taken and no words came at all, no box of the browser spoke, and the title stayed as it was; or where
    a field is marked as wrong and all words that came speak of other fields. Where a wrong value was not taken without
    a word, a person must look. What the browser itself says where it stops a form counts as told. Words in pictures and
    in closed shadow roots are not seen.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/error-identification.html
    https://www.w3.org/WAI/WCAG22/Techniques/general/G83
    https://www.w3.org/WAI/WCAG22/Techniques/general/G85
    """
    for trial in trials.trials:
        wrong = list(mistaken(trial))
        if not refused(trial) or trial.unseen or not wrong:
            continue
        labels = ", ".join(called(field) for field in wrong)
        if not says_something(trial):
            say = failed if trial.sent == "empty" else unsure
            told = "“{name}” was pressed, the form was not taken, and no text says what is wrong with: {labels}."
            yield say(trial, told, name=trial.name, labels=labels)
            continue
        spoken = bool(trial.dialogs) or trial.outcome == "browser"
        for field in wrong:
            if field.invalid and not spoken and not said_of(trial, field) and all_of_others(trial, field):
                yield failed(field, "“{label}” is marked as wrong, but no text says so.", label=called(field))
            else:
                yield passed(field)
