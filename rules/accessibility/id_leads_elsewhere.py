"""Whether ids that several elements bear lead what refers to them astray."""

from auditor.evidence.markup import Doubled, Markup
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

NAMING = frozenset({"for", "aria-labelledby", "aria-describedby", "aria-errormessage", "headers"})


@rule(
    Impact.SERIOUS,
    "WCAG 4.1.2",
    "WCAG 1.3.1",
    problem="Two elements bear one id, and what refers to it finds the first",
)
def id_leads_elsewhere(markup: Markup) -> Verdicts:
    """What refers to an id finds the element that is meant.

    ## Why it matters
    An id leads to the first element that bears it. A label for the second field names the first one: people hear the
    wrong name, or none, and a click on the label goes to the wrong field.

    ## How to fix it
    Give each element an id of its own, and let `for`, `aria-labelledby` and the like name that one.

    ## What it cannot decide
    Which element is meant. It fails where two labels name one id that two fields bear: one of them goes astray. Where
    what refers to an id stands nearer to a later bearer, a person must look; ids that nothing refers to harm nobody.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F77
    https://www.w3.org/WAI/WCAG22/Techniques/html/H93
    """
    for doubled in markup.doubled:
        labels = [one for one in doubled.by if one.how == "for"]
        fields = [one for one in doubled.elements if one.field]
        second = next((one for one in fields[1:] if not one.named), None)
        if len(labels) > 1 and second and doubled.elements[0].field:
            told = "Two fields bear the id “{id}”, so the label of this one names the other."
            yield failed(second, told, id=doubled.id)
        elif astray := _astray(doubled):
            ask = "Look what “{id}” leads to: {count} elements bear it, and the first counts."
            yield unsure(astray, ask, id=doubled.id, count=len(doubled.elements))
        else:
            yield passed(doubled.elements[0])


def _astray(doubled: Doubled) -> str:
    """The path of what names or describes itself by a later bearer, as far as its place tells."""
    differ = len({one.text for one in doubled.elements}) > 1 or any(one.field for one in doubled.elements)
    return next((one.path for one in doubled.by if one.how in NAMING and one.near > 0), "") if differ else ""
