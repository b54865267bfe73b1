"""Whether links lead and buttons act."""

import re

from auditor.evidence.controls import Control, Controls
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

_LEADS = re.compile(
    r"\b((window|document|self|top|parent)\.)?location(\.href|\.assign|\.replace)?\s*[=(]|\bwindow\.open\("
)


@rule(Impact.MINOR, "WCAG 4.1.2", problem="A link acts like a button, or a button like a link")
def control_of_the_wrong_kind(controls: Controls) -> Verdicts:
    """What leads to another page is a link, what does something here is a button.

    ## Why it matters
    “Link” promises another page, and that it can be opened in a new tab; “button” promises that something happens here,
    and answers to the space bar. Who hears “link” and stays where they are believes that nothing happened.

    ## How to fix it
    Write `<button type="button">Show more</button>` in place of `<a href="#" onclick="…">`;
    `<a href="/prices">Prices</a>` in place of `<button onclick="location='/prices'">`.

    ## What it cannot decide
    Such controls can be used, and whether customers are misled depends on what they expect: it never says more than
    that a person must look. It knows links whose address is `#`, empty or a script, and handlers that stand in the
    markup.

    ## References
    https://www.w3.org/WAI/ARIA/apg/patterns/link/
    https://www.w3.org/WAI/ARIA/apg/patterns/button/
    https://www.w3.org/WAI/WCAG22/Understanding/name-role-value.html
    """
    for one in controls.controls:
        if not one.visible or one.role not in ("link", "button"):
            continue
        leads = bool(_LEADS.search(one.script) or _LEADS.search(one.href or ""))
        name = one.name or one.seen or one.tag
        if one.role == "link" and _acts(one) and not leads:
            yield unsure(one, "Look whether the link “{name}” should be a button: it runs a script.", name=name)
        elif one.role == "button" and leads:
            yield unsure(one, "Look whether the button “{name}” should be a link: it leads to another page.", name=name)
        else:
            yield passed(one)


def _acts(one: Control) -> bool:
    """Whether a link runs a script in place of leading: its address is a script, or nothing but `#` with a handler."""
    href = (one.href or "").strip().lower()
    return href.startswith("javascript:") or (href in ("", "#") and bool(one.script) and one.tag in ("a", "area"))
