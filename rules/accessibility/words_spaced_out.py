"""Whether words are set apart letter by letter."""

from auditor.commons.lettering import spaced_words
from auditor.evidence.markup import Markup
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

CERTAIN_LETTERS = 5


@rule(Impact.SERIOUS, "WCAG 1.3.2", problem="The letters of a word are set apart by blanks")
def words_spaced_out(markup: Markup) -> Verdicts:
    """The letters of a word stand together.

    ## Why it matters
    “L o m a k e” is six words to a screen reader: it spells single letters. The word is found by no search, and a
    browser's translation passes it over.

    ## How to fix it
    Write the word, and set it apart by style sheet: `letter-spacing: 0.3em`.

    ## What it cannot decide
    Fewer than five letters may be signs or answers: there a person must look. Alphabets and repeated letters are left
    out.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F32
    https://www.w3.org/WAI/WCAG22/Techniques/css/C8
    """
    for passage in markup.passages:
        if passage.hidden or not passage.visible or "code" in passage.places or passage.linked > 0.5:
            continue
        found = spaced_words(passage.text)
        word = max(found, key=len, default="")
        if not word:
            continue
        if sum(letter.isalpha() for letter in word) >= CERTAIN_LETTERS:
            yield failed(passage, "The letters of “{word}” are set apart by blanks.", word=" ".join(word.split()))
        else:
            yield unsure(passage, "Look whether “{word}” is a word that is set apart.", word=" ".join(word.split()))
    if not any(spaced_words(passage.text) for passage in markup.passages):
        yield passed("")
