"""Whether PDF documents hold text and not only pictures of it."""

from auditor.commons.network import short
from auditor.commons.sites import linking, readable
from auditor.evidence.site import Site
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.SERIOUS, "WCAG 1.1.1", "WCAG 1.4.5", problem="PDF documents are pictures without text.", documents=True)
def scanned_pdf(site: Site) -> Verdicts:
    """PDF documents that can be downloaded hold text, and not only pictures of it.

    ## Why it matters
    A document that was only scanned is silent in a screen reader. Nobody can search it, copy from it, or make its
    letters larger without blurring them.

    ## How to fix it
    Publish the document that was printed, not a scan of the paper. Where only paper is left, let a program
    recognise the text, correct it and tag it.

    ## What it cannot decide
    Whether pictures in a document that is tagged have texts that say the same: then a person must look. It
    certainly fails where none of the pages that were looked at shows any text, and there are no tags. Of long
    documents some pages are looked at, spread over the whole.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/pdf/PDF7
    https://www.w3.org/WAI/WCAG22/Techniques/pdf/PDF1
    """
    for document, page in linking(site, readable(site)):
        if document.has_text is None:
            continue
        if document.has_text:
            yield passed("", at=page)
        elif document.tagged:
            ask = "Look whether the pictures in the document {element} have texts: it holds no other text."
            yield unsure("", ask, element=short(document.url), at=page)
        else:
            told = "The document {element} holds no text, but pictures alone."
            yield failed("", told, element=short(document.url), at=page)
