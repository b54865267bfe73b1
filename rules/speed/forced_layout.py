"""Rule: scripts do not make the browser lay out the page in the middle of their work."""

from auditor.commons.attribution import script_words
from auditor.commons.noise import MAIN_THREAD, good, say
from auditor.evidence.vitals import Vitals
from auditor.languages import phrase
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule

LIMIT_MS = 50


@rule(Impact.MINOR, problem="A script makes the browser lay out the page over and over.")
def forced_layout(vitals: Vitals) -> Verdicts:
    """Scripts do not force the browser to lay out the page in the middle of their work.

    ## Why it matters
    A script that changes something and then asks for a size makes the browser reckon the whole page at once. In a loop
    this is done a hundred times over, and all that time the page does not answer.

    ## How to fix it
    Read all sizes first, then write all changes. Do not ask for `offsetHeight`, `getBoundingClientRect()`, `scrollTop`
    or computed styles after a change in the same piece of work; use `ResizeObserver`, `IntersectionObserver` or CSS:

    ```js
    const heights = cards.map((card) => card.offsetHeight);
    cards.forEach((card) => { card.style.minHeight = `${Math.max(...heights)}px`; });
    ```

    ## What it cannot decide
    The browser tells it of frames that took longer than 50 ms, for each function that it called, with what that one
    called in turn. The limit is ours: 50 ms, what a whole task may take before the page is felt to lag (RAIL), added up
    over the visit. The time depends on the machine: up to two and a half times the limit it is left to a person. What
    else the machine had to do raises the limit for what is certain.

    ## References
    - https://web.dev/articles/avoid-large-complex-layouts-and-layout-thrashing
    - https://web.dev/articles/rail
    - https://developer.chrome.com/docs/web-platform/long-animation-frames
    """
    forcing = [script for script in vitals.scripts if not good(script.forced_layout, LIMIT_MS)]
    for script in forcing:
        forced = round(script.forced_layout)
        yield say(script.forced_layout, LIMIT_MS, MAIN_THREAD, machine=vitals)(
            "",
            "{script} made the browser reckon styles and layout for {forced} ms in the middle of its work.",
            script=script_words(script),
            forced=forced,
            detail=phrase("for {milliseconds} ms", milliseconds=forced),
            saves_ms=forced,
        )
    if vitals.scripts and not forcing:
        yield passed()
