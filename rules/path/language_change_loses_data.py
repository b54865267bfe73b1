"""Whether answers are kept when the customer changes the language."""

from auditor.commons.answers import names_answered, tells_something
from auditor.commons.labels import switches_language
from auditor.commons.naming import switch_link
from auditor.commons.walks import documents, touches
from auditor.evidence.dom import Dom
from auditor.model import Impact, Visit, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure

MUCH = 2  # answers; a single one is soon given again


@rule(Impact.MODERATE, problem="A change of language may lose the answers.")
def language_change_loses_data(walk: Walk) -> Verdicts:
    """What was filled in is kept when the language is changed.

    ## Why it matters
    People often change the language when they meet a word that they do not know: in the midst of a form. To lose all
    for it means to begin again, or to go on without having understood.

    ## How to fix it
    Let the switch send the form as it stands and bring it back in the other language, or keep each answer as it is
    given: `<button name="language" value="sv">Svenska</button>` inside the form, and no plain link.

    ## What it cannot decide
    What happens at a switch that the journey does not use: a plain link on a page with two answers or more is left
    to a person, once in a walk. It certainly fails where the walk changed the language and found the
    same fields empty that it had filled before.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/redundant-entry.html
    https://www.w3.org/International/questions/qa-site-conneg
    """
    asked = False
    before: tuple[Visit, Dom] | None = None
    for visit, page in documents(walk):
        if before and _changed(before[0]):
            yield from _kept(*before, visit, page)
        before = visit, page
        told = {touch.path for touch in touches(visit) if tells_something(page, touch)}
        switch = switch_link(page) if len(told) >= MUCH and not asked and not _changed(visit) else None
        if switch is not None:
            asked = True
            ask = "Look whether the answers are kept after “{name}”: it is a plain link on the page of a form."
            yield unsure(switch, ask, name=switch.name or switch.text, at=visit)


def _kept(visit: Visit, page: Dom, after: Visit, now: Dom) -> Verdicts:
    names = names_answered(visit, page)
    if len(names) < MUCH or not names <= {now.of(field).attributes.get("name") for field in now.fields}:
        return  # perhaps another form
    for field in now.fields:
        own = now.of(field)
        if own.attributes.get("name") not in names or field.type in ("password", "file"):
            continue
        if field.value_present:
            yield passed(own, at=after)
        else:
            message = "“{label}” was filled before the change of language, and is empty."
            yield failed(own, message, label=own.name, at=after)


def _changed(visit: Visit) -> bool:
    done = [touch for touch in touches(visit) if touch.went == "done"]
    return bool(done) and done[-1].action == "click" and switches_language(done[-1].name)
