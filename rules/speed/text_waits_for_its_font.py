"""Rule: text is drawn before its web font has come."""

from auditor.commons.loading import font_files, ready_ms
from auditor.commons.network import short
from auditor.commons.noise import LOADING, crowding
from auditor.evidence.assets import Assets
from auditor.evidence.requests import Requests
from auditor.evidence.vitals import Vitals
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, failed, passed, rule, unsure

BLOCKS = ("auto", "block")
BLOCK_MS = 3000  # so long browsers hide text that waits for a font
LIMIT_MS, MUCH_MS = 250, 1000


@rule(Impact.MINOR, problem="Text stays hidden until its font has come.")
def text_waits_for_its_font(visit: Visit, assets: Assets, requests: Requests) -> Verdicts:
    """Text is drawn in a font of the device until its own has come.

    ## Why it matters
    The text is there and could be read. Without another word in the style sheet the browser hides it for up to three
    seconds while a font is on its way.

    ## How to fix it
    Add `font-display: swap` (or `optional`) to each `@font-face`; with Google Fonts, add `&display=swap` to the
    address. Ask ahead for the one or two fonts of the first view:

    ```html
    <link rel="preload" href="/text.woff2" as="font" type="font/woff2" crossorigin>
    ```

    ## What it cannot decide
    How much of the text is in that font. It judges the time from when the page could have been drawn to when the font
    had come, on this line, at most the three seconds of the specification. It is certain from a quarter over 250 ms,
    the limit that other files of this audit have. Fonts of pictures are left out: their letters mean nothing in another
    font. Fonts of other hosts' style sheets are known by their display alone, and not judged.

    ## References
    - https://developer.chrome.com/docs/lighthouse/performance/font-display
    - https://drafts.csswg.org/css-fonts-4/#font-display-desc
    """
    ready, certainly = ready_ms(requests), LIMIT_MS * LOADING * crowding(visit.get(Vitals))
    for font, request in font_files(assets, requests):
        hidden = min(request.end or 0, request.start + BLOCK_MS) - max(ready, request.start)
        if font.display not in BLOCKS or hidden <= LIMIT_MS:
            yield passed()
            continue
        tell = failed if hidden > certainly and visit.timed else unsure
        message = "Text in the font “{family}” was hidden for {milliseconds} ms, until {url} had come."
        impact = Impact.MODERATE if hidden > MUCH_MS else Impact.MINOR
        told = {"family": font.family, "milliseconds": round(hidden), "url": short(request.url), "detail": font.family}
        yield tell("", message, impact=impact, saves_ms=round(hidden), **told)
