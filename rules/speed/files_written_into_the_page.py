"""Rule: images and fonts are files of their own, not text in the page or its style sheets."""

from auditor.commons.savings import saved
from auditor.commons.sizes import KIB, kib
from auditor.evidence.assets import Assets
from auditor.evidence.requests import Requests
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, failed, passed, rule, unsure

WORTH_IT, CERTAIN, MUCH = 40 * KIB, 100 * KIB, 400 * KIB  # 0.2 s, half a second and two on a slow 4G line of 1.6 Mbit/s
PACKED = 0.75  # what packing leaves of base64: it takes back the third that base64 adds


@rule(Impact.MINOR, problem="Images or fonts are written into the page as text.")
def files_written_into_the_page(visit: Visit, assets: Assets, requests: Requests) -> Verdicts:
    """Images and fonts come beside the page, not inside it.

    ## Why it matters
    What is written into the page or its style sheet comes before everything else, is drawn late for it, and comes again
    with each page, since the browser cannot keep it by itself.

    ## How to fix it
    Put the image or font into a file of its own, and refer to it. Only small icons are worth writing in:

    ```css
    .hall { background: url("/hall.webp"); }
    ```

    ## What it cannot decide
    What packing leaves is reckoned as three quarters of the text. Up to 100 KiB, half a second on a slow 4G line, a
    person must look; from there on it is certain. Pictures that a script draws into the page, such as codes, did not
    come over the line: where the page and its style sheets are smaller than what stands in them, nothing is said.
    Style sheets of other hosts are not read.

    ## References
    - https://web.dev/learn/performance/optimize-resource-loading
    - https://developer.mozilla.org/docs/Web/URI/Reference/Schemes/data
    """
    if not visit.arrival.new_document or not assets.data_bytes:
        return
    held = [one for one in requests.requests if one.type in ("document", "stylesheet") and not one.in_frame]
    size = assets.data_bytes * PACKED
    if size < WORTH_IT or assets.data_bytes > sum(max(one.body_bytes, one.transfer_bytes) for one in held):
        yield passed()
        return
    yield (failed if size > CERTAIN else unsure)(
        assets.data_at,
        "{size} KiB of images or fonts are written into the page or its style sheets; the largest has {largest} KiB.",
        size=kib(size),
        largest=kib(assets.data_largest * PACKED),
        impact=Impact.MODERATE if size > MUCH else Impact.MINOR,
        **saved(visit, size),
    )
