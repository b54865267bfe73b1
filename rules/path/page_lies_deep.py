"""Whether the pages of a service are a few clicks from its front page."""

from urllib.parse import urlsplit

from auditor.commons.network import short
from auditor.evidence.site import Site, SitePage
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

FAR = 6  # clicks: our own line, see below


@rule(Impact.MINOR, problem="Pages lie many clicks from the front page.")
def page_lies_deep(site: Site) -> Verdicts:
    """Links lead to every page in a few clicks from the front page.

    ## Why it matters
    Each click is a choice in which people can go wrong, a page to wait for, and for a screen reader or a keyboard many
    steps more. What lies deep is found by few, and is the first that nobody looks after.

    ## How to fix it
    Link to the page from a page nearer to the front, such as the one that tells of its subject. Let long lists lead to
    several of their pages at once, and not to the next one alone.

    ## What it cannot decide
    How many clicks are too many: nobody has measured a limit, and people go on where each link is plain. More than six
    is the tool's own line, and a person must look. Ways through a search or a form are not counted. Further pages of a
    list or a calendar, known by parameters alone, are left out where one of its pages is near.

    ## References
    https://www.nngroup.com/articles/flat-vs-deep-hierarchy/
    https://www.nngroup.com/articles/3-click-rule/
    """
    near = {_path(page) for page in site.pages if page.depth is not None and page.depth <= FAR}
    for page in site.pages:
        if page.depth is None:
            continue
        if page.depth <= FAR or (urlsplit(page.url).query and _path(page) in near):
            yield passed("", at=page)
            continue
        ask = "Look whether people find “{element}”: the shortest way from the front page takes {clicks} clicks."
        yield unsure("", ask, element=page.title or short(page.url), clicks=page.depth, at=page)


def _path(page: SitePage) -> str:
    return page.url.partition("?")[0]
