"""Whether what is marked up as a quotation is one, and the other way round."""

import re

from auditor.commons.text import words
from auditor.evidence.markup import Markup, Passage, Quote
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

MARKS = re.compile(r"[\"“”„«»»’']")
WHOLLY = re.compile(r"^\s*[\"“”„«»].{40,}[\"“”«»][.,]?\s*(?:[–—-].{0,60})?$", re.DOTALL)
SAYS = re.compile(
    r"\b(said|says|wrote|writes|sanoo|sanoi|kirjoittaa|kertoo|toteaa|säger|sade|skriver|skrev)\b", re.IGNORECASE
)
INDENT = 20  # px: half of what HTML's own style sheet sets a blockquote in by


@rule(Impact.MINOR, "WCAG 1.3.1", problem="A quotation is marked up for its look alone")
def quotation_for_its_look(markup: Markup) -> Verdicts:
    """A quotation is marked as one, and what is set in is not.

    ## Why it matters
    A screen reader says “quote” where one begins and where it ends. Where `blockquote` only sets a text in, people
    hear somebody's words where there are none; where quoted words are only set in, they take them for the page's own.

    ## How to fix it
    Set text in by style sheet (`margin-left`). Put a quotation in `<blockquote>`, and who said it below, in `<cite>`.

    ## What it cannot decide
    Who speaks: therefore a person must look. It asks of a `blockquote` that holds a heading, a form or a table, or
    that names nobody and has no quotation mark, once a page; and of a paragraph that is wholly in quotation marks and
    set in.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/html/H49
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F43
    """
    odd = [quote for quote in markup.quotes if words(quote.text) and _set_in_alone(quote)]
    if odd:
        ask = "Look whether this is a quotation, or set in for its look: “{text}” ({count} on this page)"
        yield unsure(odd[0], ask, text=odd[0].text[:80], count=len(odd))
    elif markup.quotes:
        yield passed(markup.quotes[0])
    for passage in markup.passages:
        if _quoted(passage):
            ask = "Look whether this is a quotation: it is set in, but not marked as one: “{text}”"
            yield unsure(passage, ask, text=passage.text[:80])


def _set_in_alone(quote: Quote) -> bool:
    return bool({"heading", "form", "table"} & set(quote.holds)) or not (
        quote.cited or MARKS.search(quote.text) or SAYS.search(quote.text) or re.search(r"[–—-] ?[A-ZÅÄÖ]", quote.text)
    )


def _quoted(passage: Passage) -> bool:
    marked = {"blockquote", "figure", "q"} & {*passage.places, passage.tag}
    plain = passage.tag in ("p", "div") and passage.visible and not passage.linked
    return plain and not marked and passage.indent >= INDENT and bool(WHOLLY.match(passage.text))
