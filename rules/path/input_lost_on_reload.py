"""Whether a form keeps what was typed when the page is loaded again."""

from auditor.evidence.trials import Keeps
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

MANY = 5  # fields


@rule(Impact.MODERATE)
def input_lost_on_reload(keeps: Keeps) -> Verdicts:
    """A long form holds what was typed when the page is loaded again.

    ## Why it matters
    Phones load a page again when it was out of sight for a while, a line breaks, a finger pulls the page down. A long
    form that is empty then is seldom begun again.

    ## How to fix it
    Keep what is typed while it is typed: in `sessionStorage` under the form's name, put back when the page loads; or
    save a draft in the service, and say so. Split long forms into steps that are saved one by one.

    ## What it cannot decide
    Whether it is worth the while: a person must look. Browsers differ; the one of this walk keeps nothing by itself.
    Forms that lose fewer than five fields, and no long text, are passed: they are soon filled again. That limit is the
    house's own. Passwords, card numbers, codes and files are left alone.

    ## References
    https://developer.mozilla.org/en-US/docs/Web/API/Window/sessionStorage
    https://developer.chrome.com/docs/web-platform/page-lifecycle-api
    https://www.w3.org/WAI/WCAG22/Understanding/timeouts.html
    """
    for keep in (one for one in keeps.keeps if one.way == "reload"):
        lost = [field for field in keep.fields if not field.kept]
        labels = ", ".join(field.label or field.type for field in lost)
        if len(lost) >= MANY or any(field.type == "textarea" for field in lost):
            told = "Look whether customers lose this when the page is loaded again: {labels}."
            yield unsure(lost[0], told, labels=labels, count=len(lost))
        else:
            yield passed(keep)
