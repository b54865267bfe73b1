"""Whether the page is in the language that it says it is."""

from auditor.commons.language import guess, is_detected, named, parts, primary, same, seems, word_count
from auditor.evidence.markup import Markup
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

FEWEST_WORDS = 30  # below that, names and loan words weigh too much to be certain


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
    Texts in other languages than Finnish, Swedish and English are left to a person, and so are pages of fewer than 30
    words and pages with a part in the language that they name. Of mixed pages it says nothing. Languages are told by
    the package py3langid (measured in `benchmarks/languages.md`), and only in running text, for names and products
    are in no language; text that carries a `lang` of its own is not counted.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/language-of-page.html
    https://www.w3.org/WAI/standards-guidelines/act/rules/ucwvc8/
    """
    said = primary(markup.language)
    text = "\n".join(one.text for one in markup.own if one.visible and not one.marked and not one.foreign)
    found = guess(text) or seems(text)
    if not said or found is None:
        return
    if same(found, said):
        yield passed("")
        return
    words = word_count(text)
    if guess(text) is None or words < FEWEST_WORDS or not is_detected(said) or said in parts(text):
        ask = "Look at the language: the page says “{said}”, but its {words} words look {found}."
        yield unsure("", ask, said=markup.language, found=named(found), words=words)
    else:
        told = "The page says that its language is “{said}”, but its {words} words are {found}."
        yield failed("", told, said=markup.language, found=named(found), words=words)
