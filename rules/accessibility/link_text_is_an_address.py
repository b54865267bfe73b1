"""Whether links are named by words and not by addresses."""

from auditor.commons.promises import long_address
from auditor.evidence.controls import Controls
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure


@rule(Impact.MINOR, "WCAG 2.4.9", problem="A link is named by a long address")
def link_text_is_an_address(controls: Controls) -> Verdicts:
    """The text of a link is not a long address.

    ## Why it matters
    A screen reader spells “h t t p s colon slash slash …” to the end. Nobody can tell from it what is behind, nobody
    can say it aloud, and on a phone it breaks over several lines.

    ## How to fix it
    Name what is behind the link: `<a href="https://example.fi/en/decisions/2026/14.html">Decision 14/2026</a>`.

    ## What it cannot decide
    Short addresses that people know, such as `www.example.fi`, are left alone: it judges addresses of 30 signs and more
    that hold more than a host. 2.4.9 is of level AAA, and an address may tell somebody where
    it leads: so nothing here is called a violation.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-link-only.html
    https://www.nngroup.com/articles/writing-links/
    """
    for one in controls.controls:
        if one.role != "link" or not one.visible or not one.name:
            continue
        if long_address(one.name) and long_address(one.seen):
            yield unsure(one, "Name what is behind this link, instead of its address: “{name}”.", name=one.name)
        else:
            yield passed(one)
