"""Whether each step offers a way to a person."""

from auditor.commons.help import ways_to_a_person
from auditor.commons.language import guess, primary
from auditor.commons.walks import arrivals
from auditor.evidence.dom import Dom
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, passed, rule, unsure


@rule(Impact.MODERATE)
def no_human_to_reach(walk: Walk) -> Verdicts:
    """Every step shows a way to reach a person.

    ## Why it matters
    Somebody who is stuck needs a person now, at this step, and not after a search for the contact page that loses what
    they had filled in.

    ## How to fix it
    Show a telephone number, an e-mail address, a chat or a link to contacts at every step, in the same place:
    `<footer><a href="/contact">Contact us</a> <a href="tel:+358295000000">029 500 0000</a></footer>`.

    ## What it cannot decide
    Whether a person answers, and whether other words or a picture lead to one: it knows the usual words in Finnish,
    Swedish and English, telephone numbers and e-mail addresses, and says that a person must look. Pages in other
    languages are left alone.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/consistent-help.html
    https://www.gov.uk/service-manual/helping-people-to-use-your-service/designing-assisted-digital
    """
    for visit, page in arrivals(walk):
        if not _known_language(page) or not page.words:
            continue
        if ways_to_a_person(page):
            yield passed("", at=visit)
        else:
            yield unsure(
                "",
                "Look for a way to a person: no telephone number, e-mail address, chat or contact link was found.",
                at=visit,
            )


def _known_language(page: Dom) -> bool:
    return (primary(page.lang) or guess(" ".join(block.text for block in page.text_blocks))) in ("fi", "sv", "en")
