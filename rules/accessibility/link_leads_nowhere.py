"""Whether links lead somewhere."""

import re

from auditor.evidence.controls import Control, Controls
from auditor.evidence.listeners import POINTER, Listeners
from auditor.languages import phrase
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

_TO_TOP = re.compile(r"\b(top|up|start of (the )?page)\b|alkuun|ylös|yläosa|\bupp\b|toppen|början", re.IGNORECASE)


@rule(Impact.MODERATE, problem="A link leads nowhere")
def link_leads_nowhere(controls: Controls, listeners: Listeners) -> Verdicts:
    """Every link leads to a place that is there.

    ## Why it matters
    Somebody follows the link, and nothing happens, or the page jumps to its top. They cannot know whether the service
    is broken or they did something wrong.

    ## How to fix it
    Give the link its address: `<a href="#prices">Prices</a>` needs an element with `id="prices"`. Take the link away
    where its page is not there yet, and use `<button type="button">` for what acts on this page.

    ## What it cannot decide
    What a script does in the link's place: where the link, anything around it or the whole page listens for clicks, a
    person must look at an address that names a place that is not there; `#` alone is then left to the rule on links
    that should be buttons. It certainly fails where nothing listens. `#` is the top of the page, which is right for
    “Back to the top”. Addresses that scripts take for routes (`#/news`) are left alone. No criterion of WCAG speaks of
    this: it shuts nobody out, and leads everybody astray.

    ## References
    https://html.spec.whatwg.org/multipage/browsing-the-web.html#the-indicated-part-of-the-document
    """
    for link in controls.controls:
        if link.role != "link" or link.href is None or not link.visible or link.script:
            continue
        href = link.href.strip()
        empty = href in ("", "#") and not _TO_TOP.search(f"{link.name} {link.description}")
        acts = _listened(link, listeners)
        values = {"name": link.name or link.seen or link.tag, "href": href or phrase("empty")}
        if not empty and not link.missing:
            yield passed(link)
        elif not acts and empty:
            yield failed(link, "“{name}” leads nowhere: its address is {href}.", **values)
        elif not acts:
            yield failed(link, "“{name}” leads nowhere: nothing on the page is called {href}.", **values)
        elif link.missing:
            yield unsure(link, "Look where “{name}” leads: nothing on the page is called {href}.", **values)


def _listened(link: Control, listeners: Listeners) -> bool:
    """Whether a script may take the click: on the link, around it, on the page; also where that cannot be told."""
    elsewhere = " |> " in link.path or " >>> " in link.path or listeners.left_out > 0
    around = any(one.holds or one.path == link.path for one in listeners.elements if one.hears(*POINTER))
    return elsewhere or around or listeners.hears(*POINTER)
