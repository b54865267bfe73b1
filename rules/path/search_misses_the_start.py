"""Whether the service's search finds the start of the journey by its own name."""

from auditor.commons.urls import same_page
from auditor.commons.wayfinding import says_none_found, searches_all
from auditor.evidence.surroundings import Surroundings
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

FIRST_PAGE = 10  # results that most searches show first
FEW = 3  # links: fewer may be anything


@rule(Impact.MODERATE, problem="The search does not find the page by its own name.")
def search_misses_the_start(surroundings: Surroundings) -> Verdicts:
    """The search finds the start of the journey by the name that stands on it.

    ## Why it matters
    Who knows the name of a service types it into the search. Where the answer is a list of news, or “No results”, they
    think that the service does not exist.

    ## How to fix it
    Have the search know the page, and let words in titles and headings weigh most. Look regularly at what is searched
    for and not found.

    ## What it cannot decide
    What a search is meant to look through: where its words do not say that it is the whole service, it may be for
    products or articles alone, so a person must look. It certainly fails where they say so, and the answer is that
    nothing was found. A page further down, or on a second page of results, is asked about. Searches that send by POST
    or by script alone are left alone, and so are names of more than eight words.

    ## References
    - https://www.nngroup.com/articles/search-visible-and-simple/
    - https://www.nngroup.com/articles/internal-website-searching/
    """
    search = surroundings.search
    if search is None or surroundings.begins or search.page.signs_in or (search.page.status or 0) >= 400:
        return
    found, values = search.page, {"query": search.query, "search": search.label or "Search"}
    if same_page(found.url, surroundings.start):
        return
    if found.position > FIRST_PAGE:
        yield unsure("", "Search for “{query}”: this page is result {position}.", position=found.position, **values)
    elif found.position or found.linked:
        yield passed("")
    elif says_none_found(found.text):
        if searches_all(search.label) and found.echoed:
            yield failed("", "The search of the service finds nothing for “{query}”, the name of this page.", **values)
        else:
            yield unsure("", "Look whether the search should find this page: for “{query}” it finds nothing.", **values)
    elif found.echoed and found.results >= FEW:
        ask = "Search for “{query}”, the name of this page: it was not seen among the first {results} results."
        yield unsure("", ask, results=found.results, **values)
