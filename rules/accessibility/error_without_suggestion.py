"""Whether an error says how the value should be."""

from auditor.commons.mistakes import called, mistaken, refused, said_of, signs_in, suggests
from auditor.evidence.trials import Trials, TriedField
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 3.3.3")
def error_without_suggestion(trials: Trials) -> Verdicts:
    """What is said of a wrong value shows how it should be.

    ## Why it matters
    “Invalid value” says that the customer has failed, not what to do. Who typed a date in the order of another country
    tries the same again, and leaves.

    ## How to fix it
    Say what is expected, with an example: “Enter the date as day, month and year, such as 31.1.2026.” Better still,
    show it as a hint before anything is typed, and tie it to the field with `aria-describedby`.

    ## What it cannot decide
    Whether words help: a person must look. It speaks up where neither what came, nor the label, nor the hint that is
    tied to the field holds an example, a sign of the form, a number or words such as “at least” or “must be”. What
    browsers say counts as help, but for a pattern that has no title. Secret
    values are not tried, and forms with a password are left alone: they must not say too much.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/error-suggestion.html
    https://www.w3.org/WAI/WCAG22/Techniques/general/G85
    https://www.w3.org/WAI/WCAG22/Techniques/general/G177
    """
    for trial in trials.trials:
        if trial.sent != "wrong" or not refused(trial) or signs_in(trial):
            continue
        for field in mistaken(trial):
            words = [news.text for news in said_of(trial, field)]
            if not words and not field.said:
                continue  # told by error-not-told
            if _by_browser(field) or any(suggests(text) for text in (*words, field.hint, field.label)):
                yield passed(field)
                continue
            text = (words or [field.said])[0]
            told = "Look whether “{text}” shows how “{label}” should be: a wrong {kind} was typed."
            yield unsure(field, told, text=text, label=called(field), kind=field.kind)


def _by_browser(field: TriedField) -> bool:
    return bool(field.said) and field.kind != "pattern"
