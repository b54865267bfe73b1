"""Rule: what is copied can be pasted into a field."""

from auditor.commons.field_texts import called
from auditor.commons.labels import asks_again, purpose
from auditor.evidence.dom import Dom
from auditor.evidence.inputs import Inputs
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

PLAIN = ("email", "tel")  # what they hold never depends on how it came in


@rule(Impact.MODERATE, problem="A field does not take what is pasted")
def paste_refused(inputs: Inputs, dom: Dom) -> Verdicts:
    """Each field takes what is pasted into it.

    ## Why it matters
    Who types slowly, spells with difficulty or dictates lets the device remember addresses and numbers. To forbid
    pasting makes them type each letter, and brings in the mistakes that it was meant to keep out.

    ## How to fix it
    Take away what forbids it: `onpaste="return false"`, and `preventDefault()` in a listener for `paste` or for
    `beforeinput`. If a mistake would be dear, show what was given once more before it is sent.

    ## What it cannot decide
    Whether the field would take another text: it offers two digits, as the browser would, and sees whether the page
    refuses them and puts nothing in. It certainly fails for e-mail addresses, telephone numbers and what must be typed
    twice; elsewhere a person must look. Fields with text in them, for codes, and beside passwords are left to others.

    ## References
    https://www.ncsc.gov.uk/blog-post/let-them-paste-passwords
    https://www.w3.org/WAI/WCAG22/Understanding/redundant-entry.html
    https://developer.mozilla.org/en-US/docs/Web/API/Element/paste_event
    """
    known = {field.path: field for field in dom.fields}
    for one in inputs.inputs:
        field = known.get(one.path)
        if one.paste == "untried" or field is None:
            continue
        own, label = dom.of(field), called(dom, field)
        if one.paste == "taken":
            yield passed(own)
        elif field.type in PLAIN or purpose(label) in PLAIN or asks_again(label):
            yield failed(own, "“{label}” does not take what is pasted.", label=label)
        else:
            yield unsure(own, "Look why “{label}” does not take what is pasted.", label=label)
