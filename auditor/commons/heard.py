"""What somebody who does not see the page is told of a change."""

from collections.abc import Iterable

from auditor.commons.status_words import is_status
from auditor.evidence.touches import After, Touch

REPLACED = 2  # lines that a message may take the place of; where more went, the page shows another part of itself


def told(after: After) -> bool:
    """Whether anything is heard of what came of an action."""
    return bool(after.announced or after.states or after.focus_moved)


def told_later(following: Iterable[Touch]) -> bool:
    """Whether the plan waits for something next, and it is heard then, or is a new page."""
    for touch in following:
        if touch.action != "wait_for" or touch.after is None:
            return False
        if touch.after.new_document or told(touch.after):
            return True
    return False


def is_message(after: After) -> bool:
    """Whether what came is a message, and not another part of the page."""
    return is_status(after.shown) and not after.controls_came and after.gone <= REPLACED
