"""Rule: an image that comes late does not push what stands below it."""

from auditor.commons.loading import asked_for
from auditor.commons.network import short
from auditor.evidence.assets import Assets, Image
from auditor.evidence.requests import Requests
from auditor.evidence.vitals import Shift, Vitals
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

GOOD, HALF = 0.1, 0.05
AFTER_MS = 400  # from when an image's size is known to when the page is laid out anew, on a slow processor
SLACK, LINE = 8, 40  # px: what stands beside an image may begin above it; the line of text in which it stood at first


@rule(Impact.MODERATE, problem="An image without size pushes the page about.")
def image_without_size_moves_the_page(assets: Assets, vitals: Vitals, requests: Requests) -> Verdicts:
    """The room of each image is kept before the image has come.

    ## Why it matters
    Someone reads, or reaches for a button, and the line jumps away as the image above it comes in.

    ## How to fix it
    Say the image's own width and height. The browser keeps the room in this proportion, whatever CSS makes of it:

    ```html
    <img src="hall.jpg" width="800" height="600" style="max-width: 100%; height: auto" alt="…">
    ```

    ## What it cannot decide
    Browsers tell what was pushed, not what pushed it: an image is named where it has no size, no ratio and no height,
    stands above all that moved, and came at that very moment, by as much as it is high. It is certain where that moved
    the page by more than 0.1, Web Vitals' limit; from half of it a person must look.

    ## References
    - https://web.dev/articles/optimize-cls
    - https://web.dev/articles/cls
    """
    for image in assets.images:
        request = asked_for(requests, image.source)
        if not image.visible or not image.box or request is None or request.end is None:
            continue
        known = (request.start + (request.waited or 0), request.end)  # with its first bytes, or with the last
        then = [one for one in vitals.shifts if any(0 <= one.start - at <= AFTER_MS for at in known)]
        figure = round(sum(one.value for one in then if _pushed(image, one)), 3)
        if image.sized or figure < HALF:
            yield passed(image)
            continue
        message = (
            "The image {url} has no size, and pushed what stands below it as it came (by {figure}; good is {limit})."
        )
        tell = failed if figure > GOOD else unsure
        yield tell(image, message, url=short(image.source), figure=figure, limit=GOOD, detail=short(image.source))


def _pushed(image: Image, shift: Shift) -> bool:
    """Whether all that moved stood below the image's top, and something of it by as much as the image is high."""
    top, height = (image.box[1], image.box[3]) if image.box else (0, 0)
    fits = any(move.after[3] and abs(move.after[1] - move.before[1] - height) <= LINE for move in shift.moves)
    return fits and all(move.before[1] >= top - SLACK for move in shift.moves)
