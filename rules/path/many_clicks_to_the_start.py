"""Whether the start of the journey is near the front page."""

from auditor.commons.network import short
from auditor.evidence.surroundings import Surroundings
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

NEAR = 3


@rule(Impact.MINOR, problem="The start of the path may be hard to find from the front page.")
def many_clicks_to_the_start(surroundings: Surroundings) -> Verdicts:
    """Links lead from the front page to the start of the journey in a few clicks.

    ## Why it matters
    Many people come by the front page. At each link they must guess which one leads on, and each wrong guess costs a
    page. Some give up and call instead.

    ## How to fix it
    Put a link to the start on the front page, or on a page that the front page links to, and name it with the words
    that customers use for what they came for.

    ## What it cannot decide
    Three clicks is a rule of thumb without proof: studies found that people do not give up after a certain number, and
    that each link should make the next one easy to guess. Therefore a person follows the way that is named. It reads at
    most 24 pages, those nearest to the start by name and address, as they come: a shorter way may exist, and links that
    scripts make are not seen. It says nothing where scripts make whole pages, where the front page or the start wants a
    login, and of journeys that begin at the front page.

    ## References
    - https://www.nngroup.com/articles/3-click-rule/
    - https://articles.uie.com/three_click_rule/
    """
    front, clicks = surroundings.front, surroundings.clicks
    if front is None or surroundings.begins or not surroundings.public:
        return
    if clicks > NEAR:
        way = " → ".join(f"“{hop.name or short(hop.url)}”" for hop in surroundings.way)
        ask = "Follow the way from the front page: {clicks} clicks was the shortest found, {way}."
        yield unsure("", ask, clicks=clicks, way=way)
    elif clicks:
        yield passed("")
    elif not surroundings.scripted and not surroundings.late and front.links:
        ask = "Look how to come here from the front page: none of the {pages} pages nearest to it by links leads here."
        yield unsure("", ask, pages=surroundings.looked)
