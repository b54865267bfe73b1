"""Rule: whether a control can be used is seen on it."""

from auditor.evidence.affordances import Affordances
from auditor.model import Impact
from auditor.parts import Verdicts, rule, unsure

SIGNS = 2  # of those that pages use to say that a control is out of use
ENOUGH = {"cursor", "dead"}  # one that says it by itself


@rule(Impact.MODERATE, problem="A control looks out of use and is not, or the other way round")
def looks_switched_off(affordances: Affordances) -> Verdicts:
    """What can be used looks so, and what cannot looks different.

    ## Why it matters
    A pale button is not tried: who has filled in all that is asked waits for it to turn bright, and gives up. And a
    button that looks like any other and does nothing makes people believe that the service is broken.

    ## How to fix it
    Keep the look of being out of use for controls that are:

    ```css
    button:disabled { opacity: 0.5; cursor: not-allowed; }
    ```

    Better, let the button work, and say what is missing when it is pressed.

    ## What it cannot decide
    What the page means by it: a person must look. It speaks of controls in use that show a forbidding pointer, or
    cannot be pressed with a pointer at all, or are both half transparent and called “disabled” by their class; and of
    buttons out of use that have the ground, edge and letters of one that is in use.

    ## References
    - https://www.nngroup.com/articles/button-states-communicate-interaction/
    - https://design-system.service.gov.uk/components/button/
    """
    for one in affordances.grey:
        if len(one.why) >= SIGNS or ENOUGH.intersection(one.why):
            ask = "Look whether “{text}” is taken to be out of use: it can be used, and looks as if it could not."
            yield unsure(one, ask, text=one.text, why=", ".join(one.why))
    for other in affordances.bright:
        ask = "Look whether it is seen that “{text}” is out of use: it looks like a button that is not."
        yield unsure(other, ask, text=other.text, impact=Impact.MINOR)
