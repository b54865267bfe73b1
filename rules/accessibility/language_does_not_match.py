"""Whether the page is in the language that it says it is."""

from auditor.commons.language import NAMES, guess, primary, seems, shares, word_count
from auditor.evidence.markup import Markup
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

FEWEST_WORDS = 30  # below that, names and loan words weigh too much to be certain
MIXED = 0.25  # of the found language's share of small words: as many of the said language may be a mixed page


@rule(Impact.SERIOUS, "WCAG 3.1.1", act=("ucwvc8",))
def language_does_not_match(markup: Markup) -> Verdicts:
    """The language that the page names is the one that it is written in.

    ## Why it matters
    A screen reader chooses its voice by the page's language. Finnish read by an English voice cannot be understood,
    and browsers offer to translate pages that need no translation.

    ## How to fix it
    Name the language of the text on the root element: `<html lang="fi">`. Mark parts in another language where they
    stand: `<p lang="sv">Välkommen</p>`.

    ## What it cannot decide
    Texts in other languages than Finnish, Swedish and English (some neighbours of these are left to a
    person), pages of few words, and which of two languages is the main one of a mixed page. Languages are told by
    their most common small words; text that carries a `lang` of its own is not counted.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/language-of-page.html
    https://www.w3.org/WAI/standards-guidelines/act/rules/ucwvc8/
    """
    said = primary(markup.language)
    text = "\n".join(one.text for one in markup.own if one.visible and not one.marked and not one.foreign)
    found = guess(text) or seems(text)
    if not said or found is None:
        return
    if said in found.split("/"):
        yield passed("")
        return
    share, words = shares(text), word_count(text)
    if guess(text) is None or words < FEWEST_WORDS or said not in share or share[said] > MIXED * share[found]:
        ask = "Look at the language: the page says “{said}”, but its {words} words look {found}."
        yield unsure("", ask, said=markup.language, found=NAMES[found], words=words)
    else:
        told = "The page says that its language is “{said}”, but its {words} words are {found}."
        yield failed("", told, said=markup.language, found=NAMES[found], words=words)
