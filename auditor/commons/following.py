"""Whether something follows the pointer that presses it."""

import re

from auditor.evidence.listeners import Listeners, Listening

PRESSES, MOVES = ("mousedown", "pointerdown"), ("mousemove", "pointermove")
TAKES = re.compile(r"(mouse|pointer)move|setPointerCapture")
PLACE = re.compile(r"\b(client|page|screen|offset|movement)[XY]\b")


def follows_pointer(one: Listening, listeners: Listeners) -> bool:
    """Whether a script lets it follow the pointer from where it is pressed: its own slider, a divider, a map.

    What takes keys as well is left out, and so is what stands in a control.
    """
    keys = one.focusable and one.hears("keydown", "keyup")
    if not one.visible or one.within or keys or not one.hears(*PRESSES):
        return False
    takes = any(TAKES.search(press.source) for press in one.listeners if press.type in PRESSES)
    moves = [move for move in (*one.listeners, *listeners.whole) if move.type in MOVES]
    return takes or any(PLACE.search(move.source) for move in moves)
