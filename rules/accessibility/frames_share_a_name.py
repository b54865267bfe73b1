"""Whether frames with the same name show the same."""

from auditor.commons.text import folded
from auditor.evidence.frames import Frame, Frames
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 4.1.2", act=("4b1c6c",), problem="Frames with the same name show different things")
def frames_share_a_name(frames: Frames) -> Verdicts:
    """Frames with the same name show the same.

    ## Why it matters
    People choose a frame by its name, from a list or as they come by. Of two with one name they take the second for
    the first, and never see it.

    ## How to fix it
    Give each frame a name of its own: “Map of the small hall”, “Map of the large hall”.

    ## What it cannot decide
    Whether two pages serve the same end. It fails where both can be looked into, and both their titles or headings
    and their texts differ; where one comes from another service, or only the texts differ, a person must look.

    ## References
    https://www.w3.org/WAI/standards-guidelines/act/rules/4b1c6c/
    """
    first: dict[str, Frame] = {}
    for frame in frames.frames:
        if not frame.name or not frame.heard or frame.role in ("none", "presentation") or frame.tabindex == -1:
            continue
        other = first.setdefault(folded(frame.name), frame)
        if other is frame:
            continue
        if _same(frame, other):
            yield passed(frame)
        elif frame.open and other.open and _called(frame) != _called(other):
            yield failed(frame, "Two frames are called “{name}”, and show different things.", name=frame.name)
        else:
            yield unsure(frame, "Look whether the frames that are called “{name}” show the same.", name=frame.name)


def _same(one: Frame, other: Frame) -> bool:
    if one.open and other.open:
        return (one.text, one.pictures) == (other.text, other.pictures) and bool(
            one.text or one.address == other.address
        )
    return one.address == other.address


def _called(frame: Frame) -> str:
    return folded(frame.title) or folded(frame.heading) or folded(frame.text)
