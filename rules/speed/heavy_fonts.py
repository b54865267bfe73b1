"""Rule: web fonts weigh little before the main content."""

from auditor.commons.network import came_whole, short
from auditor.commons.savings import came_before_main, saved
from auditor.commons.sizes import KIB, kib
from auditor.evidence.requests import Requests
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, passed, rule, unsure

LIMIT, MANY = 200 * KIB, 6  # a second on a slow 4G line of 1.6 Mbit/s; files
ENOUGH = 100 * KIB  # two or three faces of one script as WOFF2, half a second
MUCH = 400 * KIB


@rule(Impact.MINOR, problem="Web fonts take the line before the main content.")
def heavy_fonts(visit: Visit, requests: Requests) -> Verdicts:
    """Web fonts that come before the main content are few and small.

    ## Why it matters
    Each weight and each slope of a font is a file of its own, and browsers ask for fonts before images: what the
    customer came for waits for the shape of its letters.

    ## How to fix it
    Use fewer weights, or one variable font for all. Send WOFF2, cut down to the letters that the service writes
    (Latin with å, ä, ö is a tenth of a whole font), and let fonts of the device do where nobody sees the difference.

    ## What it cannot decide
    How much the look is worth: a person must decide. It speaks where the fonts that were asked for before the main
    content weigh more than 200 KiB, a second on a slow 4G line, or are more than six files with over 100 KiB. What is
    to win counts from 100 KiB on. These limits are our own, from that line.

    ## References
    - https://web.dev/articles/font-best-practices
    - https://web.dev/articles/reduce-webfont-size
    """
    fonts = [one for one in requests.requests if one.type == "font" and came_whole(one)]
    early = sorted((one for one in fonts if came_before_main(visit, one)), key=lambda one: -one.transfer_bytes)
    size = sum(one.transfer_bytes for one in early)
    if not fonts:
        return
    if size <= ENOUGH or (size <= LIMIT and len(early) <= MANY):
        yield passed()
        return
    yield unsure(
        "",
        "Look whether {count} font files with {size} KiB are needed before the main content. Largest: {files}.",
        count=len(early),
        size=kib(size),
        files=[short(one.url) for one in early[:3]],
        impact=Impact.MODERATE if size > MUCH else Impact.MINOR,
        **saved(visit, size - ENOUGH),
    )
