"""Rule: texts say who does what."""

from auditor.commons.wording import passives, running
from auditor.evidence.dom import Dom, TextBlock
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

FEWEST = 8  # sentences of a page; of fewer, two passive ones weigh too much
SHARE = 0.5


@rule(Impact.MINOR, problem="The text says what is done and not who does it")
def told_in_the_passive(dom: Dom) -> Verdicts:
    """Texts say who does what.

    ## Why it matters
    “The application is submitted, the decision is notified”: who has to do what, the customer or the office? Whoever
    guesses wrong waits for something that nobody does.

    ## How to fix it
    Name the doer and address the customer: “Send the application to us. We tell you the decision in two weeks.”
    In Finnish “Lähetä hakemus meille. Ilmoitamme päätöksen” for “hakemus lähetetään, päätös ilmoitetaan”; in
    Swedish “Skicka ansökan till oss” for “ansökan skickas”.

    ## What it cannot decide
    Whether the doer is clear or does not matter: therefore a person must look. It asks where half of at least eight
    sentences of running text on a page are in the passive; guides ask for a tenth to a fifth at most, and half is our
    own, far choice. English is told by its grammar; Finnish and Swedish by the verbs that offices use, so fewer are
    found than there are.

    ## References
    - https://www.plainlanguage.gov/guidelines/conversational/use-active-voice/
    - https://www.kotus.fi/ohjeet/virkakieliohjeita
    - https://www.isof.se/klarsprak
    """
    first: tuple[TextBlock, int, int] | None = None
    passive = total = 0
    for block, tongue in running(dom):
        some, every = passives(block.text, tongue)
        passive, total = passive + some, total + every
        if some and (first is None or some > first[1]):
            first = (block, some, every)
        elif every:
            yield passed(block)
    if first and total >= FEWEST and passive >= SHARE * total:
        ask = "Is it clear who does what? {passive} of the {total} sentences say what is done and not by whom."
        yield unsure(first[0], ask, passive=passive, total=total)
