"""Whether what is wrong with a field is said near the field."""

from auditor.commons.mistakes import apart, called, mistaken, said_of
from auditor.evidence.trials import Trials
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

FAR = 256.0  # CSS px


@rule(Impact.MODERATE)
def error_far_from_field(trials: Trials) -> Verdicts:
    """An error stands beside its field, or leads to it.

    ## Why it matters
    Somebody who sees a small part of the page at a time reads the message, scrolls to the field, has forgotten half of
    it, and scrolls back. With several errors it becomes a game of memory.

    ## How to fix it
    Put each message right at its field, between the label and the input. A list of errors at the top is good beside
    that, with each line a link to its field: `<a href="#postcode">Enter a postcode of five digits</a>`.

    ## What it cannot decide
    Whether the distance hurts here: a person must look. It speaks up where words that name a field stand more than 256
    CSS px from it, in no place of its own, and do not lead to it. The limit is the height of the view at 400 % zoom for
    which WCAG 1.4.10 asks: beyond it, message and field are never seen together. Words that name no field are not known
    to be a field's.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/general/G139
    https://www.w3.org/WAI/WCAG22/Understanding/reflow.html
    https://www.nngroup.com/articles/errors-forms-design-guidelines/
    """
    for trial in trials.trials:
        if trial.outcome not in ("page", "service"):
            continue
        for field in mistaken(trial):
            words = said_of(trial, field)
            gaps = [gap for news in words if (gap := apart(field.box, news.box)) is not None]
            if not gaps:
                continue
            if min(gaps) <= FAR or any(field.path in (news.place, *news.links) for news in words):
                yield passed(field)
            else:
                told = "Look whether the error of “{label}” is found: it stands {gap} px from the field."
                yield unsure(field, told, label=called(field), gap=round(min(gaps)))
