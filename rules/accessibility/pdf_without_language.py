"""Whether PDF documents say in which language they are."""

from auditor.commons.network import short
from auditor.commons.sites import linking, readable
from auditor.evidence.site import Site
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule


@rule(Impact.SERIOUS, "WCAG 3.1.1", problem="PDF documents do not say their language.", documents=True)
def pdf_without_language(site: Site) -> Verdicts:
    """PDF documents that can be downloaded say in which language they are.

    ## Why it matters
    A screen reader reads a document that does not say its language with the voice of another one: Finnish in an English
    voice cannot be understood.

    ## How to fix it
    Set the language of the text in the word processor before it is exported, or in Acrobat under “Document properties,
    Advanced, Language”.

    ## What it cannot decide
    Whether the language is the right one, or whether parts in other languages are marked. Documents that were only
    scanned have no text to be read, and are told by another rule; those that open with a password only, are broken or
    too large were not looked into.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/pdf/PDF16
    https://www.w3.org/WAI/WCAG22/Understanding/language-of-page.html
    """
    for document, page in linking(site, readable(site)):
        if document.language is None or document.has_text is False:
            continue
        if document.language.strip():
            yield passed("", at=page)
        else:
            told = "The document {element} does not say in which language it is."
            yield failed("", told, element=short(document.url), at=page)
