"""Rule: drawings, canvases and embedded objects that are heard have a name."""

from auditor.commons.pictures import is_icon, is_text
from auditor.evidence.images import Images, Picture
from auditor.languages import phrase
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

SHOWS = 100  # CSS px of width and height: a canvas as large as this shows something, such as a chart
ROLES = frozenset({"img", "image", "graphics-document", "graphics-symbol"})
WHAT = {"input": phrase("This button with a picture"), "canvas": phrase("This canvas")}
SHOWN = {
    "image": phrase("a picture"),
    "video": phrase("a film"),
    "audio": phrase("sound"),
    "document": phrase("a document"),
}


@rule(Impact.SERIOUS, "WCAG 1.1.1", act=("7d6734", "8fc3b6", "23a2a8", "59796f"), problem="A picture has no name")
def graphic_without_name(images: Images) -> Verdicts:
    """Drawings with a role, parts of drawings, canvases and embedded objects have an accessible name.

    ## Why it matters
    A screen reader says “graphic” or “embedded object” and nothing more, or nothing at all.

    ## How to fix it
    Give it one: `<svg role="img" aria-label="…">`, `<canvas role="img" aria-label="…">`, `<object title="…">`. What
    stands inside `<object>` is shown only where the file is not: it names nothing. Hide decoration (`aria-hidden`).

    ## What it cannot decide
    Whether an unnamed canvas or `<embed>` says anything: a person must look, at a canvas where it can be pressed, holds
    letters, or is 100 px wide and high with no text over it. Whether an `<object>` shows a web page, which has a text
    of its own, is told from its address and type.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F65
    """
    for one in images.of("img", "svg", "role", "canvas", "object", "embed", "input"):
        if one.hidden or not _asked(one):
            continue
        if one.name.strip():
            yield passed(one)
        elif (one.kind == "canvas" and one.role not in ROLES) or one.kind == "embed":
            yield unsure(one, "Look whether this says something: it has no name.")
        else:
            yield failed(one, "{what} has no name.", what=_what(one))


def _asked(one: Picture) -> bool:
    if one.role in ("none", "presentation"):
        return False
    if one.kind in ("object", "embed"):
        return one.role in ("", *ROLES) and one.media in SHOWN
    if one.kind == "canvas" and one.role not in ROLES:
        drawn = one.visible and one.shape is not None and not one.shape.blank and not is_icon(one)
        used = one.clickable or one.focusable or is_text(one.shape) or (not one.behind and min(one.size) >= SHOWS)
        return drawn and not one.own_text and not one.link and used
    if one.kind == "img":
        return one.role in ROLES or (one.alt is not None and one.alt != "" and not one.alt.strip() and not one.link)
    return one.role in ROLES or (one.kind == "input" and one.visible)


def _what(one: Picture) -> str:
    if one.kind in ("object", "embed"):
        return phrase("The embedded object that shows {what}", what=SHOWN.get(one.media, phrase("a document")))
    return WHAT.get(one.kind, phrase("This picture"))
