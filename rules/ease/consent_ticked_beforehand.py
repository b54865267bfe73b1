"""Whether choices of a consent layer are ticked before the customer has chosen."""

from auditor.commons.interruptions import says
from auditor.evidence.consent import Consent
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, problem="Consent is ticked before the customer has chosen.")
def consent_ticked_beforehand(consent: Consent) -> Verdicts:
    """No choice about cookies is made for the customer.

    ## Why it matters
    Who does not look closely presses “Save” and has agreed to what stood ticked already. To refuse, each box has to be
    found, understood and unticked.

    ## How to fix it
    Leave every box empty but the one for necessary cookies, and disable that one: `<input type="checkbox" checked
    disabled>`.

    ## What it cannot decide
    Whether a purpose that is ticked really needs no consent: what calls itself necessary or functional is let be, and
    what calls itself a legitimate interest is left to a person, as the task force asks for a look at each. It knows
    these words in Finnish, Swedish and English. Boxes on a layer that is not open yet are not seen.

    ## References
    https://www.edpb.europa.eu/system/files/2023-01/edpb_20230118_report_cookie_banner_taskforce_en.pdf
    https://curia.europa.eu/juris/liste.jsf?num=C-673/17
    https://www.traficom.fi/en/regulations/guidance-use-web-cookies-service-providers
    """
    for layer in consent.layers:
        for box in layer.boxes:
            if box.disabled or not box.name or says("necessary", box.name):
                continue
            if not box.checked:
                yield passed(box)
            elif says("interest", box.name):
                ask = "Look whether “{name}”, ticked beforehand as a legitimate interest, needs consent."
                yield unsure(box, ask, name=box.name)
            else:
                yield failed(box, "“{name}” is ticked before the customer has chosen.", name=box.name)
