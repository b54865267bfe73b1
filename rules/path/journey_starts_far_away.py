"""Whether each journey begins near the front page."""

from auditor.evidence.site import Site
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

NEAR = 3


@rule(Impact.MODERATE, problem="A journey begins far from the front page.")
def journey_starts_far_away(site: Site) -> Verdicts:
    """Links lead from the front page to where each journey begins, in a few clicks.

    ## Why it matters
    Many people come by the front page and look for what they came to do. At each link they must guess which one leads
    on, and each wrong guess costs a page. Some give up and call instead.

    ## How to fix it
    Put a link to where the journey begins on the front page, or on a page that it links to, and name it with the words
    that customers use for what they came for.

    ## What it cannot decide
    Three clicks is a rule of thumb without proof: studies found that people do not give up after a certain number, and
    that each link should make the next one easy to guess. Therefore a person follows the way. Ways through a search or
    a form are not counted. Where not all pages were looked at, it does not say that no link leads there.

    ## References
    - https://www.nngroup.com/articles/3-click-rule/
    - https://articles.uie.com/three_click_rule/
    """
    for start in site.journeys:
        page = next((one for one in site.pages if one.url.rstrip("/") == start.url.rstrip("/")), None)
        if start.clicks is not None and start.clicks <= NEAR:
            yield passed("", at=page)
        elif start.clicks is not None:
            ask = "Follow the way from the front page to where “{journey}” begins: the shortest takes {clicks} clicks."
            yield unsure("", ask, journey=start.journey, clicks=start.clicks, at=page)
        elif site.complete:
            ask = "Look how people come from the front page to where “{journey}” begins: no link leads there."
            yield unsure("", ask, journey=start.journey, at=page)
