"""Whether an app is advertised over the page."""

from auditor.commons.interruptions import in_the_way, kind_of, large
from auditor.evidence.interruptions import Interruptions
from auditor.model import Impact
from auditor.parts import Verdicts, failed, rule, unsure

SMALL = 0.08  # of the view: the browser's own banner for an app takes about as much of a phone's screen


@rule(Impact.MODERATE, problem="An app is advertised over the page.")
def app_pushed_over_the_page(seen: Interruptions) -> Verdicts:
    """No app is advertised over the page.

    ## Why it matters
    To install an app takes minutes, room and an account. Who is on the page wants to do it here, and many cannot
    install anything: on a shared, an old or an employer's device.

    ## How to fix it
    Name the app in the page's foot, or by `<meta name="apple-itunes-app">` and a web app manifest: the browser's own
    banner is small and is known to go away.

    ## What it cannot decide
    Whether the task can only be done in the app. It knows such a layer by a link to a shop for apps, or by words in
    Finnish, Swedish and English. What is modal or covers at least 30 % of the view fails; a banner
    over 8 % is left to a person.

    ## References
    https://developers.google.com/search/docs/appearance/avoid-intrusive-interstitials
    https://developer.apple.com/documentation/webkit/promoting-apps-with-smart-app-banners
    """
    for layer in in_the_way(seen):
        if kind_of(layer) != "app":
            continue
        percent = round(layer.share * 100)
        if large(layer):
            yield failed(layer, "An app is advertised over {percent} % of the view.", percent=percent)
        elif layer.share >= SMALL:
            yield unsure(
                layer,
                "Look whether the app advertised here, over {percent} % of the view, is in the way.",
                percent=percent,
            )
