"""Whether room is made by empty paragraphs and line breaks."""

from auditor.commons.text import words
from auditor.evidence.markup import Markup
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

RUN = 3  # line breaks with nothing between; two are told as paragraphs, below
PARAGRAPHS = 2  # pairs of line breaks in one block of text
ENOUGH_WORDS = 40
EMPTY = 2  # empty paragraphs; a single one is often left by an editor


@rule(Impact.MINOR, "WCAG 1.3.1", problem="Line breaks and empty paragraphs stand in for structure")
def blank_lines_for_room(markup: Markup) -> Verdicts:
    """Paragraphs are paragraphs, and room between them is made by style sheet.

    ## Why it matters
    Screen readers stop at empty paragraphs and say “blank”. Text that is broken by `<br><br>` is one paragraph to
    them: people cannot go through it one by one.

    ## How to fix it
    Write `<p>` for each paragraph, and make the room by style sheet: `p { margin-bottom: 1em }`.

    ## What it cannot decide
    Whether a break is a part of the text, as in poems and addresses: a person must look. It asks where three breaks
    stand in a row, where a long text is parted by double breaks, and where two empty paragraphs are on a page.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/html/H73
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F43
    https://html.spec.whatwg.org/multipage/text-level-semantics.html#the-br-element
    """
    blanks = [one for one in markup.empties if one.run]
    total = sum(one.run for one in blanks)
    if total >= EMPTY:
        longest = max(blanks, key=lambda one: one.run)
        yield unsure(longest, "Look at the {count} empty paragraphs that make room on this page.", count=total)
    for passage in markup.passages:
        if not passage.breaks or not passage.visible or passage.pre:
            continue
        if passage.break_run >= RUN:
            yield unsure(
                passage, "Look at the {count} line breaks in a row that make room here.", count=passage.break_run
            )
        elif passage.text.count("\n\n") >= PARAGRAPHS and len(words(passage.text)) >= ENOUGH_WORDS:
            yield unsure(passage, "Look whether the parts of this text, parted by line breaks, are paragraphs.")
        else:
            yield passed(passage)
