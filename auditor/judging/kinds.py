"""Tells what an element is by the document that it stands in: its role, its name, what holds it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from auditor.evidence.dom import Dom, Element
from auditor.judging.lasting import lasting

# The outermost part of a page that every page of a service has: what is above them is wrapping.
LANDMARKS = frozenset(
    ("banner", "navigation", "main", "contentinfo", "complementary", "search", "dialog", "alertdialog")
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
STEP_DOWN = " > "
DOT = "\\."  # as CSS writes it: in ids of references, such as `method.iter`


@dataclass(frozen=True, slots=True)
class Kind:
    """What an element is. `name` is None where the document does not tell it.

    `holders` are what holds it, the outermost landmark first: role or tag of each gathered element. `made` says that
    the ids on its path are of the content and not of the template: they were made of a heading's words.
    """

    role: str = ""
    name: str | None = None
    holders: tuple[str, ...] = ()
    made: bool = False
    attributes: Mapping[str, str] | None = None  # whole, where HTML may be cut


UNTOLD = Kind()


class Kinds:
    """The kinds of the elements of one document."""

    def __init__(self, page: Dom) -> None:
        self._page = page
        self._known: dict[str, Kind] = {}

    def of(self, path: str) -> Kind:
        """What stands at a path, as far as the document tells."""
        if path not in self._known:
            self._known[path] = self._kind(path)
        return self._known[path]

    def _kind(self, path: str) -> Kind:
        own = self._page.at(path)
        nearest = own or next(filter(None, (self._page.at(one) for one in _shorter(path))), None)
        anchor = path.partition(STEP_DOWN)[0]
        made = anchor in self._headed or (anchor != path and anchor.startswith("#") and DOT in anchor)
        if nearest is None:
            return Kind(made=made)
        above = [*reversed(list(self._page.above(nearest))), *([] if own else [nearest])]
        start = next((number for number, one in enumerate(above) if _what(one) in LANDMARKS), 0)
        holders = tuple(_what(one) for one in above[start:] if one.tag not in ("html", "body"))
        return Kind(own.role, own.name, holders, made, own.attributes) if own else Kind(holders=holders, made=made)

    @cached_property
    def _headed(self) -> frozenset[str]:
        """The ids that are made of the words of a heading there, as guides and articles have them."""
        headings = (one for one in self._page.elements if one.tag in _HEADINGS and one.name)
        starts = ((one.path.partition(STEP_DOWN)[0], one.name) for one in headings)
        return frozenset(start for start, name in starts if start.startswith("#") and _same_words(start, name))


def _same_words(one: str, other: str) -> bool:
    return lasting(one.lower()) == lasting(other.lower())


def _shorter(path: str) -> Iterator[str]:
    while STEP_DOWN in path:
        path = path.rpartition(STEP_DOWN)[0]
        yield path


def _what(element: Element) -> str:
    return element.role if element.role not in ("", "generic") else element.tag
