"""Rule: what is preloaded is used."""

import re

from auditor.commons.network import short
from auditor.commons.savings import saved
from auditor.commons.sizes import kib
from auditor.evidence.console import Console
from auditor.evidence.requests import Requests
from auditor.model import Impact, Missing, Visit
from auditor.parts import Verdicts, failed, passed, rule

# As Chromium says it; `crossorigin` or `as` that do not fit make the browser fetch the file a second time.
_SAID = re.compile(
    r"The resource (?P<unused>\S+) was preloaded using link preload but not used"
    r"|A preload for '(?P<other>[^']+)' is found, but is not used because"
)


@rule(Impact.MINOR, problem="A file is preloaded and not used.")
def unused_preload(visit: Visit, console: Console) -> Verdicts:
    """What the page tells the browser to fetch first is used at once.

    ## Why it matters
    A preloaded file takes the line from what the customer waits for. Where it is not used, or is fetched again since
    the preload asks in another way than the page does, this was for nothing.

    ## How to fix it
    Take the `preload` out where this page does not need the file. Else give it the same address, `as` and `crossorigin`
    as the place that uses it; fonts always need `crossorigin`.

    ## What it cannot decide
    It says what the browser says in its console: some seconds after the page was loaded the file was still not used, or
    the preload does not fit. Where the walk goes on sooner, nothing is said. What a customer uses later is not seen.

    ## References
    - https://web.dev/articles/preload-critical-assets
    - https://html.spec.whatwg.org/multipage/links.html#link-type-preload
    """
    found = visit.get(Requests)
    preloaded = [] if isinstance(found, Missing) else [one for one in found.requests if one.preload]
    said = [match["unused"] or match["other"] for one in console.said if (match := _SAID.search(one.text))]
    for url in dict.fromkeys(said):
        size = max((one.transfer_bytes for one in preloaded if one.url == url), default=0)
        message = "The preloaded file {url} was not used by this page ({size} KiB)."
        if size:
            yield failed("", message, url=short(url), size=kib(size), **saved(visit, size))
        else:
            yield failed("", "The preloaded file {url} was not used by this page.", url=short(url))
    if preloaded and not said:
        yield passed()
