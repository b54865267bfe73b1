"""Whether a page that ends by itself says so, and can be kept open."""

from auditor.commons.labels import is_search
from auditor.commons.time_words import extends, tells_a_limit
from auditor.evidence.dom import Dom
from auditor.evidence.time_limits import TimeLimits
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

DAY = 20 * 3600  # s: longer limits are allowed


@rule(Impact.SERIOUS, "WCAG 2.2.1", problem="A page with answers may end by itself without a warning.")
def session_ends_without_warning(limits: TimeLimits, dom: Dom) -> Verdicts:
    """A page with answers does not end by itself without a warning.

    ## Why it matters
    Who reads slowly, types with one finger or has to fetch a paper first is thrown out in the midst of it, and all is
    lost. They cannot know that there was a limit.

    ## How to fix it
    Let the limit be switched off or be set to ten times as long; or warn at least 20 seconds before and let one press
    extend it: `<dialog role="alertdialog">Your session ends in 2 minutes. <button>Stay signed in</button></dialog>`.

    ## What it cannot decide
    Limits that only the server keeps, and what outside scripts do. It certainly fails where the page's own `<meta
    http-equiv="refresh">` takes a form away to another address within 20 hours and no word on the page speaks of it.
    Where its markup, script or text names a limit and nothing that extends it is found, a person must look. Limits that
    cannot be else, as in an auction, are allowed.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/timing-adjustable.html
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F40
    """
    if not any(dom.of(field).visible and not is_search(dom.of(field).name) for field in dom.fields):
        return
    told = next((block for block in dom.text_blocks if tells_a_limit(block.text)), None)
    leaves = limits.refresh if limits.refresh and limits.refresh.url and 0 < limits.refresh.seconds < DAY else None
    set_ = [one for one in limits.settings if "cookie" not in one.name.lower() and one.value.strip("0 ")]
    if not (told or leaves or set_ or limits.countdowns):
        return
    if limits.warnings or any(extends(one.name) for one in dom.with_role("button", "link", "checkbox")):
        yield passed(limits.warnings[0] if limits.warnings else "")
    elif leaves and not told:
        message = "After {seconds} s the page leaves for {url} by itself, and says nothing of it."
        yield failed("", message, seconds=leaves.seconds, url=leaves.url, html=leaves.html)
    elif told:
        yield unsure(told, "Look whether the time can be extended: “{text}”", text=told.text[:150])
    elif set_:
        ask = "Look whether customers are warned before the page's limit is over ({name} is {value})."
        yield unsure(set_[0].path, ask, name=set_[0].name, value=set_[0].value)
    else:
        path = next(iter(limits.countdowns), "")
        yield unsure(path, "Look whether the time that counts down here can be extended.")
