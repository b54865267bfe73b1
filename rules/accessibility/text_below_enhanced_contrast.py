"""Rule: texts reach the contrast that WCAG asks for at its highest level."""

from collections.abc import Iterator

from auditor.commons.contrast import ENHANCED, ENHANCED_LARGE, LARGE, NORMAL, needed
from auditor.evidence.colouring import Colouring
from auditor.evidence.contrast_pixels import ContrastPixels
from auditor.model import Impact, Missing, Visit, Walk
from auditor.parts import Placed, Verdicts, passed, rule, unsure

ABOUT = 0.02


@rule(
    Impact.MINOR,
    "WCAG 1.4.6",
    act=("09o5cg",),
    problem="Texts are fainter than people with low vision need.",
    crawled="each",
)
def text_below_enhanced_contrast(walk: Walk) -> Verdicts:
    """Texts have a contrast of 7 : 1, large ones of 4.5 : 1.

    ## Why it matters
    4.5 : 1 makes up for a loss of sight to 20/40, which comes with being eighty; 7 : 1 for one to 20/80, beyond which
    most people use magnifiers.

    ## How to fix it
    Write in dark colours on white, or nearly white on dark ones: `#595959` on white has 7 : 1.

    ## What it cannot decide
    It is level AAA, which no law asks for, so it is advice, told once a journey. Whether a text matters it cannot know.
    What falls short of 4.5 : 1 is told by other rules; texts over pictures count where they were measured.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/contrast-enhanced.html
    """
    if walk.base != "desktop":
        return
    known = [(visit, *text) for visit in walk.visits for text in _texts(visit)]
    faint = [one for one in known if one[3] < one[2] - ABOUT]
    if not faint:
        yield from [passed("", at=walk.visits[0])] if known else []
        return
    visit, place, need, ratio, _ = min(faint, key=lambda one: one[3] / one[2])
    count = sum(one[4] for one in faint)
    ask = "Advice: this text is fainter than level AAA asks: it has {ratio} : 1, not {need} : 1."
    if count > 1:
        ask = "Advice: {count} texts are fainter than level AAA asks; this one has {ratio} : 1, not {need} : 1."
    yield unsure(place, ask, at=visit, count=count, more=count - 1, ratio=ratio, need=need)


def _texts(visit: Visit) -> Iterator[tuple[Placed, float, float, int]]:
    """What stands out enough for level AA: its place, the ratio that level AAA asks for, its own, and how often."""
    colouring, pixels = visit.get(Colouring), visit.get(ContrastPixels)
    for text in () if isinstance(colouring, Missing) else colouring.texts:
        if text.ratio >= (LARGE if text.large else NORMAL):
            yield text, ENHANCED_LARGE if text.large else ENHANCED, text.ratio, text.count
    for drawn in () if isinstance(pixels, Missing) else pixels.texts:
        if drawn.best and not drawn.symbol and not drawn.moves and drawn.best.quarter >= needed(drawn):
            yield drawn, ENHANCED_LARGE if drawn.large else ENHANCED, drawn.best.quarter, 1
