"""Whether parts of the page in another language are marked, and marked rightly."""

from auditor.commons.language import guess, is_detected, named, parts, primary, same, strange, word_count
from auditor.evidence.markup import Markup, Passage
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

CERTAIN_WORDS = 25  # below that, a title or a name in another language may weigh too much


@rule(Impact.MODERATE, "WCAG 3.1.2", problem="A part in another language is not marked as such")
def part_in_another_language(markup: Markup) -> Verdicts:
    """A part of the page in another language says which.

    ## Why it matters
    A screen reader changes its voice where the language changes, if the page tells it. Swedish read by a Finnish
    voice cannot be understood.

    ## How to fix it
    Name the language where the part begins: `<p lang="sv">Du kan också boka på svenska.</p>`.

    ## What it cannot decide
    Names, titles, and texts of fewer than six words. It fails at 25 words or more of Finnish, Swedish or English; at
    fewer words, in quotations, and in other languages a person must look. Languages are told by the package
    py3langid (measured in `benchmarks/languages.md`). Where the whole page is in another language than it says, a rule
    of its own tells so.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/language-of-parts.html
    https://www.w3.org/WAI/WCAG22/Techniques/html/H58
    """
    said = primary(markup.language)
    own = [one for one in markup.own if not one.foreign and primary(one.lang) == said and one.visible and not one.pre]
    whole = " ".join(one.text for one in own)
    if not is_detected(said) or guess(whole) not in (said, None):
        return
    for passage in own:
        found = guess(passage.text)
        found = strange(passage.text, said) if found is None or same(found, said) else found
        if found is None:
            yield passed(passage)
        else:
            values = {"found": named(found), "said": named(said), "text": passage.text[:80]}
            if _clear(passage, found, said):
                yield failed(passage, "This {found} text is not marked on a page in {said}: “{text}”", **values)
            else:
                ask = "Look whether this text is {found}: nothing says so on a page in {said}: “{text}”"
                yield unsure(passage, ask, **values)


def _clear(passage: Passage, found: str, said: str) -> bool:
    sure = guess(passage.text) == found and word_count(passage.text) >= CERTAIN_WORDS
    return sure and said not in parts(passage.text)
