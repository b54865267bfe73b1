"""Whether text that is written from right to left is laid out so."""

import re

from auditor.commons.language import primary
from auditor.commons.lettering import right_to_left
from auditor.commons.text import words
from auditor.evidence.markup import Markup
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

MOSTLY = 0.7  # share of letters
FEWEST_WORDS = 3
MIRRORED = re.compile(r"[\d().!?:,;/«»\[\]]|[A-Za-z]")  # what changes its place with the direction
RIGHT_TO_LEFT = frozenset({"ar", "he", "iw", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb", "ku"})


@rule(Impact.SERIOUS, "WCAG 1.3.2", problem="The direction of a text is not that of its letters")
def direction_does_not_fit(markup: Markup) -> Verdicts:
    """A text is laid out in the direction in which its letters are written.

    ## Why it matters
    In Arabic or Hebrew without `dir="rtl"`, full stops, brackets and numbers stand at the wrong end, and words of
    other scripts change places: the sentence says something else. The same goes for English with `dir="rtl"`.

    ## How to fix it
    Say the direction where the text stands: `<p lang="ar" dir="rtl">…</p>`, or `dir="auto"` where customers write.

    ## What it cannot decide
    One or two words with a number or a sign beside them: a person must look; without, they look the same either way.
    So must one at short texts from the left on pages from the right.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/html/H56
    https://www.w3.org/International/questions/qa-html-dir
    """
    for passage in markup.passages:
        share, count = right_to_left(passage.text), len(words(passage.text))
        if share is None or not passage.visible or passage.pre or count == 0:
            continue
        backward = primary(passage.lang or markup.language) in RIGHT_TO_LEFT
        if share >= MOSTLY and passage.direction == "ltr":
            if count < FEWEST_WORDS and not MIRRORED.search(passage.text):
                continue
            say = failed if count >= FEWEST_WORDS else unsure
            told = "This text is written from right to left, and laid out from left to right: “{text}”"
            yield say(passage, told, text=passage.text[:80])
        elif share == 0 and passage.direction == "rtl" and count >= FEWEST_WORDS:
            say = unsure if backward else failed
            told = "This text is written from left to right, and laid out from right to left: “{text}”"
            yield say(passage, told, text=passage.text[:80])
        elif share >= MOSTLY:
            yield passed(passage)
