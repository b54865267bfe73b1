"""Whether a double click does a thing twice."""

from auditor.commons.mistakes import shown_before
from auditor.commons.submits import goes_on, makes
from auditor.evidence.trials import Repeat, Repeats
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.SERIOUS)
def done_twice(walk: Walk) -> Verdicts:
    """What is pressed twice is done once.

    ## Why it matters
    Who has shaky hands, or hears nothing for a second, presses twice. Two orders, two payments, two messages come of
    it.

    ## How to fix it
    Give each form a key of its own, `<input type="hidden" name="idempotency-key" value="…">`, and do what carries a
    known key only once. In the page, pass over a second press while the first is under way. Answer a form with a
    redirect (303), so that to reload the page does not send it again.

    ## What it cannot decide
    What the service makes of a repetition. It certainly fails where the button says that something is made, no key is
    sent, and the same was sent twice and twice answered with success. Where the browser let go of the first answer, or
    the button says something else, a person must look. The second press comes a tenth of a second after the first;
    where the service answers sooner, nothing is repeated.

    ## References
    https://developer.mozilla.org/en-US/docs/Glossary/Idempotent
    https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
    https://en.wikipedia.org/wiki/Post/Redirect/Get
    """
    for visit in walk.visits:
        noted = visit.get(Repeats)
        for one in noted.repeats if isinstance(noted, Repeats) else ():
            at = shown_before(walk, visit, one.path)
            values = {"name": one.name, "count": one.same}
            if one.same > 1 and one.answered > 1 and makes(one.name) and not one.keyed:
                told = "A double click on “{name}” sends the same {count} times, each with success."
                yield failed(one, told, at=at, **values)
            elif _perhaps(one):
                told = "Look whether a double click on “{name}” does it twice: it was sent {count} times."
                yield unsure(one, told, at=at, **values)
            elif one.reload_sends and makes(one.name):
                told = "Look whether “{name}” is done again when the page that follows is loaded again."
                yield unsure(one, told, at=at, impact=Impact.MODERATE, name=one.name)
            elif one.sent:
                yield passed(one, at=at)


def _perhaps(one: Repeat) -> bool:
    told = makes(one.name) or (one.answered > 1 and not goes_on(one.name))
    return one.same > 1 and told and not one.keyed
