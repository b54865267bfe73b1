"""Rule: pictures of the style sheet say nothing that is not said elsewhere."""

from auditor.commons.pictures import is_text
from auditor.evidence.dom import Dom
from auditor.evidence.images import Images, Picture
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

LEAST = 12  # CSS px: smaller is a dot or a line


@rule(Impact.SERIOUS, "WCAG 1.1.1", problem="A picture of the style sheet says something that is said nowhere else")
def background_carries_information(images: Images, dom: Dom) -> Verdicts:
    """Background pictures only decorate; what says something is a picture on the page, with an alternative.

    ## Why it matters
    A background has no alternative: screen readers pass over it, and where a customer chooses colours of their own
    or prints the page, it is gone. An icon that can be pressed then has no name, a sign of warning is not there.

    ## How to fix it
    Use `<img alt="…">`, or give the element that bears it a name: `<button aria-label="Search">`.

    ## What it cannot decide
    Whether a background decorates: a person must look where it holds letters, or where an empty element that bears it
    can be pressed. It is sure only where a link or button that shows nothing but a background has no name at all.

    ## References
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F3
    - https://www.w3.org/WAI/WCAG22/Techniques/css/C30
    """
    for one in images.of("background"):
        if not one.visible or one.hidden or one.own_text or min(one.size) < LEAST:
            continue
        element = dom.at(one.path)
        name = element.name if element else ""
        if name or one.link_name or one.title:
            yield passed(one)
        elif element and element.role in ("link", "button") and element.visible and not element.text:
            yield failed(one, "This {role} shows only a background picture, and has no name.", role=element.role)
        elif one.clickable and not one.link:
            yield unsure(one, "Look what this picture of the style sheet does when it is pressed: it has no name.")
        elif is_text(one.shape) and not _lies_behind(one, dom):
            yield unsure(one, "Look whether the words in this picture of the style sheet stand on the page as text.")
        else:
            yield passed(one)


def _lies_behind(one: Picture, dom: Dom) -> bool:
    return one.behind or any(block.path.startswith(f"{one.path} > ") for block in dom.text_blocks)
