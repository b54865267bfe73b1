"""Rule: scripts that come while the page loads are of use on it."""

from auditor.commons.sizes import KIB
from auditor.commons.unused import Limits, unused
from auditor.evidence.loaded_again import LoadedAgain
from auditor.evidence.requests import Requests
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, rule

# Each: as Lighthouse leaves out what is less.
# Together: half a second and two on a slow 4G line of 1.6 Mbit/s.
LIMITS = Limits(each=20 * KIB, worth_it=100 * KIB, much=400 * KIB)


@rule(Impact.MINOR, problem="Most of a script does nothing on this page.")
def unused_script(visit: Visit, again: LoadedAgain, requests: Requests) -> Verdicts:
    """Scripts that come with a page do something on it.

    ## Why it matters
    What does nothing is sent, unpacked and read all the same, and takes the line and the processor from what the
    customer waits for.

    ## How to fix it
    Take out libraries that one line of the browser's own can do. Cut the bundle by pages, and load the part for a
    dialog or a map when it is opened:

    ```js
    button.addEventListener("click", async () => (await import("./map.js")).show());
    ```

    ## What it cannot decide
    What runs only after a press counts as unused, so a person must look what could come later. What ran was watched on
    one more load, until the view was at rest; files are taken to be packed alike all over. It names files of which 20
    KiB on the wire did nothing, Lighthouse's limit, and speaks from 100 KiB together, where one of them was asked for
    before the main content, or from four times as much.

    ## References
    - https://developer.chrome.com/docs/lighthouse/performance/unused-javascript
    - https://web.dev/articles/reduce-javascript-payloads-with-code-splitting
    """
    ask = "Look whether all these scripts must come with the page: {wasted} KiB of them did nothing. {files}"
    yield from unused(visit, again, requests, "script", LIMITS, ask)
