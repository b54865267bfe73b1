"""Whether arrows move inside tabs, menus, lists and other widgets that are one stop of the Tab key."""

from auditor.evidence.keyboard_probes import KeyboardProbes
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

LONG = 8  # parts; in a shorter widget nobody misses End
GRIDS = ("grid", "treegrid")


@rule(Impact.SERIOUS, "WCAG 2.1.1", problem="Arrows do not move inside a widget that promises it")
def composite_without_arrows(probes: KeyboardProbes) -> Verdicts:
    """The parts of tabs, menus, lists and trees are reached with arrows or with Tab.

    ## Why it matters
    A screen reader tells people that these are tabs or a menu, and people press the arrows, as in every program. When
    nothing moves and Tab passes the parts by, all but the first are out of reach without a mouse.

    ## How to fix it
    Listen to `keydown` on the widget: the arrows move the focus to the part beside it, Home and End to the first and
    the last; one part has `tabindex="0"`, the others `tabindex="-1"`. Where the parts are plain links or buttons, take
    the roles away: a list of links with Tab between them needs none.

    ## What it cannot decide
    Keys of the page's own. It fails where four arrows move nothing and some parts cannot take the focus by Tab. Where
    Tab reaches them all, or the widget is a grid, a person must look; so it is with End in a widget of eight parts or
    more. At most six widgets of a page and four menus are tried.

    ## References
    https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/
    https://www.w3.org/WAI/ARIA/apg/patterns/tabs/
    https://www.w3.org/WAI/WCAG22/Understanding/keyboard.html
    """
    for widget in probes.widgets:
        values = {"role": widget.role, "name": widget.name or widget.opener_name, "items": widget.items}
        if widget.items < 2:
            continue
        if widget.arrows and widget.end is False and widget.items >= LONG:
            ask = "Look whether End should lead to the last of the {items} parts of the {role} “{name}”."
            yield unsure(widget, ask, impact=Impact.MINOR, **values)
        elif widget.arrows:
            yield passed(widget)
        elif widget.tabbed or widget.role in GRIDS:
            ask = "Look whether the {role} “{name}” can be used: arrows do not move among its {items} parts."
            yield unsure(widget, ask, impact=Impact.MODERATE, **values)
        else:
            told = "Neither arrows nor Tab lead to all of the {items} parts of the {role} “{name}”."
            yield failed(widget, told, **values)
