"""What stands around links, as programs find it, and whether two links stand in the same surroundings."""

from collections.abc import Iterator
from itertools import combinations

from auditor.commons.link_texts import MORE, PRESSING
from auditor.commons.text import folded
from auditor.commons.urls import link as comparable
from auditor.evidence.controls import Control, Controls


def context(link: Control) -> str:
    """The words that belong to a link besides its own: its sentence, list items, header cells, what describes it."""
    return folded(" ".join((link.around, *link.items, link.heads, link.description)))


def same_context(one: Control, other: Control) -> bool:
    """Whether nothing around two links tells them apart: they stand in the same block, or nothing is around either."""
    if one.description != other.description or one.heads != other.heads:
        return False
    together = bool(one.sides) and one.sides == other.sides and (not _on_the_page_itself(one) or _alike(one, other))
    alone = not context(one) and not context(other) and one.heading == other.heading
    return together or alone


def pairs(controls: Controls) -> Iterator[tuple[Control, Control]]:
    """Pairs of links of one name in the same surroundings with different addresses; each link is told once."""
    groups: dict[str, list[Control]] = {}
    for link in controls.controls:
        if (
            link.role == "link"
            and link.heard
            and link.url
            and folded(link.name)
            and folded(link.name) not in PRESSING | MORE
        ):
            groups.setdefault(" ".join(link.name.casefold().split()), []).append(link)
    for links in groups.values():
        told: set[str] = set()
        for one, other in combinations(links[:20], 2):
            differ = comparable(one.url, "").partition("#")[0] != comparable(other.url, "").partition("#")[0]
            if differ and other.path not in told and same_context(one, other):
                told.add(other.path)
                yield one, other


def _on_the_page_itself(link: Control) -> bool:
    return link.block.endswith("body")


def _alike(one: Control, other: Control) -> bool:
    return one.around == other.around and one.heading == other.heading
