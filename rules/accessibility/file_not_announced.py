"""Whether links to files say that they lead to one."""

from auditor.commons.promises import file_kind, said, tells_file
from auditor.evidence.controls import Controls
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure


@rule(Impact.MINOR, "WCAG 2.4.9", "WCAG 3.2.5", problem="A link leads to a file and does not say so")
def file_not_announced(controls: Controls) -> Verdicts:
    """Links to files name the kind of file.

    ## Why it matters
    A file opens in another program, may be large, is hard to read on a phone, and often cannot be read by a screen
    reader. Who follows a link expects a page, and loses it.

    ## How to fix it
    Say it in the link: `<a href="/rules.pdf">Rules of the halls (PDF, 240 kB)</a>`. Better still, offer a page.

    ## What it cannot decide
    It knows files by the ending of the address: PDF, text documents, spreadsheets, slides, archives. It takes the words
    of the link and those that stand right around it, in Finnish, Swedish and English. A picture in the link may show
    the kind to those who see: then a person must look whether it is said in words too. Both criteria are of level AAA,
    and an unannounced file does not break them for certain: so nothing here is called a violation.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-link-only.html
    https://www.w3.org/WAI/WCAG22/Techniques/general/G201
    https://www.nngroup.com/articles/avoid-pdf-for-on-screen-reading/
    """
    for link in controls.controls:
        kind = file_kind(link) if link.role == "link" and link.visible else ""
        if not kind:
            continue
        values = {"name": link.name or link.seen, "kind": kind}
        near = (*link.items, link.heads, link.heading if link.items or link.heads else "", link.around)
        if any(tells_file(text, kind) for text in (*said(link), *near)):
            yield passed(link)
        elif link.picture:
            ask = "Look whether the picture in the link “{name}” says, in words too, that a file ({kind}) opens."
            yield unsure(link, ask, **values)
        else:
            yield unsure(link, "Say in the link “{name}” that it leads to a file ({kind}), or offer a page.", **values)
