"""Rule: what takes the focus is there for those who hear the page."""

from auditor.evidence.dom import Dom, Element
from auditor.evidence.tab_stops import TabStops
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.SERIOUS, "WCAG 4.1.2", act=("6cfa84",), problem="A control that takes the focus is hidden from hearing.")
def stop_that_nobody_hears(stops: TabStops, dom: Dom) -> Verdicts:
    """No stop of the Tab key is hidden from screen readers.

    ## Why it matters
    Who hears the page presses Tab, comes to the control, and hears nothing: they do not know where they are, nor what
    Enter would do there.

    ## How to fix it
    Hide the control from everybody or from nobody. Where it is not to be used now, hide what holds it:

    ```html
    <div class="menu" hidden>…</div>
    ```

    ## What it cannot decide
    It speaks of elements on which the Tab key has really stopped, and that are hidden by `aria-hidden="true"`. Where
    the page moves the focus on at once, as guards at the ends of a dialog do, nobody rests there: not judged. Stops
    without words may be such guards too: a person must look. What the walk with the Tab key did not come to is left
    to what checkers say.

    ## References
    - https://www.w3.org/WAI/standards-guidelines/act/rules/6cfa84/
    - https://www.w3.org/TR/wai-aria-1.2/#aria-hidden
    """
    moved = {focused.path for focused in stops.on_focus if focused.kind == "moves"}
    for stop in stops.stops:
        element = dom.at(stop.path)
        if element is None or stop.path in moved:
            continue
        if not _hidden(dom, element):
            yield passed(stop)
        elif stop.name or element.text or element.tag in ("input", "select", "textarea"):
            told = "The Tab key stops on “{name}”, and screen readers say nothing of it: it is hidden from them."
            yield failed(stop, told, name=stop.name or element.text or element.tag)
        else:
            yield unsure(
                stop, "Look whether the focus rests here: a stop of the Tab key is hidden from screen readers."
            )


def _hidden(dom: Dom, element: Element) -> bool:
    return any(one.attributes.get("aria-hidden") == "true" for one in (element, *dom.above(element)))
