"""Rule: words are spelt as the dictionary has them."""

from auditor.commons.language import guess
from auditor.commons.spelling import can_spell, misspelt
from auditor.commons.text import words
from auditor.evidence.markup import Markup, Passage
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

SHOWN = 6
TECHNICAL = 3  # passages with program text: the page is about programs, and so are its words
LINKED = 0.5  # share of the letters in links: more of them is a list of names


@rule(Impact.MINOR, problem="Words may be misspelt")
def misspelt_word(markup: Markup) -> Verdicts:
    """Words are spelt right.

    ## Why it matters
    A slip in a service of an office or a bank looks like a forgery, for by slips people are told to know one. Screen
    readers say it as it is written, and a search for the word does not find it.

    ## How to fix it
    Correct the text, and let the build run a dictionary over it.

    ## What it cannot decide
    Which words are terms, names or new: therefore a person must look. It speaks where the extra `auditor[spelling]` is
    installed, of Swedish and English running text; for Finnish no dictionary package is well kept and free enough, so
    it says nothing. A word is asked about where no dictionary knows it, neither as a compound, in British spelling nor
    in the other language, where it is in lower case everywhere, stands on the page less than three times, and is one
    slip away from a known word. Texts with program text in them (`code` …) are left out, and so are pages with three.

    ## References
    - https://hunspell.github.io/
    """
    if sum(one.program or one.pre for one in markup.passages) >= TECHNICAL:
        return
    told: set[str] = set()
    by_language: dict[str, list[Passage]] = {}
    for passage in markup.passages:
        aside = passage.program or passage.pre or passage.foreign or passage.linked > LINKED or not passage.visible
        language = None if aside else guess(passage.text)
        if language and can_spell(language):
            by_language.setdefault(language, []).append(passage)
    for language, passages in by_language.items():
        wrong = misspelt((one.text for one in passages), language)
        for passage in passages:
            here = [word for word in words(passage.text) if word in wrong and word not in told]
            told |= set(here)
            if here:
                listed = ", ".join(f"{word} → {wrong[word]}" for word in here[:SHOWN])
                yield unsure(passage, "Look whether this is spelt right: {listed}.", listed=listed)
            else:
                yield passed(passage)
