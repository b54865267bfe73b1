"""Whether lines that begin with bullets or numbers by hand are a list."""

from collections.abc import Iterator
from itertools import groupby

from auditor.commons.lettering import FEWEST_ITEMS, typed_list
from auditor.evidence.markup import Markup, Passage
from auditor.model import Impact
from auditor.parts import Verdicts, failed, rule, unsure

ELSEWHERE = frozenset({"li", "pre", "code", "td", "th", "dt", "dd", "button", "label", "nav"})
LINKED = 0.95  # share of the letters of lines that are links and nothing else


@rule(Impact.MODERATE, "WCAG 1.3.1", problem="Text that looks like a list is none")
def looks_like_a_list(markup: Markup) -> Verdicts:
    """What looks like a list is a list.

    ## Why it matters
    “List with five items”: a screen reader tells how long a list is, and lets people go from item to item or past it.
    Bullets that are typed are read as signs, or not at all.

    ## How to fix it
    Use `<ul>` or `<ol>` with `<li>`, and choose the bullets by style sheet.

    ## What it cannot decide
    It fails where three lines or paragraphs in a row begin with a bullet. Lines that begin with dashes, asterisks or
    numbers may be dialogue, or headings of parts, and links below each other no list: there a person must look.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/html/H48
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F2
    """
    for first, lines in _groups(markup):
        how, items = typed_list(lines)
        values = {"count": len(items), "first": items[0].removeprefix("- ")[:60] if items else ""}
        if how == "bullets":
            yield failed(first, "These {count} lines are a list by their bullets alone: “{first}” …", **values)
        elif items:
            yield unsure(first, "Look whether these {count} lines are a list: “{first}” …", **values)


def _groups(markup: Markup) -> Iterator[tuple[Passage, list[str]]]:
    """Blocks of several lines, and runs of sibling blocks of one line each."""
    seen = [one for one in markup.passages if one.visible and ELSEWHERE.isdisjoint((*one.places, one.tag))]
    for passage in seen:
        if passage.text.count("\n") >= FEWEST_ITEMS - 1:
            lines = [line for line in passage.text.split("\n") if line.strip()]
            yield passage, [f"- {line}" for line in lines] if _is_links(passage, lines) else lines
    for _, group in groupby(seen, key=lambda one: one.parent):
        single = [one for one in group if "\n" not in one.text.strip()]
        texts = [f"{one.marker.strip()} {one.text}" if one.marker.strip() else one.text for one in single]
        begins = next((n for n in range(len(single)) if typed_list(texts[n : n + FEWEST_ITEMS])[1]), None)
        if begins is not None:
            yield single[begins], texts[begins:]


def _is_links(passage: Passage, lines: list[str]) -> bool:
    return passage.linked >= LINKED and passage.breaks >= len(lines) - 1 >= FEWEST_ITEMS
