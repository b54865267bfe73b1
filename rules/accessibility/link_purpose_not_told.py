"""Whether a link, with what stands around it, says where it leads."""

from auditor.commons.link_contexts import context
from auditor.commons.link_texts import BARE, MORE, PRESSING
from auditor.commons.text import folded
from auditor.evidence.controls import Controls
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(
    Impact.MODERATE,
    "WCAG 2.4.4",
    "WCAG 2.4.9",
    act=("5effbb", "aizyf1"),
    problem="A link does not say where it leads, and nothing around it does",
)
def link_purpose_not_told(controls: Controls) -> Verdicts:
    """A link says where it leads, by itself or with its sentence, list item, table cell or heading.

    ## Why it matters
    Screen readers list links and go from one to the next. “More”, where nothing belongs to it that says of what, can
    only be tried out.

    ## How to fix it
    Say it in the link: `<a href="/halls">More about the halls</a>`; or put the link into the sentence, list item or
    table row that says it: `<li>Rules: <a href="/rules.pdf">PDF</a></li>`.

    ## What it cannot decide
    Whether a text of other words is clear: it knows the texts, in Finnish, Swedish and English, that name pressing,
    more of something, a form or an act alone. It certainly fails where no text at all stands in the link's own block,
    list items and header cells, and no heading before it. Where the name is that of a form or an act alone, or a
    heading stands far from it, a person must look.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context.html
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F63
    https://www.w3.org/WAI/standards-guidelines/act/rules/5effbb/
    """
    for link in controls.controls:
        if link.role != "link" or not link.visible or not link.heard or not link.name:
            continue
        name = folded(link.name)
        if name not in PRESSING | MORE | BARE or context(link) or link.heading:
            yield passed(link)
        elif name in BARE:
            yield unsure(link, "Look what “{name}” leads to: nothing that belongs to the link says it.", name=link.name)
        else:
            yield failed(link, "“{name}” does not say where it leads, and nothing around it does.", name=link.name)
