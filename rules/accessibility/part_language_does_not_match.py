"""Whether parts that name their language are written in it."""

from auditor.commons.language import NAMES, guess, own_share, primary, seems, shares, word_count
from auditor.evidence.markup import Markup
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

CERTAIN_WORDS = 25
MIXED = 0.25  # of the found language's share of small words


@rule(Impact.MODERATE, "WCAG 3.1.2", act=("off6ek",), problem="A part names another language than it is written in")
def part_language_does_not_match(markup: Markup) -> Verdicts:
    """The language that a part of the page names is the one that it is written in.

    ## Why it matters
    A screen reader reads the part with the voice of the language that it names. With a wrong one it is not
    understood.

    ## How to fix it
    Write the language of the text in its `lang`: `<q lang="nl">…</q>`.

    ## What it cannot decide
    Single words and short phrases, and languages whose most common small words it does not know. It fails at 25 words
    of Finnish, Swedish or English under the name of another language; at fewer words a person must look.

    ## References
    https://www.w3.org/WAI/standards-guidelines/act/rules/off6ek/
    https://www.w3.org/WAI/WCAG22/Techniques/html/H58
    """
    for part in markup.parts:
        said, sure = primary(part.lang), guess(part.text)
        found, share = sure or seems(part.text), shares(part.text)
        if not said or not found:
            continue
        mixed = sure and said in share and own_share(part.text, said, sure) > MIXED * share[sure]
        if said in found.split("/") or mixed:
            yield passed(part)
        elif sure and word_count(part.text) >= CERTAIN_WORDS:
            told = "This part says that its language is “{said}”, but it is {found}."
            yield failed(part, told, said=part.lang, found=NAMES[found])
        else:
            ask = "Look at the language: this part says “{said}”, but it looks {found}: “{text}”"
            yield unsure(part, ask, said=part.lang, found=NAMES[found], text=part.text[:80])
