"""Whether the journey goes on by e-mail, by post or on paper."""

from auditor.commons.crossing import sides
from auditor.commons.look import AROUND
from auditor.commons.off_screen import mails, orders_off_screen, sends
from auditor.commons.walks import arrivals, documents, touches
from auditor.evidence.dom import Dom
from auditor.model import Impact, Visit, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure

ANSWERS = ("fill", "type", "select", "check", "upload")


@rule(Impact.MODERATE)
def sent_to_mail_or_paper(walk: Walk) -> Verdicts:
    """The journey goes on in the service, not by e-mail, by post or on paper.

    ## Why it matters
    Who is told to print, sign and post has to find a printer and a stamp, and begins anew when something is missing.
    A form that opens the mail program does nothing at all where none is set up, as on most shared computers, and
    nobody learns whether it arrived.

    ## How to fix it
    Let the form be sent to the service: `<form action="/apply" method="post">` in place of `action="mailto:…"`. Let
    signatures be given with a bank's or a mobile identification. Offer paper beside it, for those who ask for it.

    ## What it cannot decide
    Whether another way is open, and whether the law asks for paper. It certainly fails where the journey sends a form
    to a mail address. A touched link to a mail address, and sentences that tell to print, post, mail or come in person,
    in Finnish, Swedish or English, are left to a person. Sentences that offer it as another way, and pages on which the
    journey answers questions, are left alone.

    ## References
    https://www.gov.uk/service-manual/service-standard/point-3-join-up-across-channels
    https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#submit-mailto-body
    """
    for visit, page in documents(walk):
        yield from _by_mail(visit, page)
    for visit, page in arrivals(walk):
        if any(touch.action in ANSWERS for touch in touches(visit)):
            continue
        inside = [block for block in page.text_blocks if block.in_landmark not in AROUND]
        orders = ((block, words) for block in inside for words in orders_off_screen(block.text))
        found = next(orders, None)
        if found is None:
            yield passed("", at=visit)
            continue
        block, words = found
        ask = "Look whether customers must go on without the service: “{words}”"
        yield unsure(block, ask, words=words, at=visit, **sides(visit, ""))


def _by_mail(visit: Visit, page: Dom) -> Verdicts:
    for path in dict.fromkeys(touch.path for touch in touches(visit) if touch.went == "done" and touch.path):
        control = page.at(path)
        if control is None or not mails(page, control):
            continue
        own = {"name": control.name or control.text, **sides(visit, "mailto:")}
        if sends(control):
            yield failed(control, "“{name}” sends the form with the customer's mail program.", at=visit, **own)
        else:
            yield unsure(control, "Look whether customers must write an e-mail (“{name}”) to go on.", at=visit, **own)
