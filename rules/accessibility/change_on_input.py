"""Whether the page goes on by itself when a field is changed."""

import re

from auditor.evidence.keyboard_probes import KeyboardProbes
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

TOLD = re.compile(
    r"automatic|immediate|at once|reload|refresh|as soon as|will (open|change|update|submit)|automaat|heti|välittömästi"
    r"|latautuu|päivittyy|siirty|automatisk|genast|direkt|uppdateras|laddas",
    re.IGNORECASE,
)


@rule(Impact.SERIOUS, "WCAG 3.2.2", problem="The page goes on by itself when a field is changed")
def change_on_input(probes: KeyboardProbes) -> Verdicts:
    """Changing a field changes that field alone, until the customer sends it.

    ## Why it matters
    With the keyboard, every option of a list is passed on the way to the one that is wanted: the first press of an
    arrow already chooses. If the page goes on at that, the second option is all that can be had.

    ## How to fix it
    Let a button do it: `<select>…</select> <button>Show</button>`. Take `this.form.submit()`, `location = …` and
    `window.open(…)` out of `onchange`. Where it must be so, say it before the field.

    ## What it cannot decide
    Whether the page told of it elsewhere: where words beside the field speak of it, a person must look. So it is where
    the focus moves on, as from one box of a code to the next. At most ten fields of a page are changed, lists first,
    and what comes later than 0.12 s is not seen. A change that stays in the same document is none of context.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/on-input.html
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F36
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F37
    """
    for field in probes.inputs:
        values = {"name": field.name or field.role, "to": field.to}
        if field.did == "nothing":
            yield passed(field)
        elif field.did == "moves":
            ask = "Look whether the page tells before that the focus goes on to {to} when “{name}” is filled in."
            yield unsure(field, ask, impact=Impact.MODERATE, **values)
        elif TOLD.search(field.told):
            ask = "Look whether the page tells before that changing “{name}” leads to {to}."
            yield unsure(field, ask, impact=Impact.MODERATE, **values)
        elif field.did == "submits":
            yield failed(field, "Changing “{name}” sends its form to {to} at once.", **values)
        elif field.did == "window":
            yield failed(field, "Changing “{name}” opens another window at once: {to}.", **values)
        else:
            yield failed(field, "Changing “{name}” goes to {to} at once.", **values)
