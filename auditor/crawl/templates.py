"""Groups pages that are made alike while they come in: by the shape of their address and the structure of their DOM.

Pure, and flat in memory: of each template one representative is kept, and what its titles share. The same pages in the
same order always make the same templates. In another order, pages whose structure lies near the limit between two
templates may fall to the other one, since the page that came first stands for its template; what is clearly alike, or
clearly not, does not depend on the order.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import takewhile

VALUES = 64  # of a signature: the standard error of a likeness is 1/√64, about 0.1
ALIKE = 0.5  # of the structure, for pages whose addresses have one shape
NEARLY_ONE = 0.7  # of the structure, for pages whose shapes differ in one place
SURELY_ONE = 0.85  # of the structure, for pages of different parts of a service, such as the index of each
MOST = 200  # templates: beyond that, a page goes to the nearest there is
ANY = "*"
_EMPTY = 0
_BITS = 32


def signature(shingles: Iterable[str]) -> list[int]:
    """A short list of numbers whose share of equal places is about the share of equal shingles (minhash).

    One hash of each shingle falls into one of 64 bins, where the smallest stays; an empty bin takes from the next.
    """
    bins: list[int | None] = [None] * VALUES
    for shingle in set(shingles):
        number = int.from_bytes(blake2b(shingle.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
        place, value = number % VALUES, (number >> 8) % (1 << _BITS)
        known = bins[place]
        bins[place] = value if known is None else min(known, value)
    return _filled(bins)


def similar(one: Sequence[int], other: Sequence[int]) -> float:
    """How alike two structures are, from 0 to 1; 0 where one of them is not known."""
    if not one or len(one) != len(other):
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)


@dataclass(frozen=True, slots=True)
class Template:
    """Pages that are made alike. `structure` is that of the page that came first."""

    id: int
    shape: str  # which all its addresses have; * stands for what differs
    structure: tuple[int, ...] = ()
    title: tuple[str, ...] | None = None  # the words that the titles of its pages share; None: no page had one


@dataclass(slots=True)
class Templates:
    """The templates met so far. `place` takes a page in; ids count from 1."""

    known: dict[int, Template] = field(default_factory=dict)
    _near: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))  # segments of the shape → templates

    @classmethod
    def of(cls, templates: Iterable[Template]) -> "Templates":
        """Go on with what an earlier run has found."""
        made = cls()
        for one in templates:
            made._add(one)
        return made

    def place(self, shape: str, structure: Sequence[int], title: str = "") -> Template:
        """The template of a page: a known one, which may take a wider shape now, or a new one."""
        found = self._fitting(shape, structure)
        if found is None and len(self.known) >= MOST:
            found = max(self.known.values(), key=lambda one: (similar(one.structure, structure), -one.id))
        if found is None:
            made = Template(max(self.known, default=0) + 1, shape, tuple(structure), _words(title))
            self._add(made)
            return made
        wide = common_shape(found.shape, shape) or common_shape(found.shape, shape, parts=True)
        wider = replace(found, shape=wide or found.shape, title=_shared(found.title, title))
        self.known[found.id] = wider
        return wider

    def _fitting(self, shape: str, structure: Sequence[int]) -> Template | None:
        best, likeness = None, 0.0
        for id_ in self._near[len(_segments(shape))]:
            one = self.known[id_]
            alike = similar(one.structure, structure)
            common = common_shape(one.shape, shape)
            least = ALIKE if common == one.shape else NEARLY_ONE
            if common is None or one.shape.startswith(f"/{ANY}/"):
                common, least = common_shape(one.shape, shape, parts=True), SURELY_ONE
            if common is None:
                continue
            if alike >= least and alike > likeness:  # of equals the first: ids rise
                best, likeness = one, alike
        return best

    def _add(self, template: Template) -> None:
        self.known[template.id] = template
        self._near[len(_segments(template.shape))].append(template.id)


def common_shape(one: str, other: str, *, parts: bool = False) -> str | None:
    """The shape that both have; None where they differ in length, in where they begin, or in more than one place.

    `parts`: pages of different parts of the service have one where all but the beginning is the same, `/*/index.html`.
    """
    if one == other:
        return one
    mine, yours = _segments(one), _segments(other)
    if len(mine) != len(yours):
        return None
    differ = [number for number, pair in enumerate(zip(mine, yours, strict=True)) if pair[0] != pair[1]]
    if parts:
        return "/".join(["", ANY, *mine[1:]]) if differ == [0] and len(mine) > 1 else None
    new = [number for number in differ if ANY not in mine[number]]
    if len(new) > 1 or any(not _covers(mine[number], yours[number]) for number in differ if number not in new):
        return None
    if 0 in new and len(mine) > 1:  # the first segment tells parts of a service apart
        return None
    return "/" + "/".join(
        _widest(a, b) if number in differ else a for number, (a, b) in enumerate(zip(mine, yours, strict=True))
    )


def names_of(templates: Iterable[Template]) -> Mapping[int, str]:
    """A readable name for each, no two alike: the shape, with what the titles share where several have one shape."""
    every = list(templates)
    shapes: dict[str, list[Template]] = defaultdict(list)
    for one in every:
        shapes[one.shape].append(one)
    names: dict[int, str] = {}
    taken: set[str] = set()
    for one in every:
        twins = [other for other in shapes[one.shape] if other is not one]
        own = _own_words(one, twins) if twins else ""
        names[one.id] = _unused(f"{one.shape} ({own})" if own else one.shape, taken)
    return names


def _own_words(one: Template, twins: Iterable[Template]) -> str:
    """What its titles share, without what those of its twins begin and end with alike."""
    own = list(one.title or ())
    others = [list(twin.title or ()) for twin in twins]
    while own and others and all(other[-1:] == own[-1:] for other in others):
        own.pop()
        others = [other[:-1] for other in others]
    return " ".join(own).strip(" –—|-·:")[:60]


def _unused(name: str, taken: set[str]) -> str:
    tries = (name if number == 1 else f"{name} #{number}" for number in range(1, len(taken) + 2))
    free = next(one for one in tries if one not in taken)
    taken.add(free)
    return free


def _filled(bins: Sequence[int | None]) -> list[int]:
    """Empty bins take from the next full one, marked by how far that is, so that two such do not agree by chance."""
    if all(one is None for one in bins):
        return [_EMPTY] * len(bins)
    filled = []
    for place in range(len(bins)):
        far = next(step for step in range(len(bins)) if bins[(place + step) % len(bins)] is not None)
        filled.append(((bins[(place + far) % len(bins)] or 0) + far * 0x9E3779B1) % (1 << _BITS))
    return filled


def _segments(shape: str) -> list[str]:
    return shape.lstrip("/").split("/")


def _covers(wide: str, own: str) -> bool:
    start, _, end = wide.partition(ANY)
    return len(own) >= len(start) + len(end) and own.startswith(start) and own.endswith(end)


def _widest(one: str, other: str) -> str:
    """One segment for both: what differs is *, an ending such as .html stays."""
    if ANY in one and _covers(one, other):
        return one
    ending = one.rpartition(".")[2]
    return f"{ANY}.{ending}" if "." in one and other.endswith(f".{ending}") else ANY


def _words(title: str) -> tuple[str, ...] | None:
    return tuple(title.split()) or None


def _shared(known: tuple[str, ...] | None, title: str) -> tuple[str, ...] | None:
    """The words at the beginning, or else at the end, that a title shares with what is known."""
    words = _words(title)
    if known is None or words is None:
        return known or words
    start = _equal(known, words)
    return start or tuple(reversed(_equal(known[::-1], words[::-1])))


def _equal(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    pairs = zip(one, other, strict=False)
    return tuple(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
