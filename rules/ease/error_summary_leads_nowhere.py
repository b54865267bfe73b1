"""Rule: a summary of errors leads to the fields."""

from auditor.commons.labels import folded
from auditor.commons.mistakes import mistaken
from auditor.evidence.trials import News, Trial, Trials
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

SEVERAL = 2
SHORTEST = 3  # letters of a label by which a text names its field


@rule(Impact.MINOR, problem="A summary of errors does not lead to the fields")
def error_summary_leads_nowhere(trials: Trials) -> Verdicts:
    """A summary of errors stands above the fields, and each line leads to its field.

    ## Why it matters
    A list of what is wrong is a list of places to go to. Without links each of them must be looked for, in a form that
    is longer than the view, by people who may not remember the second line after the first.

    ## How to fix it
    Make each line a link to its field: `<a href="#postcode">Enter a postcode of five digits</a>`. Put the summary above
    the form, before the first field.

    ## What it cannot decide
    Whether the fields are found all the same: a person must look. It takes words that came for a form with at least two
    errors, stand at no single field, and name at least one field that was wrong.

    ## References
    https://design-system.service.gov.uk/components/error-summary/
    https://www.w3.org/WAI/WCAG22/Techniques/general/G139
    """
    for trial in trials.trials:
        wrong = list(mistaken(trial))
        if trial.outcome not in ("page", "service") or len(wrong) < SEVERAL:
            continue
        top = min((field.box[1] for field in trial.fields if field.box), default=None)
        for news in _summaries(trial, [folded(field.label) for field in wrong]):
            if not any(one.links for one in trial.news):
                yield unsure(
                    news, "Look whether the fields of “{text}” are found: no line leads to one.", text=news.text
                )
            elif top is not None and news.box and news.box[1] > top:
                yield unsure(news, "Look whether “{text}” is seen: it stands below the first field.", text=news.text)
            else:
                yield passed(news)


def _summaries(trial: Trial, labels: list[str]) -> list[News]:
    naming = [label for label in labels if len(label) >= SHORTEST]
    apart = [one for one in trial.news if not one.place and (one.links or not one.tied)]
    return [one for one in apart if one.links or any(label in folded(one.text) for label in naming)][:1]
