"""Whether to refuse cookies is as easy as to accept them."""

from auditor.commons.consent import Means, fainter, sorted_out, ticked, weaker
from auditor.evidence.consent import Consent, ConsentControl, ConsentLayer
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

ILLEGIBLE = 1.5  # contrast


@rule(Impact.MODERATE, problem="Refusing cookies is harder than accepting them.")
def refusing_takes_more(consent: Consent) -> Verdicts:
    """Cookies are refused as easily as they are accepted.

    ## Why it matters
    Who only wants to get something done presses what is nearest, and gives away what they would not give. Where “no”
    hides behind settings, the first thing that the service says is that it does not mean the question.

    ## How to fix it
    Put the two answers side by side, drawn alike: `<button>Accept all</button> <button>Only the necessary
    ones</button>`. Leave every other choice unticked.

    ## What it cannot decide
    What the law asks for in this case, and what stands in frames of other hosts. It certainly fails where a button
    accepts, all other buttons lead to settings, and none refuses: that takes more than one click. A way to refuse that
    is drawn weaker, under half as large, or fainter than the contrast of 4.5 that WCAG 1.4.3 asks for, is left to a
    person, as the task force below does; under 1.5, which we take for what hardly anybody reads, it fails.

    ## References
    https://www.edpb.europa.eu/system/files/2023-01/edpb_20230118_report_cookie_banner_taskforce_en.pdf
    https://www.traficom.fi/en/regulations/guidance-use-web-cookies-service-providers
    """
    for layer in consent.layers:
        found = sorted_out(layer)
        if Means.ACCEPT in found:
            refusing = found.get(Means.REFUSE) or ([] if ticked(layer) else found.get(Means.SAVE, []))
            yield from _drawn(found[Means.ACCEPT], refusing) if refusing else _clicks(layer, found)


def _clicks(layer: ConsentLayer, found: dict[Means, list[ConsentControl]]) -> Verdicts:
    accept = found[Means.ACCEPT][0]
    boxes = ticked(layer)
    if boxes and Means.SAVE in found and Means.CLOSE not in found:
        told = "To refuse takes {clicks} clicks, for choices are ticked beforehand ({boxes}); “{accept}” takes one."
        yield failed(found[Means.SAVE][0], told, clicks=boxes + 1, boxes=boxes, accept=accept.name)
    elif Means.CHOOSE in found and not {Means.CLOSE, Means.OTHER} & set(found):
        told = "“{accept}” takes one click; to refuse, one has to open “{choose}” first."
        yield failed(accept, told, accept=accept.name, choose=found[Means.CHOOSE][0].name)
    else:
        yield unsure(accept, "Look how cookies are refused: “{accept}” is offered, and no refusal.", accept=accept.name)


def _drawn(accepting: list[ConsentControl], refusing: list[ConsentControl]) -> Verdicts:
    refuse, names = refusing[0], {"accept": accepting[0].name, "refuse": refusing[0].name}
    if fainter(accepting[0], refuse, ILLEGIBLE):
        yield failed(refuse, "“{refuse}” has hardly any contrast and can hardly be read.", **names)
    elif weaker(accepting, refusing):
        yield unsure(refuse, "Look whether “{refuse}” is seen as easily as “{accept}”.", **names)
    else:
        yield passed(refuse)
