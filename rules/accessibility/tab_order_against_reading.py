"""Whether Tab goes through the page in the order in which it is read."""

from collections.abc import Iterator
from itertools import pairwise

from auditor.evidence.tab_stops import Stop, TabStops
from auditor.model import Impact, Verdict
from auditor.parts import Verdicts, failed, passed, rule, unsure

SAME_LINE = 0.5  # of the height of the lower one
SAME_COLUMN = 0.5  # share of the narrower one's width that lies over the other's


@rule(Impact.MODERATE, "WCAG 2.4.3", problem="The Tab key goes against the order in which the page is read")
def tab_order_against_reading(stops: TabStops) -> Verdicts:
    """The Tab key goes through each part of the page from the top down.

    ## Why it matters
    When the focus jumps up again, people lose their place and leave out what they were carried past.

    ## How to fix it
    Put the elements into the document in the order in which they are read. Take away every `tabindex` above 0.

    ## What it cannot decide
    What order has a meaning: a page may be read by columns or by groups. It compares neighbouring stops in one form,
    list or landmark. It fails where two of them are numbered by `tabindex` from below upwards, or back on one line;
    elsewhere a person must look. Where most lines are gone from right to left, none is told. What stays in place while
    the page scrolls, and widgets with arrows, are left out.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/focus-order.html
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F44
    https://www.w3.org/WAI/WCAG22/Techniques/css/C27
    """
    pairs = list(_neighbours(stops))
    rightwards = sum(_leftwards(other, one) for one, other in pairs) >= sum(
        _leftwards(one, other) for one, other in pairs
    )
    for one, other in pairs:
        values = {"name": other.name or other.tag, "before": one.name or one.tag}
        if rightwards and _leftwards(one, other):
            yield from _said_of_a_line(one, other, values)
        elif not _upwards(one, other):
            yield passed(other)
        elif one.tabindex > 0 and other.tabindex > one.tabindex:
            told = "tabindex makes Tab go up from “{before}” to “{name}”, which stands above it in the same part."
            yield failed(other, told, **values)
        else:
            yield unsure(other, "Look whether Tab may go up here, from “{before}” to “{name}” above it.", **values)


def _said_of_a_line(one: Stop, other: Stop, values: dict[str, str]) -> Iterator[Verdict]:
    if one.tabindex > 0 and other.tabindex > 0:
        told = "tabindex makes Tab go back from “{before}” to “{name}”, which stands before it on the same line."
        yield failed(other, told, **values)
    else:
        ask = "Look whether Tab may go back here, from “{before}” to “{name}” before it on the same line."
        yield unsure(other, ask, **values)


def _neighbours(stops: TabStops) -> Iterator[tuple[Stop, Stop]]:
    for one, other in pairwise(stops.stops):
        apart = one.floating or other.floating or one.widget or other.widget
        if one.group and one.group == other.group and not apart and one.place and other.place:
            yield one, other


def _upwards(one: Stop, other: Stop) -> bool:
    """Whether the other stands wholly above the one, in the same column."""
    x, y, width, _ = one.place or (0, 0, 0, 0)
    left, top, wide, high = other.place or (0, 0, 0, 0)
    common = min(x + width, left + wide) - max(x, left)
    return top + high <= y and common >= SAME_COLUMN * min(width, wide) > 0


def _leftwards(one: Stop, other: Stop) -> bool:
    """Whether the other stands wholly to the left of the one, on the same line."""
    x, y, _, height = one.place or (0, 0, 0, 0)
    left, top, wide, high = other.place or (0, 0, 0, 0)
    common = min(y + height, top + high) - max(y, top)
    return left + wide <= x and common >= SAME_LINE * min(height, high) > 0
