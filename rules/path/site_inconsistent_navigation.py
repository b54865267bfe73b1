"""Whether the main navigation keeps its order on all pages of the service."""

from auditor.commons.order import moved
from auditor.commons.sites import alike, usual
from auditor.evidence.site import Site
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

FEWEST = 3  # names in common: two that swap may be “previous” and “next”


@rule(Impact.MODERATE, "WCAG 3.2.3", problem="The main navigation changes its order from page to page.")
def site_inconsistent_navigation(site: Site) -> Verdicts:
    """The main navigation keeps its order on all pages of the service.

    ## Why it matters
    People learn where a link stands and go there without reading. Somebody who sees a small part of the page, or
    hears it, has to search the whole navigation anew when its order changes.

    ## How to fix it
    Make the navigation from one list for all pages. Links may be added or left out, and the current page may be
    marked, but the others keep their order.

    ## What it cannot decide
    Whether customers asked for another order. The pages of one host and language are compared with the order that
    is commonest there. It certainly fails where the very same names stand in another order; where some of the names
    differ, it may be another navigation, and a person must look.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/consistent-navigation.html
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F66
    """
    for pages in alike(page for page in site.pages if len(page.navigation) >= FEWEST):
        order = usual([page.navigation for page in pages])
        for page in pages:
            if len(set(page.navigation) & set(order)) < FEWEST or page.navigation == order:
                yield passed("", at=page)
                continue
            name = moved(order, page.navigation)
            if name is None:
                yield passed("", at=page)
            elif sorted(page.navigation) == sorted(order):
                told = "“{name}” stands in another order in the main navigation than on most pages."
                yield failed("", told, name=name, at=page)
            else:
                ask = "Look whether “{name}” stands in another order in the main navigation than on most pages."
                yield unsure("", ask, name=name, at=page)
