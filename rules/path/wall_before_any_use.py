"""Whether the page can be used without accepting cookies."""

from auditor.commons.consent import Means, sorted_out
from auditor.evidence.consent import Consent, ConsentLayer
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

FEW = 3  # controls under a layer: fewer may lie under a bar at the foot of the page


@rule(Impact.SERIOUS, problem="The page can be used only after accepting cookies.")
def wall_before_any_use(consent: Consent) -> Verdicts:
    """The page can be used without accepting cookies.

    ## Why it matters
    A layer that only “Accept” takes away is a toll at the door: who does not want to pay it goes without the service,
    and consent that is forced is none.

    ## How to fix it
    Let the layer be refused where it is accepted, or let the page be used beside it: a bar at its top that pushes the
    page down, and no `aria-modal` on it.

    ## What it cannot decide
    Whether there is another way to the same service, and what stands in frames of other hosts. It certainly fails where
    nothing else on the page can be reached and every button of the layer says “accept”. Where a button only takes
    note, or its words are unknown to it (it knows Finnish, Swedish and English), a person must look. A layer that can
    be refused is no wall, however large.

    ## References
    https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-052020-consent-under-regulation-2016679_en
    https://www.traficom.fi/en/regulations/guidance-use-web-cookies-service-providers
    """
    for layer in consent.layers:
        found = sorted_out(layer)
        ways = set(found)
        if not ways:
            continue
        if not _shuts_off(layer) or ways & {Means.REFUSE, Means.SAVE, Means.CHOOSE}:
            yield passed(layer)
        elif ways == {Means.ACCEPT}:
            accept = found[Means.ACCEPT][0]
            told = "Nothing on the page can be used before “{accept}” is pressed, and nothing else is offered."
            yield failed(layer, told, accept=accept.name)
        else:
            names = ", ".join(f"“{one.name}”" for controls in found.values() for one in controls)
            yield unsure(
                layer, "Look whether the page can be used without accepting: {names} lies over it.", names=names
            )


def _shuts_off(layer: ConsentLayer) -> bool:
    covered = layer.behind > 0 and layer.reachable == 0
    return layer.modal or (covered and (layer.said_modal or layer.behind >= FEW))
