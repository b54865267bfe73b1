"""Whether a password can be pasted."""

from auditor.commons.logins import sign_in_form
from auditor.evidence.dom import Dom
from auditor.evidence.login import Login
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

CODE = "one-time-code"


@rule(Impact.SERIOUS, "WCAG 3.3.8", problem="Passwords or codes cannot be pasted.")
def password_cannot_be_pasted(login: Login, dom: Dom) -> Verdicts:
    """Passwords and codes can be pasted where they are asked for.

    ## Why it matters
    People who cannot remember or copy a long row of signs keep it in a password manager or a note and paste it. Where
    that is forbidden they type it wrong until they are locked out, or choose a password that anybody can guess.

    ## How to fix it
    Take away what forbids it: `onpaste="return false"`, and `preventDefault()` in a listener for `paste` or for
    `beforeinput`. It makes nothing safer.

    ## What it cannot decide
    Whether the page empties the field a moment later, or forbids the keys of pasting alone. It offers an empty field
    a paste of two signs, as the browser would, and sees whether the page refuses it. It certainly fails for
    the password of a sign-in. A field for a code may take whole codes only, and where a new password is chosen, WCAG
    3.3.8 does not speak: there a person must look. Fields that were filled already are left alone.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/accessible-authentication-minimum.html
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F109
    https://www.ncsc.gov.uk/blog-post/let-them-paste-passwords
    """
    known = {field.path: field for field in dom.fields}
    for field in login.fields:
        code = field.autocomplete == CODE
        if field.paste == "untried" or not (field.secret or code):
            continue
        own = known.get(field.path)
        if field.paste == "taken":
            yield passed(field)
        elif field.secret and own is not None and sign_in_form(dom, own):
            yield failed(field, "“{name}” does not take what is pasted.", name=field.name or field.type)
        else:
            ask = "Look why “{name}” does not take what is pasted."
            yield unsure(field, ask, name=field.name or field.type)
