"""Whether something on the page answers to a pointer and not to the keyboard."""

from auditor.evidence.tab_stops import TabStops
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.SERIOUS, "WCAG 2.1.1", problem="Something that a mouse can press is out of the keyboard's reach")
def pointer_only_control(stops: TabStops) -> Verdicts:
    """What a mouse can press is reached with the keyboard, anywhere on the page.

    ## Why it matters
    People who cannot use a mouse go from control to control with Tab. Something that is no stop of the Tab key, and
    lies in none, is not there for them.

    ## How to fix it
    Make it a real control: `<button type="button">Show more</button>` in place of `<div onclick="…">`, `<a href="…">`
    where it leads to another page. Take `tabindex="-1"` away where it keeps a control out of reach.

    ## What it cannot decide
    Whether something else on the page does the same by keyboard: where a control of the same name or address is
    reached, it passes, and else a person must look. It fails where a click was tried and did something, and the
    element either calls itself a control by its role or leads to an address that no link on the page leads to. What
    `tabindex="-1"` keeps out on purpose, as beside a field, is left to a person. Clicks are tried on five things of a
    page at most, only where the step is `safe: true` or the service is on this machine, and never where the words
    speak of paying, sending or deleting.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/keyboard.html
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F59
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F54
    """
    for one in stops.unreached:
        values = {"name": one.name or one.tag, "to": one.to}
        if one.twin:
            yield passed(one)
        elif one.click == "nothing" or (one.click == "untried" and one.said == "pointer"):
            continue
        elif one.click == "navigates" and not one.withheld:
            yield failed(one, "“{name}” leads to {to} by a click; the keyboard does not reach it.", **values)
        elif one.click == "changes" and one.said == "role" and not one.withheld:
            yield failed(one, "“{name}” calls itself a control; the keyboard does not reach it.", **values)
        else:
            ask = "Look how “{name}” is used with the keyboard: no stop of the Tab key leads to it."
            yield unsure(one, ask, **values)
