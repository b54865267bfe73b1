"""Whether PDF documents are tagged."""

from auditor.commons.network import short
from auditor.commons.sites import linking, readable
from auditor.evidence.site import Site
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule


@rule(Impact.SERIOUS, "WCAG 1.3.1", problem="PDF documents are not tagged.", documents=True)
def untagged_pdf(site: Site) -> Verdicts:
    """PDF documents that can be downloaded are tagged.

    ## Why it matters
    Without tags a screen reader does not know what is a heading, a list or a table, nor in which order to read. On a
    telephone the text cannot be made to fit the screen.

    ## How to fix it
    Write the document with real headings, lists and tables, and export it as a tagged PDF: in Word “Document structure
    tags for accessibility”, in LibreOffice “Universal accessibility (PDF/UA)”. Better still, make it a page.

    ## What it cannot decide
    Whether the tags that are there are right. Documents that open with a password only, are broken or too large
    were not looked into. What was only scanned is told by another rule. EN 301 549 asks this of documents in its
    clause 10.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/pdf/PDF9
    https://www.w3.org/WAI/WCAG22/Techniques/pdf/PDF3
    """
    for document, page in linking(site, readable(site)):
        if document.tagged is None or document.has_text is False:
            continue
        if document.tagged:
            yield passed("", at=page)
        else:
            yield failed("", "The document {element} has no tags.", element=short(document.url), at=page)
