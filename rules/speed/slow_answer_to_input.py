"""Rule: the page answers each press at once (INP)."""

from auditor.commons.attribution import longest_part, scripts_at_work, why, with_why
from auditor.commons.causes import SLOW_ANSWER_MS, machine_was_busy, slowest_answers
from auditor.commons.noise import MAIN_THREAD, good, range_of, say, spread_of, worst
from auditor.evidence.vitals import Vitals
from auditor.languages import phrase
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

POOR_MS = 500

SAYS = {
    True: "After a press on {element} nothing changed for {milliseconds} ms; good is at most {limit} ms.",
    False: "After a press nothing changed for {milliseconds} ms; good is at most {limit} ms.",
}


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
    It measures the presses of this walk only, on the machine of the audit; phones in use may be several times slower,
    and a press that led to a new document is not told by the browser. The limits (good to 200 ms, poor above 500 ms)
    are those of Web Vitals. How long the result itself took is the question of `long-wait-after-action`. Up to two and
    a half times the limit it is left to a person, since a busy machine answers late; of several walks, it is unless all
    are over the limit. So it is where the main thread worked less on the whole visit than this one answer took. What
    else the machine had to do raises the limit for what is certain.

    ## References
    - https://web.dev/articles/inp
    - https://web.dev/articles/optimize-inp
    """
    for answer in slowest_answers(vitals):
        # What several walks had in common is known of the visit's slowest answer alone.
        spread = spread_of(vitals, "inp") if vitals.inp and answer.value == vitals.inp.value else None
        if good(answer.value, SLOW_ANSWER_MS, spread):
            yield passed(answer.element)
            continue
        message = SAYS[bool(answer.element)]
        action = f"The action was: {answer.action}." if answer.action else ""
        agreed = range_of(vitals, "inp") if spread else ""
        reason = why(action, longest_part(answer.parts), scripts_at_work(answer.scripts), agreed)
        milliseconds = round(worst(answer.value, SLOW_ANSWER_MS, spread))
        told = {"milliseconds": milliseconds, "limit": SLOW_ANSWER_MS, "element": answer.element, "why": reason}
        detail = phrase("after {milliseconds} ms", milliseconds=milliseconds)
        told |= {"detail": detail, "saves_ms": max(0, milliseconds - SLOW_ANSWER_MS)}
        impact = Impact.SERIOUS if milliseconds > POOR_MS else Impact.MODERATE
        certain = say(answer.value, SLOW_ANSWER_MS, MAIN_THREAD, spread, vitals)
        tell = unsure if machine_was_busy(vitals, answer.value) else certain
        yield tell(answer.element, with_why(message, reason), impact=impact, **told)
