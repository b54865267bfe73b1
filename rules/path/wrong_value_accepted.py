"""Whether a service takes what cannot be right."""

from auditor.commons.mistakes import called, mistaken
from auditor.evidence.trials import Trials
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure


@rule(Impact.MODERATE)
def wrong_value_accepted(trials: Trials) -> Verdicts:
    """A value that cannot be right is not taken without a word.

    ## Why it matters
    A slip in an e-mail address or a date is found out weeks later, when no answer comes, or the decision is wrong. It
    would have been mended in seconds where it happened.

    ## How to fix it
    Check each field where it is received, and say at once what is wrong. `type="email"`, `type="url"`, `min`, `max` and
    `required` let the browser do the first half; the service must look again.

    ## What it cannot decide
    Whether the value matters, and whether it was taken or only carried on and looked at later: a person must look. What
    was tried is an e-mail address without @, a date or a number out of its limits, letters for numbers, a text that is
    shorter than the field asks for or breaks its pattern, and nothing where something is required.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/error-prevention-legal-financial-data.html
    https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#constraint-validation
    """
    for trial in trials.trials:
        wrong = list(mistaken(trial))
        for field in wrong:
            if trial.outcome != "accepted":
                yield passed(field)
            elif field.sent == "empty":
                yield unsure(field, "Look whether “{label}” must be given: it was taken empty.", label=called(field))
            else:
                told = "Look whether “{label}” should be checked: a wrong {kind} was taken."
                yield unsure(field, told, label=called(field), kind=field.kind)
