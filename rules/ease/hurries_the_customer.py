"""Whether words press the customer to hurry."""

from auditor.commons.interruptions import says
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, rule, unsure

LONGEST = 160  # characters: a longer text tells a story
MOST = 3


@rule(Impact.MINOR, problem="The page presses customers to hurry.")
def hurries_the_customer(dom: Dom) -> Verdicts:
    """Customers decide in their own time.

    ## Why it matters
    “Only 2 left” and “offer ends in 04:59” are there to keep people from thinking. Those who read slowly, or want to
    ask somebody first, are hit hardest.

    ## How to fix it
    Say how much there is where that helps to choose, in plain figures and for all choices alike. Take away countdowns
    that start again for everybody.

    ## What it cannot decide
    Whether it is true: a false claim of that kind is forbidden in the European Union, a true one is not. A person must
    look. It knows usual words of it in Finnish, Swedish and English, in texts of up to 160 characters.

    ## References
    https://eur-lex.europa.eu/eli/dir/2005/29/oj
    https://commission.europa.eu/live-work-travel-eu/consumer-rights-and-complaints/enforcement-consumer-protection/sweeps_en
    """
    told = 0
    for block in dom.text_blocks:
        words = says("urgency", block.text) if len(block.text) <= LONGEST and told < MOST else ""
        if words:
            told += 1
            yield unsure(block, "Look whether “{words}” is true, and not there to hurry customers.", words=words)
