"""Rule: a film is not sent before somebody wants to see it."""

from auditor.commons.loading import film_bytes
from auditor.commons.network import short
from auditor.commons.savings import saved
from auditor.commons.sizes import KIB, kib
from auditor.evidence.media import Media
from auditor.evidence.requests import Requests
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, failed, passed, rule, unsure

WORTH_IT, MUCH = (
    500 * KIB,
    2500 * KIB,
)  # 2.5 s on a slow 4G line of 1.6 Mbit/s; half of what Lighthouse lets a page weigh


@rule(Impact.MODERATE, problem="A film is sent although nobody asked for it.")
def film_comes_unasked(visit: Visit, media: Media, requests: Requests) -> Verdicts:
    """Films and sound come when the customer presses play.

    ## Why it matters
    A film takes the line from what the customer came for, and megabytes of data that some pay for by the piece.

    ## How to fix it
    Show a picture, and load the film when it is played:

    ```html
    <video src="hall.mp4" poster="hall.jpg" controls preload="none" width="640" height="360"></video>
    ```

    ## What it cannot decide
    Whether the film is what the customer came for: one that plays by itself is left to a person, up to 2,500 KiB. From
    there on it is certain, half of what Lighthouse lets a whole page weigh. A film that is sent without being played is
    certain from 500 KiB on. What players of other companies send is not seen.

    ## References
    - https://web.dev/articles/fast-playback-with-preload
    - https://developer.chrome.com/docs/lighthouse/performance/total-byte-weight
    """
    for player in (one for one in media.players if one.tag in ("video", "audio") and one.source):
        size = film_bytes(requests, player.source)
        if size < WORTH_IT:
            yield passed(player)
            continue
        message = (
            "The film {url} plays by itself, and took {size} KiB while the page came."
            if player.autoplay
            else "Of {url} {size} KiB came with the page, though nobody had pressed play."
        )
        yield (unsure if player.autoplay and size < MUCH else failed)(
            player,
            message,
            url=short(player.source),
            size=kib(size),
            impact=Impact.SERIOUS if size >= MUCH else Impact.MODERATE,
            **saved(visit, size),
        )
