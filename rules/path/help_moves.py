"""Whether help stands in the same place on every step."""

from auditor.commons.help import FIXED, Help, elsewhere, helps, reordered
from auditor.commons.urls import host
from auditor.commons.walks import on_one_device
from auditor.languages import phrase
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure

WORDS = {
    "banner": phrase("head of the page"),
    "contentinfo": phrase("foot of the page"),
    "complementary": phrase("side of the page"),
}


@rule(Impact.MODERATE, "WCAG 3.2.6")
def help_moves(walk: Walk) -> Verdicts:
    """Help that several steps offer stands in the same place on each of them.

    ## Why it matters
    Somebody who needs help is under strain already. Help that stood at the top a page ago and is at the bottom now
    counts as gone, above all for those who see a small part of the page at a time.

    ## How to fix it
    Put the links and numbers that help into one block that all pages share, in one order, such as the page's foot:
    `<footer><a href="/contact">Contact us</a> <a href="/help">Help</a></footer>`.

    ## What it cannot decide
    Whether an offer in the content is the same help or belongs to what the page says: then a person must look. It
    certainly fails where help changes between the head and the foot of the page, or the order among several changes
    inside one of them. Steps on different hosts are not compared.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/consistent-help.html
    https://www.w3.org/WAI/WCAG22/Techniques/general/G220
    """
    first: dict[str, list[Help]] = {}
    for visit, page in on_one_device(walk):
        here, where = helps(page), host(page.url)
        if where not in first or not first[where]:
            first[where] = here
            continue
        for item, before, after in elsewhere(first[where], here):
            say = failed if {before, after} <= FIXED else unsure
            message = "“{name}” stands in the {after} here, and in the {before} on an earlier step."
            if say is unsure:
                message = "Look whether “{name}” has moved: it stands in the {after} here, and in the {before} before."
            zones = {"after": WORDS.get(after, after), "before": WORDS.get(before, before)}
            yield say(item.element, message, name=item.name, **zones, at=visit)
        for item in reordered(first[where], here):
            told = "“{name}” comes in another order among the help than before."
            yield failed(item.element, told, name=item.name, at=visit)
        if {one.key for one in here} & {one.key for one in first[where]}:
            yield passed("", at=visit)
