"""Whether errors that appear on the page are announced to those who do not see them."""

from auditor.commons.mistakes import mistaken, refused, said_of
from auditor.evidence.trials import Trial, Trials
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule


@rule(Impact.SERIOUS, "WCAG 4.1.3")
def error_not_announced(trials: Trials) -> Verdicts:
    """Errors that appear without a new page are announced, or take the focus.

    ## Why it matters
    Somebody who hears the page presses the button, and hears nothing. The words that came stand somewhere above, and
    the customer does not know that there is anything to look for.

    ## How to fix it
    Move the focus to the first wrong field, which is tied to its message, or to a list of the errors:
    `summary.focus()` on `<div tabindex="-1" role="alert">`. Or put the words into a region that stands there from the
    beginning: `<div role="alert"></div>`.

    ## What it cannot decide
    How a certain screen reader speaks. Regions that come together with their words are heard by some and count as
    announced here; a focus that moves anywhere, and a new title, count too. It fails only where none of these came and
    words stand at a field. Errors that come with a new page are told by reading it and are left alone.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/status-messages.html
    https://www.w3.org/WAI/WCAG22/Techniques/aria/ARIA19
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F103
    """
    for trial in trials.trials:
        if trial.new_document or trial.after is None or not refused(trial) or trial.outcome == "browser":
            continue
        words = [news for field in mistaken(trial) for news in said_of(trial, field)]
        if not words:
            continue
        if _noticed(trial):
            yield passed(trial)
        else:
            told = "“{text}” comes when “{name}” is pressed, but is not announced, and the focus does not move."
            yield failed(words[0], told, text=words[0].text, name=trial.name)


def _noticed(trial: Trial) -> bool:
    after = trial.after
    heard = after is not None and (after.announced or after.perhaps_announced or after.focus_moved or after.states)
    focused = any(news.focused for news in trial.news) or any(field.focused for field in trial.fields)
    return bool(heard or focused or trial.dialogs or trial.title)
