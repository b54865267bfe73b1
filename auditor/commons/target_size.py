"""Whether a doubtful target is large enough or has room enough around it, by the boxes of the page (WCAG 2.5.8)."""

from math import hypot

from auditor.commons.verified import UNCLEAR, Verified
from auditor.evidence.target_boxes import TargetBox, TargetBoxes
from auditor.model import Box

LEAST = 24.0  # CSS px, WCAG 2.5.8
ABOUT = 1.0  # px: browsers round what lies between
BESIDE = 12.0  # px: a label that stands no farther from its field belongs to one target with it


def verified_target(boxes: TargetBoxes, path: str) -> Verified | None:
    """What the boxes tell of the target with this path; None where nothing was told."""
    target = boxes.at(path)
    if target is None:
        return UNCLEAR if path in boxes.left else None
    if target.native or target.inline or target.twin or target.inside:
        return Verified("right")  # the exceptions of user agent control, inline and equivalent; a press there hits too
    whole = _whole(target)
    if min(whole[2], whole[3]) >= LEAST - ABOUT:
        return Verified("right")
    if target.on_map:
        return UNCLEAR  # whether its place is essential, a person must say
    room = min((_distance(whole, other) for other in target.around), default=LEAST)
    if room >= LEAST / 2:
        return Verified("right")
    if room > LEAST / 2 - ABOUT:
        return UNCLEAR
    values = {"width": round(whole[2]), "height": round(whole[3]), "room": round(2 * room), "need": int(LEAST)}
    message = "This measures {width} × {height} px, with {room} px of room until the next target; {need} px are needed."
    return Verified("wrong", message, values)


def _whole(target: TargetBox) -> Box:
    """The target with those of its labels that stand beside it."""
    x, y, width, height = target.box
    left, top, right, bottom = x, y, x + width, y + height
    for label in target.labels:
        if label[0] <= right + BESIDE and label[0] + label[2] >= left - BESIDE and _overlap(label, target.box):
            left, top = min(left, label[0]), min(top, label[1])
            right, bottom = max(right, label[0] + label[2]), max(bottom, label[1] + label[3])
    return (left, top, right - left, bottom - top)


def _overlap(one: Box, other: Box) -> bool:
    return one[1] < other[1] + other[3] and other[1] < one[1] + one[3]


def _distance(target: Box, other: Box) -> float:
    """From the middle of a target to the next: to its edge, or half way to its middle where it is too small as well."""
    x, y = target[0] + target[2] / 2, target[1] + target[3] / 2
    across = max(other[0] - x, 0, x - other[0] - other[2])
    down = max(other[1] - y, 0, y - other[1] - other[3])
    to_edge = hypot(across, down)
    if min(other[2], other[3]) >= LEAST:
        return to_edge
    to_middle = hypot(other[0] + other[2] / 2 - x, other[1] + other[3] / 2 - y)
    return min(to_edge, to_middle / 2)
