"""Whether the customer has to give the same information twice."""

from auditor.commons.asked import Asked, asked_for, same_information
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 3.3.7")
def asked_again(walk: Walk) -> Verdicts:
    """What the customer has told once on the way is not asked again.

    ## Why it matters
    Having to tell the same thing at each counter is what people remember of a bad service. Who types slowly or forgets
    easily makes mistakes the second time, or leaves.

    ## How to fix it
    Fill the field with what the customer gave before, or offer it to be chosen: `<input name="email"
    autocomplete="email" value="…">`, or “Same as my own address” as a check box. Better still, do not ask.

    ## What it cannot decide
    Whether two fields with one label mean the same person. It certainly fails where both fields carry the same
    `autocomplete`, or the same label and the type e-mail or telephone, the customer filled both, and the second
    stood empty. Where labels alone agree, or words speak of somebody else, a person must look. Passwords, searches,
    repetitions on purpose, and the same form shown again are left alone.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/redundant-entry.html
    https://www.w3.org/WAI/WCAG22/Techniques/general/G221
    """
    told: list[Asked] = []
    for asked in asked_for(walk):
        before = next((one for one in told if one.step < asked.step and same_information(one, asked)), None)
        told.append(asked)
        if before is None or asked.filled:
            yield passed(asked.path, at=asked.visit)
            continue
        say = failed if same_information(before, asked) == "certainly" else unsure
        message = "“{label}” is asked again: the customer gave it at step {first} already, and the field is empty."
        if say is unsure:
            message = "Look whether “{label}” asks again for what the customer gave at step {first}."
        own = asked.element
        yield say(own, message, label=asked.label, first=before.step + 1, at=asked.visit)
