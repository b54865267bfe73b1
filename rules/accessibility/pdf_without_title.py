"""Whether PDF documents have a title."""

from auditor.commons.network import short
from auditor.commons.sites import linking, readable
from auditor.evidence.site import Site
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 2.4.2", problem="PDF documents have no title.", documents=True)
def pdf_without_title(site: Site) -> Verdicts:
    """PDF documents that can be downloaded have a title.

    ## Why it matters
    The title is what a screen reader says first, and what tells one open document from another. Without it, people hear
    and see the name of a file, such as `2023_final_v3.pdf`.

    ## How to fix it
    Write a title into the document's properties before it is exported, and let it show: in Acrobat “Initial view: Show
    document title”. Word and LibreOffice take it from the properties of the file.

    ## What it cannot decide
    Whether a title describes its document. Where there is one, and the document asks to show the name of the file
    instead, a person must look. Documents that open with a password only, are broken or too large were not looked into.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/pdf/PDF18
    https://www.w3.org/WAI/WCAG22/Understanding/page-titled.html
    """
    for document, page in linking(site, readable(site)):
        if document.title is None:
            continue
        if not document.title.strip():
            yield failed("", "The document {element} has no title.", element=short(document.url), at=page)
        elif document.shows_title is False:
            ask = "Look whether the document {element} shows its title: it asks to show the name of the file."
            yield unsure("", ask, element=short(document.url), at=page)
        else:
            yield passed("", at=page)
