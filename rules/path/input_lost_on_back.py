"""Whether a form keeps what was typed when the customer goes back and forward again."""

from auditor.evidence.trials import Keeps
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure


@rule(Impact.MODERATE)
def input_lost_on_back(keeps: Keeps) -> Verdicts:
    """What was typed is still there after going back and forward.

    ## Why it matters
    Customers go back to look something up, or by a slip of the finger, and come forward again. An empty form then asks
    for everything a second time.

    ## How to fix it
    Let the browser do it: it keeps the fields of ordinary forms by itself, unless `autocomplete="off"` or
    `Cache-Control: no-store` forbids it, or a script empties or builds the form anew. Where a script builds it, keep
    the values in `sessionStorage` and put them back.

    ## What it cannot decide
    How other browsers do: some hold the whole page in memory, which the browser of this walk does not, and show it
    again as it was. So a person must look. Passwords, card numbers, codes and files are left alone.

    ## References
    https://html.spec.whatwg.org/multipage/browsing-the-web.html#restore-persisted-state
    https://web.dev/articles/bfcache
    https://www.w3.org/WAI/WCAG22/Understanding/redundant-entry.html
    """
    for keep in (one for one in keeps.keeps if one.way == "back"):
        lost = [field for field in keep.fields if not field.kept]
        labels = ", ".join(field.label or field.type for field in lost)
        if not keep.shown:
            yield unsure(keep, "Look where customers come who go back and forward: this form is not shown again.")
        elif lost:
            told = "Look whether this is lost when customers go back and forward again: {labels}."
            yield unsure(lost[0], told, labels=labels, count=len(lost))
        else:
            yield passed(keep)
