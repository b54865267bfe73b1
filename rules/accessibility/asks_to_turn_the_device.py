"""Rule: the page is offered in both orientations of the device."""

from auditor.evidence.turning import Turning
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

MOST = 0.6  # of the view: what is left cannot be used
ONE_WAY = ("portrait", "landscape")


@rule(Impact.SERIOUS, "WCAG 1.3.4", problem="The page asks to turn the device, or holds one orientation")
def asks_to_turn_the_device(turning: Turning) -> Verdicts:
    """The page can be used however the device is held.

    ## Why it matters
    Whose phone or tablet is fixed to a wheelchair or a bed cannot turn it. A layer that says “please turn your phone”
    is the end of the service for them.

    ## How to fix it
    Take the layer away and let the page fit both ways; say `"orientation": "any"` in the web app's manifest, and do not
    lock the screen by a script.

    ## What it cannot decide
    Whether one way is essential, as for a piano or a cheque. It knows words in English, Finnish and Swedish. It fails
    where such words cover more than six tenths of the view as the phone is held; of layers that a style sheet keeps for
    the other way, of smaller ones, of a manifest, which holds in an installed app alone, and of a script, a person must
    judge. Scripts from files are not read.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/orientation.html
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F100
    - https://developer.mozilla.org/en-US/docs/Web/Progressive_web_apps/Manifest/Reference/orientation
    """
    for one in turning.asks:
        if one.visible and one.share > MOST:
            yield failed(one, "The page cannot be used as the phone is held: “{text}”.", text=one.text)
        else:
            yield unsure(one, "Look whether the page can be used both ways: “{text}”.", text=one.text, way=one.way)
    said = next((way for way in ONE_WAY if turning.manifest.startswith(way)), "")
    if said and turning.display in ("standalone", "fullscreen"):
        ask = "Look whether the installed app must be held one way: its manifest says {way}."
        yield unsure("", ask, way=said)
    elif turning.locked:
        yield unsure("", "Look whether the page must be held one way: a script locks it to {way}.", way=turning.locked)
    elif not turning.asks:
        yield passed()
