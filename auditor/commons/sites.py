"""What rules over a whole service ask of it: the pages that hold a link or a document, pages by language and host."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from auditor.commons.language import primary
from auditor.commons.text import folded
from auditor.commons.urls import host
from auditor.commons.urls import page as without_query
from auditor.evidence.site import Linked, Site, SitePage
from auditor.model import DocumentRecord

H = TypeVar("H", bound=Hashable)


def holders(site: Site, linked: Linked) -> Iterator[SitePage]:
    """The pages that hold a link, as many as are told."""
    return (site.pages[number] for number in linked.pages if number < len(site.pages))


def linking(site: Site, documents: Iterable[DocumentRecord]) -> Iterator[tuple[DocumentRecord, SitePage | None]]:
    """Each document with each page that links to it, as many as are told; with None where no page does."""
    known = {page.url: page for page in site.pages}
    for document in documents:
        pages: list[SitePage | None] = [known[url] for url in document.pages if url in known]
        yield from ((document, page) for page in pages or [None])


def readable(site: Site) -> list[DocumentRecord]:
    """The PDF documents that could be looked into."""
    return [one for one in site.documents if one.kind == "pdf" and not one.why]


def alike(pages: Iterable[SitePage]) -> Iterator[list[SitePage]]:
    """The pages of one host and one language together: what they share, they share in these words."""
    groups: dict[tuple[str, str], list[SitePage]] = defaultdict(list)
    for page in pages:
        groups[host(page.url), primary(page.lang)].append(page)
    yield from groups.values()


def titled_alike(pages: Iterable[SitePage]) -> Iterator[tuple[tuple[int, ...], list[list[SitePage]]]]:
    """Pages in groups of one title, together with the other groups of the same templates.

    The groups that have one address come without templates: no title is shared there.
    """
    for own in alike(pages):
        titles: dict[str, list[SitePage]] = defaultdict(list)
        for page in own:
            titles[folded(page.title)].append(page)
        kinds: dict[tuple[int, ...], list[list[SitePage]]] = defaultdict(list)
        for group in titles.values():
            kinds[tuple(sorted({page.template for page in group})) if addresses(group) > 1 else ()].append(group)
        yield from kinds.items()


def addresses(pages: Iterable[SitePage]) -> int:
    """How many addresses these pages have, queries apart."""
    return len({without_query(page.url) for page in pages})


def usual(values: Sequence[H]) -> H:
    """The commonest value, of equals the first."""
    return Counter(values).most_common(1)[0][0]
