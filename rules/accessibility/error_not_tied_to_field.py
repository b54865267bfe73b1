"""Whether a field that is marked as wrong says what is wrong with it."""

from auditor.commons.forms import neighbours
from auditor.evidence.dom import Dom, Element, FormField, TextBlock
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.SERIOUS, "WCAG 1.3.1")
def error_not_tied_to_field(dom: Dom) -> Verdicts:
    """Every field that is marked as wrong is tied to the message that says what is wrong.

    ## Why it matters
    Somebody who hears the page goes from field to field and hears “invalid”, but not why, when the message stands
    beside the field and is not tied to it.

    ## How to fix it
    Tie the message to its field with `aria-describedby`: `<input id="postcode" aria-invalid="true"
    aria-describedby="postcode-error"> <p id="postcode-error">Enter five digits, such as 00100.</p>`.

    ## What it cannot decide
    Whether the label itself carries the message, and whether any message stands where no list of errors repeats it:
    then a person must look. It certainly fails where a list of errors links to the field, and the very same words
    stand beside the field without being tied to it.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/aria/ARIA1
    https://www.w3.org/WAI/WCAG22/Techniques/aria/ARIA21
    https://www.w3.org/WAI/WCAG22/Understanding/error-identification.html
    """
    for field in dom.fields:
        own = dom.of(field)
        if own.attributes.get("aria-invalid", "").lower() not in ("true", "grammar", "spelling") or not own.visible:
            continue
        link = _listed_error(dom, own)
        told = " ".join((*_tied(dom, field, own), *(label.text for label in field.labels), own.name, field.legend))
        tied = link.text in told if link else bool(field.hint.strip() or field.error.strip())
        if tied:
            yield passed(own)
        elif link and any(link.text in near.text and not _same_place(near, link) for near in neighbours(dom, own)):
            yield failed(own, "The message “{text}” stands beside this field but is not tied to it.", text=link.text)
        elif not field.hint.strip():
            yield unsure(own, "Look whether this field, marked as wrong, says what is wrong: no message is tied to it.")


def _listed_error(dom: Dom, own: Element) -> Element | None:
    """A link on the same page that leads to the field, as lists of errors have it."""
    target = f"#{own.attributes['id']}" if own.attributes.get("id") else None
    links = (link for link in dom.all("a") if target and link.attributes.get("href") == target)
    return next((link for link in links if link.text and link.visible), None)


def _tied(dom: Dom, field: FormField, own: Element) -> tuple[str, ...]:
    groups = (above.description for above in dom.above(own) if above.role in ("group", "radiogroup"))
    return (field.hint, field.error, own.description, *groups)


def _same_place(block: TextBlock, link: Element) -> bool:
    """Whether a text is the list's own line."""
    return block.path == link.path or link.path.startswith(f"{block.path} > ")
