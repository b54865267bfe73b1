"""Rule: style sheets hold up the page for rules that it draws with."""

from auditor.commons.sizes import KIB
from auditor.commons.unused import Limits, unused
from auditor.evidence.loaded_again import LoadedAgain
from auditor.evidence.requests import Requests
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, rule

# Each: as Lighthouse leaves out what is less: rules for hovering and the like.
# Together: 0.2 s and 1 s on a slow 4G line of 1.6 Mbit/s.
LIMITS = Limits(each=10 * KIB, worth_it=40 * KIB, much=200 * KIB)


@rule(Impact.MINOR, problem="Most of a style sheet does nothing on this page.")
def unused_style(visit: Visit, again: LoadedAgain, requests: Requests) -> Verdicts:
    """Style sheets hold little that the page does not use.

    ## Why it matters
    Nothing is drawn before a style sheet has come whole, with all the rules for pages that the customer may never see.

    ## How to fix it
    Cut the style sheet by parts of the service, and take out rules that no page uses (PurgeCSS finds them). Of a
    framework, build only the parts that are used.

    ## What it cannot decide
    Rules for other pages, for errors and for what is opened later count as unused, so a person must look what could
    come later; one style sheet for the whole service is kept by the browser for the next page. What was used is told by
    one more load, until the view was at rest. It names files of which 10 KiB on the wire did nothing, Lighthouse's
    limit, and speaks from 40 KiB together, where one of them was asked for before the main content.

    ## References
    - https://developer.chrome.com/docs/lighthouse/performance/unused-css-rules
    - https://web.dev/articles/extract-critical-css
    """
    ask = "Look whether all these style rules must come with the page: {wasted} KiB of them are not used. {files}"
    yield from unused(visit, again, requests, "style", LIMITS, ask)
