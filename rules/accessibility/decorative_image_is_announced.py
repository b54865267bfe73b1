"""Rule: what is marked as decoration is not announced."""

from auditor.evidence.dom import Dom
from auditor.evidence.images import Images
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

PICTURES = ("img", "svg", "canvas", "object")
SILENT = frozenset({"none", "presentation"})


@rule(
    Impact.MODERATE,
    "WCAG 1.1.1",
    act=("46ca7f",),
    problem="A picture is marked as decoration and announced all the same",
)
def decorative_image_is_announced(images: Images, dom: Dom) -> Verdicts:
    """A picture that is marked as decoration has no name and takes no focus.

    ## Why it matters
    The page says two things at once: that the picture means nothing (`alt=""`, `role="presentation"`), and what it
    means (`aria-label`, a tab stop). Browsers then ignore the first, some screen readers the second: some people hear
    a picture that nobody meant to be heard, others miss one that was meant.

    ## How to fix it
    Decide. A picture that decorates: `alt=""` and nothing else. One that says something: `alt="What it says"`, no
    `role="presentation"`.

    ## What it cannot decide
    Which of the two is meant. A `title` beside `alt=""` is a name in some browsers only, and often written for the
    tooltip: then a person must look, and where the one that is marked is no picture.

    ## References
    - https://www.w3.org/TR/wai-aria-1.2/#conflict_resolution_presentation_none
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F39
    """
    for one in images.of("img", "svg", "canvas", "object", "role"):
        if one.hidden or not (_silent(one.role) or (one.tag == "img" and one.alt == "" and not one.role)):
            continue
        element = dom.at(one.path)
        attributes = element.attributes if element else {}
        if (attributes.get("aria-label", "").strip() or attributes.get("aria-labelledby")) and one.exposed and one.name:
            yield failed(one, "This picture is marked as decoration, yet it is called “{name}”.", name=one.name)
        elif one.focusable:
            yield failed(one, "This picture is marked as decoration, yet the keyboard stops at it.")
        elif one.title and not one.link:
            yield unsure(one, "Look whether this picture is to be heard: its title says “{title}”.", title=one.title)
        else:
            yield passed(one)
    for other in dom.elements:
        name = other.attributes.get("aria-label", "").strip()
        if _silent(other.attributes.get("role", "")) and other.visible and name and other.tag not in PICTURES:
            yield unsure(other, "Look whether this is decoration: it is marked so, yet called “{name}”.", name=name)


def _silent(role: str) -> bool:
    return role.split(" ", maxsplit=1)[0].lower() in SILENT
