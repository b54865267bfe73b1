"""Whether the same control is called the same on every step."""

from auditor.commons.naming import Named, goes_on_in, one_in_the_other, plain, repeated, same_meaning
from auditor.commons.urls import host
from auditor.commons.walks import on_one_device
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(
    Impact.MINOR, "WCAG 3.2.4", problem="The same control is called differently on different steps.", crawled="across"
)
def same_control_other_name(walk: Walk) -> Verdicts:
    """What does the same on several steps is called the same on each.

    ## Why it matters
    People look for the word that they saw before. Who listens to the page, or finds words hard, does not know that
    “Cart” is the “Basket” of a page ago, and whether “Next” does what “Continue” did.

    ## How to fix it
    Make the head, the navigation and the foot from one place for all pages, and keep one word for each act:
    `<button>Continue</button>` on every step of a form. A number may change, as in “Basket (2)”.

    ## What it cannot decide
    Whether a name changed because the state did, as “Sign in” becomes the customer's name. It compares links with the
    same address and buttons of forms with the same address, in the same landmark, on pages of one host and language,
    and the buttons for going on that the journey pressed. It certainly fails where both names are known words for one
    thing, such as “Find” and “Search”; else, and for going on, a person must look.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/consistent-identification.html
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F31
    """
    first: dict[tuple[str, str, str], Named] = {}
    for visit, page in on_one_device(walk):
        for what, one in repeated(page).items():
            before = first.setdefault(what, one)
            if before is one:
                continue
            values = {"name": one.element.name or one.name, "before": before.element.name or before.name}
            if one_in_the_other(before.name, one.name):
                yield passed(one.element, at=visit)
            elif same_meaning(before.name, one.name):
                yield failed(one.element, "“{name}” was called “{before}” on an earlier step.", at=visit, **values)
            else:
                ask = "Look whether “{name}” is what was called “{before}” before: it leads to the same place."
                yield unsure(one.element, ask, at=visit, **values)
    yield from _going_on(walk)


def _going_on(walk: Walk) -> Verdicts:
    said: dict[tuple[str, frozenset[str]], str] = {}
    for visit, touch, words in goes_on_in(walk):
        before = said.setdefault((host(visit.arrival.url), words), touch.name)
        if plain(before) != plain(touch.name):
            ask = "Look whether “{name}” does what “{before}” did on an earlier step."
            yield unsure(touch, ask, name=touch.name, before=before, at=visit)
            return
