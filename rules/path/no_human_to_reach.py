"""Whether each step offers a way to a person."""

from auditor.commons.help import help_without_a_person, in_known_language, ways_to_a_person
from auditor.commons.walks import arrivals
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, passed, rule, unsure


@rule(Impact.MODERATE, crawled="across")
def no_human_to_reach(walk: Walk) -> Verdicts:
    """Every step shows a way to reach a person, or a link to one.

    ## Why it matters
    Somebody who is stuck needs a person now, at this step, and not after a search for the contact page that loses what
    they had filled in.

    ## How to fix it
    Show a telephone number, an e-mail address, a chat or a link to contacts at every step, in the same place:
    `<footer><a href="/contact">Contact us</a> <a href="tel:+358295000000">029 500 0000</a></footer>`.

    ## What it cannot decide
    Whether a person answers, and whether other words or a picture lead to one: then a person must look. It knows
    telephone numbers, e-mail addresses, opening hours, chats, fields for a message, calls to be asked for, and links
    to contacts (one click away counts, a closed menu too), by their usual words in Finnish, Swedish and English. A
    link to help that may or may not lead on to a person is named. Pages in other languages are left alone.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/consistent-help.html
    https://www.gov.uk/service-manual/helping-people-to-use-your-service/designing-assisted-digital
    """
    for visit, page in arrivals(walk):
        if not page.words or not in_known_language(page):
            continue
        if ways_to_a_person(page):
            yield passed("", at=visit)
        elif (other := help_without_a_person(page)) is not None:
            ask = "Look whether “{name}” leads to a person: nothing else on this step does."
            yield unsure(other, ask, name=other.name or other.text, at=visit)
        else:
            ask = "Look for a way to a person: no number, address, opening hours, chat or contact link was found."
            yield unsure("", ask, at=visit)
