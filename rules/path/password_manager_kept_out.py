"""Whether a password manager finds its way into a sign-in."""

from auditor.commons.logins import sign_in_form
from auditor.evidence.dom import Dom
from auditor.evidence.login import Login, LoginField
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

WELCOME = ("", "on", "current-password", "webauthn")
BOXES = 3  # fields of one sign each: fewer may be a date


@rule(Impact.MODERATE, "WCAG 3.3.8", problem="A password manager may be kept out of the sign-in.")
def password_manager_kept_out(login: Login, dom: Dom) -> Verdicts:
    """A sign-in lets a password manager fill it.

    ## Why it matters
    A password manager remembers for those who cannot, types for those whose hands are slow, and knows a false page
    from the true one. A sign-in that hides from it shuts them all out.

    ## How to fix it
    Use the real field and say what it is for: `<input type="password" autocomplete="current-password">`, with
    `autocomplete="username"` on the one before it. Ask for the whole password, never for single characters of it.

    ## What it cannot decide
    What a given password manager makes of the page: many pass over `autocomplete="off"`, so a person must try. It
    looks for that, for text fields that only a style sheet masks, and for passwords split into fields of one sign.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/accessible-authentication-minimum.html
    https://www.w3.org/WAI/WCAG22/Techniques/html/H100
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F109
    """
    known = {field.path: field for field in dom.fields}
    split = [field for field in login.fields if field.secret and field.max_length == 1]
    if len(split) >= BOXES:
        ask = "Look whether the whole password can be filled in: it is asked for in {count} fields of one sign."
        yield unsure(split[0], ask, count=len(split))
        return
    for field in (one for one in login.fields if one.secret):
        own = known.get(field.path)
        if own is None or not (field.masked or sign_in_form(dom, own)):
            continue
        ask = _doubt(field)
        values = {"name": field.name or field.type, "token": field.autocomplete}
        yield unsure(field, ask, **values) if ask else passed(field)


def _doubt(field: LoginField) -> str:
    if field.masked:
        return "Look whether a password manager fills “{name}”: it is a text field that only looks like a password."
    if not set(field.autocomplete.split()) & set(WELCOME) and field.autocomplete:
        return "Look whether a password manager fills “{name}”, which says autocomplete=“{token}”."
    return ""
