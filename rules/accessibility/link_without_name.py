"""Whether every link has a name."""

from auditor.evidence.controls import Controls
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule


@rule(Impact.SERIOUS, "WCAG 2.4.4", "WCAG 4.1.2", act=("c487ae",), problem="A link has no name")
def link_without_name(controls: Controls) -> Verdicts:
    """Every link has a name.

    ## Why it matters
    A screen reader says “link”, and spells an address at best. The Tab key stops at it, even where nothing is to be
    seen there.

    ## How to fix it
    Write text into the link, or give its picture an alternative that says where it leads. Take an empty link away.

    ## What it cannot decide
    Nothing is left open: it fails where a link that assistive technology is offered has neither text nor alternative
    nor label nor title.

    ## References
    https://www.w3.org/WAI/standards-guidelines/act/rules/c487ae/
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F89
    """
    for link in controls.controls:
        if not link.heard or not (link.role == "link" or link.role.startswith("doc-")):
            continue
        if link.name or link.description:
            yield passed(link)
        elif link.href is not None or link.focusable:
            yield failed(link, "This link has no name.")
