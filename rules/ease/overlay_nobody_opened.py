"""Whether something lies over the task that nobody opened."""

from auditor.commons.interruptions import WHOLE, in_the_way, kind_of, large
from auditor.evidence.interruptions import Interruptions, Over
from auditor.model import Impact
from auditor.parts import Verdicts, rule, unsure

HALF = 0.5


@rule(Impact.MODERATE, problem="Something that nobody opened lies over the page.")
def overlay_nobody_opened(seen: Interruptions) -> Verdicts:
    """Nothing that the customer did not open lies over the task.

    ## Why it matters
    Who is in the middle of something has to find out what came, whether it matters, and how it goes away. With a
    screen reader or magnification that takes minutes, and on a phone a press that was meant for the page hits it.

    ## How to fix it
    Say what is to be said in the page, where it is about it. Where something really must be asked before all else, ask
    it on a page of its own before the task begins.

    ## What it cannot decide
    Whether the customer needs it just then, as a warning that a session ends: a person must look. It speaks of what
    is modal or takes at least 30 % of the view, the share that the Better Ads Standards give for a phone's screen.
    Consent walls, newsletters, surveys and apps have rules of their own; a cookie notice that can be passed by is told
    here where it takes more than half of the view. It knows what came by itself, by scrolling,
    or by moving the pointer out of the window, up to when the visit was looked at.

    ## References
    https://www.betterads.org/mobile-large-sticky-ad/
    https://developers.google.com/search/docs/appearance/avoid-intrusive-interstitials
    """
    for layer in in_the_way(seen):
        if not large(layer) or (kind_of(layer) and not _half_of_it(layer)):
            continue
        values = {"percent": round(layer.share * 100), "seconds": round(layer.at_ms / 1000, 1)}
        yield unsure(layer, _ASK[layer.after or bool(layer.closers)], close=_closer(layer), **values)


_ASK: dict[str | bool, str] = {
    "scroll": "Look whether this may come over {percent} % of the view while the customer scrolls.",
    "leaving": "Look whether this may come over {percent} % of the view when the pointer leaves the window.",
    True: "Look whether this, which came by itself after {seconds} s over {percent} % of the view, is worth"
    " a press on “{close}”.",
    False: "Look whether this may lie over {percent} % of the view: it came by itself after {seconds} s,"
    " with no button that closes it.",
}


def _half_of_it(layer: Over) -> bool:
    """Whether a question about cookies leaves less than half of a page that can be used beside it."""
    return kind_of(layer) == "consent" and not layer.modal and HALF < layer.share < WHOLE


def _closer(layer: Over) -> str:
    return layer.closers[0].name if layer.closers else ""
