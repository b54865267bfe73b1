"""Rule: images far below the view do not come before the main content."""

from auditor.commons.loading import asked_for
from auditor.commons.network import short
from auditor.commons.savings import came_before_main, saved
from auditor.commons.sizes import KIB, kib
from auditor.evidence.assets import Assets, Image
from auditor.evidence.requests import Request, Requests
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, failed, passed, rule

FAR = 2500  # px below the view: nearer than that, Chrome loads a lazy image at once on a slow line
WORTH_IT, MUCH = 40 * KIB, 200 * KIB  # 0.2 s and 1 s on a slow 4G line of 1.6 Mbit/s


@rule(Impact.MINOR, problem="Images that nobody sees yet come before the main content.")
def images_out_of_view_come_first(visit: Visit, assets: Assets, requests: Requests) -> Verdicts:
    """Images far below the view wait until somebody comes near them.

    ## Why it matters
    They share the line with what the customer waits for, and few scroll down to them.

    ## How to fix it
    Say so for each image below the first view:

    ```html
    <img src="old-hall.jpg" loading="lazy" width="800" height="600" alt="…">
    ```

    ## What it cannot decide
    It speaks of images in the HTML that begin more than 2,500 px below the view, from where on Chrome leaves lazy
    images out on any line, that were asked for before the main content stood, from 40 KiB together. Images beside the
    view and in closed menus are not judged, since they may be next.

    ## References
    - https://web.dev/articles/browser-level-image-lazy-loading
    - https://developer.chrome.com/docs/lighthouse/performance/offscreen-images
    """
    early: dict[str, tuple[Image, Request]] = {}
    for image in assets.images:
        request = asked_for(requests, image.source)
        near = not image.visible or not image.box or image.box[1] < assets.height + FAR
        if request and near:
            early.pop(request.url, None)  # the same file is drawn further up, too
        elif request and came_before_main(visit, request) and not image.lazy:
            early[request.url] = (image, request)
    size = sum(request.transfer_bytes for _, request in early.values())
    if size < WORTH_IT:
        yield passed()
        return
    image, request = max(early.values(), key=lambda pair: pair[1].transfer_bytes)
    yield failed(
        image,
        "{count} images far below the view ({size} KiB) came before the main content; the largest is {url}.",
        count=len(early),
        size=kib(size),
        url=short(request.url),
        impact=Impact.MODERATE if size > MUCH else Impact.MINOR,
        **saved(visit, size),
    )
