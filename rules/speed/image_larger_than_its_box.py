"""Rule: images come in about the size in which they are drawn."""

from auditor.commons.network import picture_sizes, short
from auditor.commons.savings import saved
from auditor.commons.sizes import KIB, kib, share_needed
from auditor.evidence.dom import Dom, Element
from auditor.evidence.requests import Requests
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, failed, passed, rule

SHARP = 2  # device pixels to a CSS px for which any image may be made, whatever this screen has
WASTE, MUCH_WASTE = 40 * KIB, 200 * KIB  # 0.2 s and 1 s on a slow 4G line of 1.6 Mbit/s


@rule(Impact.MINOR)
def image_larger_than_its_box(visit: Visit, dom: Dom, requests: Requests) -> Verdicts:
    """Images are not sent much larger than they are drawn.

    ## Why it matters
    An image of 3,000 pixels in a box of 300 costs a hundred times what is seen of it: seconds on a phone, and money.

    ## How to fix it
    Send each screen the size it draws. Make the image in two or three widths and let the browser choose:

    ```html
    <img src="hall-800.jpg" srcset="hall-400.jpg 400w, hall-800.jpg 800w, hall-1600.jpg 1600w"
         sizes="(max-width: 480px) 100vw, 400px" alt="…">
    ```

    ## What it cannot decide
    Images made for sharp screens are allowed: two device pixels to each CSS px, or more where the screen has more.
    What is wasted is estimated from the area, and the rule speaks from 40 KiB. Pictures to be enlarged are not known
    as such; backgrounds, and images whose size on the wire is not known, are not judged.

    ## References
    - https://web.dev/articles/serve-responsive-images
    """
    sizes = picture_sizes(requests)
    largest: dict[str, tuple[float, Element]] = {}  # one file may be drawn in several boxes
    for image in dom.all("img"):
        if image.visible and image.natural and image.box and image.source in sizes:
            need = share_needed(image, max(SHARP, dom.scale))
            largest[image.source] = max((need, image), largest.get(image.source, (0, image)), key=lambda pair: pair[0])
    for url, (need, image) in largest.items():
        waste = sizes[url] * (1 - need)
        if waste < WASTE or not image.natural or not image.box:
            yield passed(image)
            continue
        yield failed(
            image,
            "The image {url} is {width} × {height} px and {size} KiB, but drawn at {drawn_width} × {drawn_height}; "
            "about {waste} KiB are wasted.",
            url=short(url),
            width=image.natural[0],
            height=image.natural[1],
            drawn_width=round(image.box[2]),
            drawn_height=round(image.box[3]),
            size=kib(sizes[url]),
            waste=kib(waste),
            impact=Impact.MODERATE if waste > MUCH_WASTE else Impact.MINOR,
            **saved(visit, waste),
        )
