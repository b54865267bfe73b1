"""What is said of a field in sight: its label, its hint, the texts around it."""

import re
from collections.abc import Iterator

from auditor.commons.forms import belongs, neighbours, seen_label
from auditor.commons.language import KNOWN, guess, primary
from auditor.evidence.dom import Dom, FormField, TextBlock

LONGEST = 300  # characters; a longer text is a paragraph about more than one field
_SIGNS = re.compile(r"[\s*:∗＊✱﹡]+$")


def called(dom: Dom, field: FormField) -> str:
    """What customers see or hear a field called, without the signs at its end."""
    name = seen_label(field) or dom.of(field).name or next((one.text for one in field.labels), "")
    return _SIGNS.sub("", name)


def texts(dom: Dom, field: FormField) -> list[str]:
    """All that says something of a field: its labels, hints, legend, and short texts near that are free."""
    own = dom.of(field)
    near = (block.text for block in free_texts(dom, field))
    said = (*(label.text for label in field.labels), own.name, own.description, field.hint, field.error, field.legend)
    return [text for text in (*said, own.attributes.get("placeholder", ""), *near) if text]


def seen_texts(dom: Dom, field: FormField) -> list[str]:
    """What is seen of it before anything is typed or pointed at: neither a `title` nor a placeholder."""
    near = [block.text for block in free_texts(dom, field)]
    hint = field.hint if any(field.hint in block.text or block.text in field.hint for block in dom.text_blocks) else ""
    return [text for text in (seen_label(field), field.legend, hint, *near) if text]


def free_texts(dom: Dom, field: FormField) -> Iterator[TextBlock]:
    """The short texts beside a field that belong to it or to none."""
    others = [one for one in dom.fields if one.path != field.path]
    for block in neighbours(dom, dom.of(field)):
        if len(block.text) <= LONGEST and (belongs(block, field) or not any(belongs(block, one) for one in others)):
            yield block


def known_language(dom: Dom) -> bool:
    """Whether the page is in a language whose words are known here: Finnish, Swedish or English."""
    return primary(dom.lang) in KNOWN or guess(" ".join(block.text for block in dom.text_blocks)) is not None
