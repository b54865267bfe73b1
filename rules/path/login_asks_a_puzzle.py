"""Whether a sign-in asks for a feat of the mind."""

from auditor.commons.logins import (
    another_way,
    asks_for_a_sum,
    asks_for_what_a_picture_shows,
    asks_to_remember,
    has_picture,
    sign_ins,
    texts_beside,
)
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.SERIOUS, "WCAG 3.3.8", problem="A sign-in asks to solve, copy or remember something.")
def login_asks_a_puzzle(dom: Dom) -> Verdicts:
    """A sign-in asks nobody to reckon, to copy signs from a picture, or to remember an answer.

    ## Why it matters
    People with a poor memory, dyslexia or dyscalculia know who they are and may come in, and cannot solve the task at
    the door. It keeps out more people than machines, which solve it by now.

    ## How to fix it
    Take the task away, and slow down repeated tries on the server. Or offer another way to sign in that needs no
    such task: a passkey, the bank, a link by e-mail.

    ## What it cannot decide
    Tasks in frames, and those that are drawn without words. To recognise things in pictures, or one's own pictures, is
    allowed by the criterion and not looked for. It certainly fails where the form with the password asks to copy
    what its picture shows, or to reckon, and no other way to sign in is named; where one is, where an account is made
    rather than entered, and where an answer or single characters must be remembered, a person must look.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/accessible-authentication-minimum.html
    https://www.w3.org/WAI/WCAG22/Techniques/general/G218
    """
    certain = {field.form for field in sign_ins(dom) if field.form}
    forms = {field.form for field in dom.fields if field.type == "password" and dom.of(field).visible}
    for field in (one for one in dom.fields if one.form in forms and dom.of(one).visible):
        texts, own, other = texts_beside(dom, field), dom.of(field), another_way(dom)
        pictured = (
            field.type != "password"
            and "one-time-code" not in own.attributes.get("autocomplete", "")
            and any(map(asks_for_what_a_picture_shows, texts))
        )
        if pictured or any(map(asks_for_a_sum, texts)):
            name = own.name or next(iter(texts), "")
            if field.form in certain and other is None and (not pictured or has_picture(dom, field.form)):
                yield failed(own, "Who signs in has to solve “{name}”, and no other way is named.", name=name)
            else:
                yield unsure(own, "Look whether customers can get in without solving “{name}”.", name=name)
        elif any(map(asks_to_remember, texts)):
            yield unsure(own, "Look whether customers can get in without remembering “{name}”.", name=own.name)
        elif field.type == "password" and field.form in certain:
            yield passed(own)
