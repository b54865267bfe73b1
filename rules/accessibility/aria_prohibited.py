"""Whether elements carry names and descriptions that their role may not have."""

from auditor.evidence.dom import Dom, Element
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

NONE = {"none", "presentation"}
TAGS = {
    "p": "paragraph",
    "code": "code",
    "em": "emphasis",
    "strong": "strong",
    "sub": "subscript",
    "sup": "superscript",
}
TAGS |= {"del": "deletion", "s": "deletion", "ins": "insertion", "caption": "caption"}
TAGS |= dict.fromkeys(("div", "span", "b", "i", "u", "small", "bdi", "bdo", "data", "pre", "q", "samp"), "generic")
NAMELESS = {*TAGS.values(), *NONE}
NAMES = ("aria-label", "aria-labelledby", "aria-braillelabel")
DESCRIBED = ("aria-roledescription", "aria-brailleroledescription")


@rule(Impact.MINOR, "WCAG 4.1.2", act=("kb1m8s",), problem="An element is given a name that its kind cannot have")
def aria_prohibited(dom: Dom) -> Verdicts:
    """Only elements that can have a name or a kind of their own are given one by ARIA.

    ## Why it matters
    Plain text, paragraphs and boxes without a role have no name. Most screen readers pass over an `aria-label` on them,
    some read it in place of the text: what was meant to be heard is lost for some, and what is seen is lost for others.

    ## How to fix it
    Take the attribute away, and write what is to be heard as text, hidden from sight if need be. Where the box is
    meant to be something, say what: `<div role="group" aria-label="Your order">`.

    ## What it cannot decide
    Whether anything is lost by a name that is passed over: where text stands in the element too, a person must listen.
    What a custom element says of its own role, and elements whose role is taken away, are not judged as certain.

    ## References
    https://www.w3.org/TR/wai-aria-1.2/#prohibitedattributes
    https://www.w3.org/WAI/standards-guidelines/act/rules/kb1m8s/proposed/
    """
    for element in dom.elements:
        role = _role(element)
        given = [name for name in (*NAMES, *DESCRIBED) if element.attributes.get(name, "").strip()]
        hidden = any(one.attributes.get("aria-hidden") == "true" for one in (element, *dom.above(element)))
        if not given or not element.box or hidden:
            continue
        wrong = [name for name in given if role in (NAMELESS if name in NAMES else {"generic", *NONE})]
        values = {"attributes": ", ".join(wrong), "role": role}
        if not wrong:
            yield passed(element)
        elif role not in NONE and element.visible and (set(wrong) <= {*DESCRIBED, NAMES[2]} or not element.text):
            yield failed(element, "{attributes} may not stand on an element with the role {role}.", **values)
        else:
            ask = "Look whether anything is lost where screen readers pass over {attributes} on the role {role}."
            yield unsure(element, ask, **values)


def _role(element: Element) -> str:
    """The role that the author wrote, else the one of plain text and boxes; empty for all others."""
    written = element.attributes.get("role", "").split()
    return written[0].casefold() if written else TAGS.get(element.tag, "")
