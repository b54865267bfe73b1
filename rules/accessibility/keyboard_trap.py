"""Whether the Tab key gets out of everything that it gets into."""

from auditor.evidence.tab_stops import TabStops
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

ONLY_TAB = ("Shift+Tab",)  # tried beside Tab


@rule(
    Impact.BLOCKER,
    "WCAG 2.1.2",
    act=("80af7b", "a1b64e", "ebe86a"),
    problem="The focus cannot get out of a part of the page",
)
def keyboard_trap(stops: TabStops) -> Verdicts:
    """The focus gets out of every part of the page with the keyboard.

    ## Why it matters
    Somebody without a mouse who is caught in a field or a player can reach nothing else: not the rest of the page, and
    not its beginning. All that is left is to close the page.

    ## How to fix it
    Leave the Tab key to the browser: do not call `preventDefault()` on `keydown` for Tab. Where Tab must write a
    tabulator, let Escape give Tab back, and say so beside the field. In a frame or a player of others, try Tab and
    Shift+Tab to both ends before it goes into a page.

    ## What it cannot decide
    A key of the page's own that leads out and that its text does not tell. Tab, Shift+Tab, Escape, F6, the four arrows
    and a key that the text tells (“press Ctrl+M to leave”) are tried, and up to four buttons and links that hold the
    focus are pressed. The told key passes; where another leads out, or a button may, a person must look. So it is
    where the page cannot be opened beside the walk and something was done on it, since other keys than Tab might
    change what was begun. A dialog that keeps the focus and has a button is no trap. Frames of other hosts, players and
    closed components are not judged.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/no-keyboard-trap.html
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F10
    https://www.w3.org/WAI/WCAG22/Techniques/general/G21
    https://www.w3.org/WAI/standards-guidelines/act/rules/80af7b/
    """
    if not stops.stops or stops.ended == "cut":
        return
    held = {stop.path: stop for stop in stops.stops if stop.path in stops.holds}
    dialog = bool(stops.dialog) and stops.presses
    if stops.ended == "left" or not stops.outside or dialog or not held:
        yield passed()
        return
    first = next(iter(held.values()))
    name = first.name or first.role or first.tag
    if stops.way_out and stops.way_out.lower() == stops.told.lower().replace("ctrl", "control").replace(" ", ""):
        yield passed(first)
    elif stops.way_out:
        ask = "Look whether the page tells how to get out of “{name}”: Tab leads no further, {key} leads out."
        yield unsure(first, ask, impact=Impact.SERIOUS, name=name, key=stops.way_out)
    elif stops.presses and len(held) > 1 and stops.pressed < len(held):
        ask = "Look whether a button leads out: Tab goes round among {count} stops from “{name}”, and no key leads out."
        yield unsure(first, ask, impact=Impact.SERIOUS, name=name, count=len(held))
    elif stops.tried == ONLY_TAB:
        ask = "Look whether a key leads out of “{name}”: Tab and Shift+Tab do not, and others were not tried."
        yield unsure(first, ask, impact=Impact.SERIOUS, name=name)
    else:
        told = "The focus does not get out of “{name}”: {keys} were tried, and {outside} controls lie outside."
        yield failed(first, told, name=name, keys=", ".join(("Tab", *stops.tried)), outside=stops.outside)
