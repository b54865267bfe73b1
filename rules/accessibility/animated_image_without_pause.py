"""Rule: moving pictures stop after five seconds, or can be stopped."""

import re

from auditor.evidence.dom import Dom, Element
from auditor.evidence.images import Images, Picture
from auditor.languages import phrase
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

LONG_MS = 5_000  # WCAG 2.2.2
SMALL = 48  # CSS px on both sides: a sign of waiting, an emoticon
WAITS = re.compile(r"load|spin|wait|progress|busy|ajax|lataa|odota|laddar|vänta", re.IGNORECASE)
PRESSED = ("button", "switch", "link", "checkbox")
PAUSES = re.compile(r"\b(pause|stop|keskeytä|pysäytä|tauko|pausa|stoppa|stanna)\b|⏸|⏯", re.IGNORECASE)


@rule(Impact.SERIOUS, "WCAG 2.2.2", problem="A moving picture cannot be stopped")
def animated_image_without_pause(images: Images, dom: Dom) -> Verdicts:
    """Pictures that move (GIF, APNG, WebP) end within five seconds, or can be paused.

    ## Why it matters
    The eye is drawn to what moves. Whoever finds it hard to keep to a line, because of ADHD, a brain injury or plain
    tiredness, cannot read beside it; some people feel sick.

    ## How to fix it
    Let the file end (a GIF can be told to play once), show a still picture with a button that starts the moving one,
    or use a `<video>` with `controls`.

    ## What it cannot decide
    Whether the motion is essential. The frames of the file are counted and compared: it is sure where a picture
    larger than 48 by 48 px, whose frames differ, goes on for more than five seconds and nothing on the page is called
    after pausing. Signs of waiting are left out; files of another origin may not be read.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/pause-stop-hide.html
    - https://www.w3.org/WAI/WCAG22/Techniques/general/G152
    """
    pauses = [one for one in dom.elements if _pauses(one)]
    for one in images.pictures:
        moving = one.animation
        if not moving or moving.differ is False or WAITS.search(f"{one.source} {one.label} {one.name}"):
            continue
        if 0 < moving.turns * moving.turn_ms <= LONG_MS:
            yield passed(one)
        elif moving.differ and max(one.size) > SMALL and not pauses and not _in_button(one):
            seconds = moving.turns * moving.turn_ms // 1000
            how = phrase("for {seconds} s", seconds=seconds) if moving.turns else phrase("without end")
            yield failed(
                one, "This picture moves {how}, and nothing on the page stops it.", how=how, frames=moving.count
            )
        else:
            yield unsure(one, "Look whether this moving picture can be stopped.", frames=moving.count)


def _in_button(one: Picture) -> bool:
    return one.clickable or bool(one.link and not one.link_href)


def _pauses(one: Element) -> bool:
    return one.visible and one.role in PRESSED and bool(PAUSES.search(one.name or one.text))
