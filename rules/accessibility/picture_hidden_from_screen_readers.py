"""Rule: a picture that says something is not hidden from those who cannot see it."""

from auditor.commons.pictures import is_chart, is_icon, is_logo, is_text
from auditor.evidence.images import Images, Picture
from auditor.languages import phrase
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure


@rule(Impact.SERIOUS, "WCAG 1.1.1", act=("e88epe",), problem="A picture that says something is hidden")
def picture_hidden_from_screen_readers(images: Images) -> Verdicts:
    """Pictures that say something have an alternative; only decoration is hidden.

    ## Why it matters
    What the chart, the logo or the text in the picture says, others read at a glance. Who cannot see it is not even
    told that something is there.

    ## How to fix it
    Write what it says: `<img alt="City of Porvoo">`, `<svg role="img" aria-label="City of Porvoo">`,
    `<canvas role="img" aria-label="Visitors by month, told in the table below">`.

    ## What it cannot decide
    Whether the picture says anything that the text beside it does not: a person must look. It speaks of hidden
    pictures where a sign speaks against decoration: they are called a logo or a chart, hold letters, are the whole
    content of a figure, or follow a text that ends with a colon. Pictures in links with a text of their own, icons,
    and drawings whose words are text for assistive technology too are left out.

    ## References
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F38
    - https://www.w3.org/WAI/tutorials/images/decision-tree/
    """
    for one in images.of("img", "svg", "canvas", "role"):
        told = one.link_name or (one.kind == "canvas" and one.own_text)
        if one.exposed or not one.visible or (is_icon(one) and not is_logo(one)) or told:
            continue
        why = _sign(one)
        if why:
            ask = "Look whether this picture only decorates: it is hidden from screen readers, yet {why}."
            yield unsure(one, ask, why=why)
        else:
            yield passed(one)


def _sign(one: Picture) -> str:
    if one.shape and one.shape.blank:
        return ""
    if is_text(one.shape) and not (one.kind == "svg" and "<text" in one.html):
        return phrase("it holds what looks like text")
    if is_logo(one) and one.kind == "img" and not one.near:
        return phrase("it is called a logo")
    if is_chart(one):
        return phrase("it is called a chart")
    if one.figure and not one.caption and one.kind == "img":
        return phrase("it is all that its figure holds")
    if one.before.endswith(":") and len(one.before) < 150 and one.landmark in ("", "main"):
        return phrase("the text before it ends with a colon")
    return ""
