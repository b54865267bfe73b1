"""Rule: how to write an answer is told before, not in the error."""

from auditor.commons.field_texts import seen_texts
from auditor.commons.field_words import says_form_of_answer
from auditor.commons.form_words import SHOWN_FORM
from auditor.commons.mistakes import called, mistaken, said_of
from auditor.evidence.dom import Dom
from auditor.evidence.trials import Trials
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure


@rule(Impact.MINOR, "WCAG 3.3.2", problem="How to write an answer is told only in the error")
def form_of_answer_told_late(trials: Trials, dom: Dom) -> Verdicts:
    """The form of an answer that an error message demands is told before anything is typed.

    ## Why it matters
    The service knows how it wants the date or the number, and lets the customer find out by failing. One such round
    more is where many leave.

    ## How to fix it
    Take the words from the error message and put them under the label: “For example 31 3 2026”.

    ## What it cannot decide
    Whether customers know the form anyway: a person must look. It speaks where a wrong value was typed, the message for
    the field tells a form, a length or an example, and neither label, hint nor the text beside the field had told
    one before. Finnish, Swedish and English words are known.

    ## References
    https://www.w3.org/WAI/tutorials/forms/instructions/
    https://www.w3.org/WAI/WCAG22/Understanding/labels-or-instructions.html
    """
    fields = {field.path: field for field in dom.fields}
    for trial in trials.trials:
        if trial.sent != "wrong" or trial.outcome not in ("page", "service"):
            continue
        for field in mistaken(trial):
            told = [news.text for news in said_of(trial, field) if says_form_of_answer(news.text)]
            if not told or field.path not in fields:
                continue
            if any(SHOWN_FORM.search(text) for text in seen_texts(dom, fields[field.path])):
                yield passed(field)
            else:
                ask = "Look whether “{label}” should tell its form before: the error says “{text}”, the page did not."
                yield unsure(field, ask, label=called(field), text=told[0])
