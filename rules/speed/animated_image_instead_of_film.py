"""Rule: what moves comes as a film, not as a GIF."""

import math

from auditor.commons.loading import asked_for
from auditor.commons.network import header, short
from auditor.commons.savings import saved
from auditor.commons.sizes import KIB, kib
from auditor.evidence.images import Images
from auditor.evidence.requests import Requests
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, failed, passed, rule

WORTH_IT, MUCH = 100 * KIB, 1000 * KIB
FILES, SHARES = 29.1, 100  # Lighthouse's curve of a thousand GIFs that were turned into films


@rule(Impact.MINOR, problem="An animation comes as a GIF, several times as large as a film.")
def animated_image_instead_of_film(visit: Visit, images: Images, requests: Requests) -> Verdicts:
    """Animations come as a film.

    ## Why it matters
    GIF stores each picture of an animation nearly whole: seconds of waiting for what a film shows with a fraction of
    the bytes.

    ## How to fix it
    Turn the GIF into a film, and let the customer stop it:

    ```html
    <video src="tour.mp4" poster="tour.jpg" muted loop playsinline controls width="640" height="360"></video>
    ```

    ## What it cannot decide
    What would be won is reckoned by Lighthouse's curve, from a thousand GIFs that were turned into films; the file is
    not turned to find out. GIFs of less than 100 KiB are left in peace, as Lighthouse does. Whether the movement can be
    stopped is asked by `animated-image-without-pause`.

    ## References
    - https://developer.chrome.com/docs/lighthouse/performance/efficient-animated-content
    - https://web.dev/articles/replace-gifs-with-videos
    """
    for url, picture in {one.source: one for one in images.pictures if one.animation}.items():
        request = asked_for(requests, url)
        if request is None or not picture.animation or picture.animation.count < 2:
            continue
        size = request.transfer_bytes
        if not header(request, "content-type").lower().startswith("image/gif") or size < WORTH_IT:
            yield passed(picture)
            continue
        won = size * max(0.0, round(FILES * math.log10(size) - SHARES) / 100)
        yield failed(
            picture,
            "The animation {url} is a GIF of {size} KiB; as a film it is about {won} KiB lighter.",
            url=short(url),
            size=kib(size),
            won=kib(won),
            impact=Impact.MODERATE if size > MUCH else Impact.MINOR,
            **saved(visit, won),
        )
