"""Whether the customer has to give the same information twice."""

from auditor.commons.asked import Asked, asked_for, given_before
from auditor.commons.crossing import sides
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
    `autocomplete`, are both of the type e-mail, or are both of the type telephone under one label; or where labels that
    mean the customer's name, address, telephone, e-mail or birthday in Finnish, Swedish or English were answered with
    the same words. The customer filled both, and the second stood empty. Where labels alone agree, words speak of
    somebody else, or the answers of one `autocomplete` differ, a person must look; where labels alone agree and the
    answers differ, nothing is said. The answers are those that the plan types, secret ones left out, and are not told.
    As the criterion excepts them, passwords, codes, repetitions on purpose, fields that the service calls invalid and
    the same form shown again are left alone; so are searches, and pages that offer to take over what was given.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/redundant-entry.html
    https://www.w3.org/WAI/WCAG22/Techniques/general/G221
    """
    told: list[Asked] = []
    for asked in asked_for(walk):
        given = given_before(told, asked)
        told.append(asked)
        if given is None or asked.filled:
            yield passed(asked.path, at=asked.visit)
            continue
        before, certain = given
        own = {"label": asked.label, "first": before.step + 1, **sides(before.visit, asked.visit)}
        if certain:
            say = "“{label}” is asked again: the customer gave it at step {first} already, and the field is empty."
            yield failed(asked.element, say, at=asked.visit, **own)
        else:
            ask = "Look whether “{label}” asks again for what the customer gave at step {first}."
            yield unsure(asked.element, ask, at=asked.visit, **own)
