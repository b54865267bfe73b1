"""Whether what floats over the page can be scrolled clear of its controls and texts."""

from auditor.commons.interruptions import kind_of
from auditor.evidence.interruptions import Interruptions, Over, Under
from auditor.model import Impact
from auditor.parts import Verdicts, failed, rule, unsure

HALF = 0.5


@rule(Impact.MODERATE, problem="Something that floats lies over controls or text and cannot be scrolled away from.")
def floats_over_content(seen: Interruptions) -> Verdicts:
    """A chat bubble or another floating button leaves every control and text free somewhere.

    ## Why it matters
    A bubble in the corner covers what stands at the end of the page, most often the button that sends, and most of all
    on a phone. A press that is meant for the button opens the chat.

    ## How to fix it
    Give the page room below its content, as much as the bubble is high: `main { padding-bottom: 6rem }`. Or put the
    button into the page.

    ## What it cannot decide
    Whether the bubble moves away when it is in the way. It looks at parts that are fixed, take at most a quarter of the
    view, and lie on the page's content where that is scrolled as far as it goes. A control whose middle lies below, or
    half of it, certainly cannot be pressed there; less of it, and text, is left to a person, and so is what has
    a button for closing. Bars at the bottom are judged by controls alone. What asks about cookies goes with the answer.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/focus-not-obscured-minimum.html
    https://www.nngroup.com/articles/chat-ux/
    """
    for layer in seen.layers:
        if not layer.shown or not layer.in_view or layer.after == "press" or layer.holds_page:
            continue
        if layer.over and kind_of(layer) != "consent":
            yield from _lies(layer, max(layer.over, key=lambda under: (under.control, under.middle, under.part)))


def _lies(layer: Over, under: Under) -> Verdicts:
    name = under.name or under.path
    if under.control and (under.middle or under.part >= HALF) and not layer.closers:
        told = "This floats over “{name}”, and the page cannot be scrolled so that it does not."
        yield failed(layer, told, name=name)
    else:
        yield unsure(layer, "Look whether this, which floats over “{name}”, is in the way.", name=name)
