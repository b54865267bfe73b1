"""Which ways lead past what stands before the content of a page: headings, landmarks, links, folding."""

import re
from dataclasses import dataclass

from auditor.evidence.markup import Markup, Passage

AROUND = frozenset({"navigation", "complementary", "banner", "search", "contentinfo"})
LINKED = 0.6  # share of a passage's letters in links that makes it a list of links
RUNNING = 8  # words of a text that belongs to the content
_SKIPS = re.compile(
    r"\b(skip|jump|bypass)\b|\bto (the )?(main )?content|\bsiirry\b|\bhyppää\b|\bohita\b|\bsuoraan\b|\bsisältöön\b"
    r"|\bhoppa\b|\bgå (direkt )?till\b|\btill innehållet\b",
    re.IGNORECASE,
)
_FOLDS = re.compile(
    r"\b(toggle|hide|show|collapse|expand|close|menu|piilota|näytä|sulje|valikko|dölj|visa|stäng|meny)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a page begins: what stands before the content, and the first running text of the content."""

    before: tuple[Passage, ...]
    content: Passage


def opening(markup: Markup) -> Opening | None:
    """How a page begins; None where no running text stands after links, headers and asides."""
    seen = [one for one in markup.own if one.visible]
    heard = [one for one in seen if not one.hidden] or seen
    content = next((one for one in heard if _is_content(one)), None) or next(filter(_is_content, seen), None)
    if content is None:
        return None
    skips = {hop.path for hop in markup.hops if hop.leads_to is not None}
    before = tuple(
        one
        for one in seen
        if one.order < content.order
        and _is_around(one)
        and one.path not in skips
        and not content.path.startswith(one.path)
    )
    return Opening(before, content) if before else None


def ways_past(markup: Markup, page: Opening) -> list[str]:
    """The ways to the content that a page offers to people who do not see it."""
    first, last = page.before[0].order, page.before[-1].order
    ways = []
    if any(main.order <= page.content.order for main in markup.mains):
        ways.append("main")
    plain = (one for one in markup.headings if one.landmark not in AROUND and " |> " not in one.path and one.name)
    if any(one.order > first for one in plain):
        ways.append("heading")
    if any(_leads_past(hop.leads_to, hop.href, hop.name, last) for hop in markup.hops):
        ways.append("link")
    if any(hop.order < page.content.order and _FOLDS.search(hop.name) for hop in markup.hops):
        ways.append("folding")
    return ways


def _leads_past(leads_to: int | None, href: str, name: str, last: int) -> bool:
    if href.startswith("#") and len(href) > 1:
        return leads_to is not None and leads_to > last
    return bool(_SKIPS.search(name))


def _is_around(passage: Passage) -> bool:
    return (
        passage.landmark in AROUND
        or passage.linked >= LINKED
        or not {"nav", "header", "aside"}.isdisjoint(passage.places)
    )


def _is_content(passage: Passage) -> bool:
    heading = passage.tag in ("h1", "h2", "h3", "h4", "h5", "h6")
    return not heading and not _is_around(passage) and len(passage.text.split()) >= RUNNING
