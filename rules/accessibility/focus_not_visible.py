"""Whether it is seen where the focus is."""

from auditor.evidence.tab_stops import Stop, TabStops
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

NO_CONTROL = ("", "generic", "none", "presentation", "Iframe")
FRAMES = ("iframe", "frame", "object", "embed")


@rule(Impact.SERIOUS, "WCAG 2.4.7", act=("oj04fd",), problem="It is not seen where the keyboard's focus is")
def focus_not_visible(stops: TabStops) -> Verdicts:
    """It is seen on the page which control has the focus.

    ## Why it matters
    Who moves with the keyboard must see where they are, as others see their mouse pointer. Without a sign each press of
    Tab is a guess, and Enter may press anything.

    ## How to fix it
    Leave the browser's outline on, or draw one that is seen better:
    `:focus-visible { outline: 3px solid #0b5fff; outline-offset: 2px }`. Take away `outline: none` and `outline: 0`.
    A link that skips to the content and is kept out of view must come into view when it has the focus.

    ## What it cannot decide
    Whether a sign that is there is strong enough: any change counts. Style is compared first; where that does not
    change, the view is pictured with and without the focus, with transitions switched off, and once more a quarter of
    a second later. It fails where no pixel differs. Where only something far from the control differs, or the stop is
    no control, a person must look. Fields with a caret count as seen, as W3C's explanation says. What takes longer
    than the time for one page is not looked at.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/focus-visible.html
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F78
    https://www.w3.org/WAI/standards-guidelines/act/rules/oj04fd/
    """
    for stop in stops.stops:
        if stop.indicator in ("style", "caret", "pixels"):
            yield passed(stop)
        elif stop.indicator == "elsewhere":
            ask = "Look whether it is seen that “{name}” has the focus: only something far from it changes."
            yield unsure(stop, ask, name=_called(stop))
        elif stop.indicator == "none" and (stop.tag in FRAMES or (stop.role in NO_CONTROL and not stop.name)):
            yield unsure(stop, "Look whether this needs to be a stop of the Tab key: nothing shows its focus.")
        elif stop.indicator == "none":
            yield failed(stop, "Nothing on the page changes when “{name}” gets the focus.", name=_called(stop))


def _called(stop: Stop) -> str:
    return stop.name or f"{stop.role or stop.tag} without a name"
