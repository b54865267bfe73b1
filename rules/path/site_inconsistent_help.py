"""Whether the ways to get help keep their order on all pages of the service."""

from auditor.commons.order import moved
from auditor.commons.sites import alike, usual
from auditor.evidence.site import Site
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 3.2.6", problem="Help stands in another place from page to page.")
def site_inconsistent_help(site: Site) -> Verdicts:
    """The ways to get help come in one order on all pages of the service.

    ## Why it matters
    Somebody who needs help is under strain already. Help that stood at the top a page ago and is at the bottom now
    counts as gone, above all for those who see a small part of the page at a time.

    ## How to fix it
    Put the links and numbers that help into one block that all pages share, in one order, such as the page's foot:
    `<footer><a href="/contact">Contact us</a> <a href="/help">Help</a></footer>`.

    ## What it cannot decide
    Whether an offer in a page's content is the same help, or belongs to what that page says: it knows the order of the
    offers on the page, and not where each of them stands, so a person must look. Pages that offer the same help as most
    of their host and language, in their order, pass.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/consistent-help.html
    https://www.w3.org/WAI/WCAG22/Techniques/general/G220
    """
    for pages in alike(page for page in site.pages if page.help):
        order = usual([page.help for page in pages])
        for page in pages:
            name = moved(order, page.help)
            if name is None:
                yield passed("", at=page)
                continue
            ask = "Look whether the help “{name}” stands in another place than on most pages."
            yield unsure("", ask, name=name, at=page)
