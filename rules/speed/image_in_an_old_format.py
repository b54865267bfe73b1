"""Rule: photographs come in a format that packs them well."""

from auditor.commons.loading import asked_for, old_format
from auditor.commons.network import short
from auditor.commons.savings import matters, saved
from auditor.commons.sizes import KIB, kib, share_needed
from auditor.evidence.assets import Assets
from auditor.evidence.requests import Requests
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, failed, passed, rule, unsure

NEW_BYTES = 0.2  # of a pixel in WebP, as Lighthouse reckons
SHARP = 2  # device pixels to a CSS px, as in `image-larger-than-its-box`
FAR_OVER = 3  # times that: no photograph needs it
WASTE, MUCH_WASTE = 40 * KIB, 200 * KIB  # 0.2 s and 1 s on a slow 4G line of 1.6 Mbit/s


@rule(Impact.MINOR, problem="Images come in a format that packs them badly.")
def image_in_an_old_format(visit: Visit, assets: Assets, requests: Requests) -> Verdicts:
    """Photographs come as WebP or AVIF, or as JPEG that is packed as well.

    ## Why it matters
    The same picture takes a third of the bytes in a newer format, or in the old one at a lower quality that nobody
    can tell from the higher: the rest is waiting.

    ## How to fix it
    Let the server or the build make both, and the browser choose:

    ```html
    <picture><source type="image/webp" srcset="hall.webp"><img src="hall.jpg" alt="…"></picture>
    ```

    ## What it cannot decide
    The picture is not packed to find out: two tenths of a byte to a pixel are expected, as Lighthouse does for WebP,
    and the rest counts as lost from 40 KiB on. It is certain from three times as much. Grain, fine maps and pictures
    for print need more, so below that a person must look. What is lost by pixels that are not drawn is told by
    `image-larger-than-its-box`, and not counted here.

    ## References
    - https://developer.chrome.com/docs/lighthouse/performance/uses-webp-images
    - https://web.dev/articles/choose-the-right-image-format
    """
    for url, image in {one.source: one for one in assets.images if one.visible and one.natural}.items():
        request = asked_for(requests, url)
        if not request or not image.natural or not (kind := old_format(request)):
            continue
        size, enough = request.transfer_bytes, image.natural[0] * image.natural[1] * NEW_BYTES
        lost = max(0, size - enough) * share_needed(image, SHARP)
        if lost < WASTE or not matters(visit, [request], saves_bytes=lost, least_bytes=MUCH_WASTE):
            yield passed(image)
            continue
        tell = failed if size > FAR_OVER * enough else unsure
        message = "The {kind} image {url} has {size} KiB for {area} px; as WebP it is about {lost} KiB lighter."
        area = " × ".join(str(side) for side in image.natural)
        told = {"kind": kind, "url": short(url), "size": kib(size), "area": area, "lost": kib(lost)}
        impact = Impact.MODERATE if lost > MUCH_WASTE else Impact.MINOR
        yield tell(image, message, impact=impact, **told, **saved(visit, lost))
