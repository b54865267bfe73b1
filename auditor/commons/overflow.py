"""What makes a page wider than the view."""

from auditor.evidence.dom import Dom, Element, TextBlock
from auditor.evidence.layout import Layout

NARROW = 480  # CSS px: phones held upright, and views magnified to four times
SLACK = 4  # CSS px that nobody notices
# WCAG 1.4.10 lets parts scroll both ways whose use or meaning needs it: tables, pictures, maps, video, program text.
TWO_WAYS = ("table", "pre", "img", "svg", "canvas", "video", "iframe", "object", "embed", "math")


def is_narrow(dom: Dom) -> bool:
    """Whether the view is as narrow as a phone's."""
    return 0 < dom.width <= NARROW


def overflow(dom: Dom) -> int:
    """How many CSS px of the page lie beyond the right edge of the view; 0 within the slack, or where they are cut."""
    beyond = 0 if dom.cut_sideways else dom.page_width - dom.width
    return beyond if beyond > SLACK else 0


def widest(dom: Dom) -> Element | TextBlock | None:
    """The outermost thing known that reaches to the right edge of the page; None if none does."""
    return next(iter(_reaching(dom)), None)


def needs_two_ways(dom: Dom) -> bool:
    """Whether all that is known to reach to the right edge is, or is in, something that may scroll both ways."""
    reaching = _reaching(dom)
    if not reaching:
        return any(True for _ in dom.all(*TWO_WAYS))
    return all(_is_two_ways(one) for one in reaching)


def reaches_beyond(layout: Layout) -> bool:
    """Whether something that is read or pressed lies beyond the right edge, outside of what may scroll both ways."""
    exempt = tuple(one.path for one in layout.offenders if one.exempt)
    shown = (piece for piece in layout.seen if piece.box and not piece.path.startswith(exempt))
    return any(piece.box is not None and piece.box[0] + piece.box[2] > layout.width + SLACK for piece in shown)


def _reaching(dom: Dom) -> list[Element | TextBlock]:
    shown: list[Element | TextBlock] = [one for one in dom.elements if one.visible and one.tag not in ("html", "body")]
    every = [*shown, *dom.text_blocks]
    return [one for one in every if one.box and dom.width < one.box[0] + one.box[2] >= dom.page_width - SLACK]


def _is_two_ways(one: Element | TextBlock) -> bool:
    holders = [one.tag, *(step.split(":")[0] for step in one.path.split(" > "))]
    return any(tag in TWO_WAYS for tag in holders)
