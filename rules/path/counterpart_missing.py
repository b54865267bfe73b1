"""Whether pages have their counterparts in the languages of the service."""

from collections import Counter
from collections.abc import Sequence

from auditor.commons.language import primary
from auditor.commons.network import short
from auditor.commons.sites import alike
from auditor.evidence.site import Site, SitePage
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

FEWEST = 5  # pages that name a counterpart, so that it is the service's custom
USUAL = 0.5  # of the pages that name any: the language is one of the service's; of those of one language: they name any
DEFAULT = "x-default"


@rule(Impact.MODERATE, problem="A page has no counterpart in a language of the service.")
def counterpart_missing(site: Site) -> Verdicts:
    """Pages have their counterparts in all languages of the service.

    ## Why it matters
    Who reads a service in Swedish and comes to a page that is there in Finnish alone is left without it, in the middle
    of a task. Authorities in bilingual places owe both.

    ## How to fix it
    Translate the page, or say on it in the other language where that can be had. Name the counterparts in the head of
    each page: `<link rel="alternate" hreflang="sv" href="/sv/priser">`.

    ## What it cannot decide
    Whether a page is meant for the readers of one language, such as news: a person must look. It knows of counterparts
    by `hreflang` alone, and looks at services that name them on at least five pages; a language counts that at least
    half of these name. Of pages in one language at least half must name some: a part that is there in one language
    alone is not told page by page.

    ## References
    https://developers.google.com/search/docs/specialty/international/localized-versions
    """
    naming = [page for page in site.pages if _languages(page)]
    if len(naming) < FEWEST:
        return
    counted = Counter(language for page in naming for language in _languages(page))
    own = sorted(language for language, count in counted.items() if count >= USUAL * len(naming))
    for page in (page for group in alike(site.pages) if _is_custom(group) for page in group):
        lacking = [language for language in own if language not in {primary(page.lang), *_languages(page)}]
        if not lacking and page.alternates:
            yield passed("", at=page)
        for language in lacking:
            ask = "Look whether “{element}” should be there in the language “{language}” too: it names no counterpart."
            yield unsure("", ask, element=page.title or short(page.url), language=language, at=page)


def _is_custom(pages: Sequence[SitePage]) -> bool:
    return sum(bool(_languages(page)) for page in pages) >= USUAL * len(pages)


def _languages(page: SitePage) -> set[str]:
    return {primary(language) for language in page.alternates if language.lower() != DEFAULT}
