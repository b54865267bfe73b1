"""Rule: the page answers a press at once (INP)."""

from auditor.commons.causes import SLOW_ANSWER_MS
from auditor.commons.noise import MAIN_THREAD, say
from auditor.evidence.vitals import Vitals
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule

POOR_MS = 500


@rule(Impact.MODERATE, problem="The page answers late to a press.")
def slow_answer_to_input(vitals: Vitals) -> Verdicts:
    """The page shows within 200 milliseconds that it has noticed a press or a key.

    ## Why it matters
    A control that does not react looks broken. Customers press again, and do things twice.

    ## How to fix it
    Draw the reaction first and do the work afterwards. Change the button or show that work is going on, give the
    browser a chance to draw, then go on; cut long work into pieces:

    ```js
    button.addEventListener("click", async () => {
      button.setAttribute("aria-busy", "true");
      await new Promise((resolve) => setTimeout(resolve));
      search();
    });
    ```

    ## What it cannot decide
    It measures the presses of this walk only, on the machine of the audit; phones in use may be several times slower.
    The limits (good to 200 ms, poor above 500 ms) are those of Web Vitals. How long the result itself took is the
    question of `long-wait-after-action`.
    Up to two and a half times the limit it is left to a person, since a busy machine answers late.

    ## References
    - https://web.dev/articles/inp
    - https://web.dev/articles/optimize-inp
    """
    inp = vitals.inp
    if inp is None:
        return
    if inp.value <= SLOW_ANSWER_MS:
        yield passed(inp.element)
        return
    impact = Impact.SERIOUS if inp.value > POOR_MS else Impact.MODERATE
    milliseconds = round(inp.value)
    if inp.element:
        message = "After a press on {element} nothing changed for {milliseconds} ms; good is at most {limit} ms."
    else:
        message = "After a press nothing changed for {milliseconds} ms; good is at most {limit} ms."
    told = {"milliseconds": milliseconds, "limit": SLOW_ANSWER_MS, "element": inp.element}
    tell = say(inp.value, SLOW_ANSWER_MS, MAIN_THREAD)
    yield tell(inp.element, message, impact=impact, detail=f"after {milliseconds} ms", **told)
