"""Whether parts that name their language are written in it."""

from auditor.commons.language import guess, is_detected, named, parts, primary, same, seems, word_count
from auditor.evidence.markup import Markup
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

CERTAIN_WORDS = 25


@rule(Impact.MODERATE, "WCAG 3.1.2", act=("off6ek",), problem="A part names another language than it is written in")
def part_language_does_not_match(markup: Markup) -> Verdicts:
    """The language that a part of the page names is the one that it is written in.

    ## Why it matters
    A screen reader reads the part with the voice of the language that it names. With a wrong one it is not
    understood.

    ## How to fix it
    Write the language of the text in its `lang`: `<q lang="nl">…</q>`.

    ## What it cannot decide
    Phrases of fewer than six words, names, and texts with a part in the language that they name. It fails at 25 words
    of Finnish, Swedish or English under the name of another language; at fewer words a person must look.

    ## References
    https://www.w3.org/WAI/standards-guidelines/act/rules/off6ek/
    https://www.w3.org/WAI/WCAG22/Techniques/html/H58
    """
    for part in markup.parts:
        said, sure = primary(part.lang), guess(part.text)
        found = sure or seems(part.text)
        if not said or not found:
            continue
        if same(found, said) or said in parts(part.text):
            yield passed(part)
        elif sure and is_detected(said) and word_count(part.text) >= CERTAIN_WORDS:
            told = "This part says that its language is “{said}”, but it is {found}."
            yield failed(part, told, said=part.lang, found=named(found))
        else:
            ask = "Look at the language: this part says “{said}”, but it looks {found}: “{text}”"
            yield unsure(part, ask, said=part.lang, found=named(found), text=part.text[:80])
