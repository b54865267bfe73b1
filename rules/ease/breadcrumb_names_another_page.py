"""Whether the last breadcrumb is the page that it stands on."""

from auditor.commons.text import folded
from auditor.commons.walks import main_heading
from auditor.commons.wayfinding import apart, folder, own_crumb, signposts, speaks_of
from auditor.evidence.dom import Dom
from auditor.evidence.signposts import Crumb
from auditor.model import Impact, Visit, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, problem="The breadcrumbs name another page than the one that is shown.", crawled="across")
def breadcrumb_names_another_page(walk: Walk) -> Verdicts:
    """The last breadcrumb names the page that it stands on.

    ## Why it matters
    Breadcrumbs say where one is. Where they name another page, customers think that they have come to the wrong place
    and go back, above all those who came by a search and saw no page before.

    ## How to fix it
    Make the last crumb of the page's own heading, and the crumbs above it of the pages that hold it. Do the same with
    the breadcrumbs that search engines are told (`BreadcrumbList`).

    ## What it cannot decide
    Whether other words mean the same: where no word of the crumb stands in a heading, the title or the address, a
    person must look. It certainly fails where the crumb is the heading of another page of this walk that is not above
    this one, and that no form led on from: the steps of a form may share one crumb. A trail that ends with a link to
    the page above says nothing of this page.

    ## References
    - https://www.nngroup.com/articles/breadcrumbs/
    - https://www.w3.org/WAI/ARIA/apg/patterns/breadcrumb/
    - https://www.w3.org/WAI/WCAG22/Techniques/general/G65
    """
    pages = list(signposts(walk))
    heads = {folded(main_heading(page)): (visit, page) for visit, page, _ in reversed(pages)}
    told: set[tuple[str, str]] = set()
    for visit, page, signs in pages:
        own = [crumb for crumb in (own_crumb(trail, page) for trail in signs.trails) if crumb]
        for crumb in own:
            if (crumb.name, folder(page.url)) in told:
                continue
            told.add((crumb.name, folder(page.url)))
            yield from _judge(walk, visit, page, crumb, heads.get(folded(crumb.name)))
        if len(signs.told) > 1 and not speaks_of(signs.told[-1], page):
            ask = "Look whether search engines are told the right breadcrumb: “{crumb}”, on a page headed “{heading}”."
            yield unsure("", ask, at=visit, crumb=signs.told[-1], heading=main_heading(page) or page.title)


def _judge(walk: Walk, visit: Visit, page: Dom, crumb: Crumb, namesake: tuple[Visit, Dom] | None) -> Verdicts:
    values = {"crumb": crumb.name, "heading": main_heading(page) or page.title}
    if speaks_of(crumb.name, page):
        yield passed(crumb, at=visit)
    elif namesake and apart(walk, (visit, page), namesake):
        yield failed(crumb, "The last breadcrumb is “{crumb}”, another page; this is “{heading}”.", at=visit, **values)
    else:
        ask = "Look whether the last breadcrumb, “{crumb}”, means this page, headed “{heading}”."
        yield unsure(crumb, ask, at=visit, **values)
