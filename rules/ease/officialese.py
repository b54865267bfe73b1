"""Rule: texts use the customers' words and not the officials'."""

from auditor.commons.wording import officialese as found_in
from auditor.commons.wording import running
from auditor.evidence.dom import Dom, TextBlock
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

DIFFERENT = 3  # phrases: one may be the name of a thing, two a slip
PER_WORDS = 80  # a phrase in so many words, which is some five sentences
SHOWN = 4


@rule(Impact.MODERATE, "WCAG 3.1.5", problem="The text is written in officials' words")
def officialese(dom: Dom) -> Verdicts:
    """Texts are written in the words that customers use.

    ## Why it matters
    “Mikäli”, “avseende”, “pursuant to”: such words are known to those who write rules. Whoever has to translate them
    first reads slower, understands less and asks by telephone what the page has told already.

    ## How to fix it
    Take the everyday word: “jos” for “mikäli”, “om” for “avseende”, “under” for “pursuant to”. The finding names
    a plainer word for each. Say who does what: “Send us the form”, not “the submission of the form”.

    ## What it cannot decide
    Whether a phrase is needed, as where a law is quoted: therefore a person must look. It asks where three different
    phrases of its lists stand on a page and at least one in 80 words, in running text outside menus, head and foot;
    both numbers are our own choice. The lists, in Finnish, Swedish and English, follow the guides below; they are in
    `auditor/commons/words/officialese.json`.

    ## References
    - https://www.kotus.fi/ohjeet/virkakieliohjeita
    - https://www.isof.se/klarsprak
    - https://www.gov.uk/guidance/style-guide/a-to-z#words-to-avoid
    - https://www.plainlanguage.gov/guidelines/words/use-simple-words-phrases/
    """
    hits: dict[str, str] = {}
    first: TextBlock | None = None
    words = count = 0
    for block, tongue in running(dom):
        found = found_in(block.text, tongue)
        words, count = words + block.words, count + len(found)
        hits |= {phrase.lower(): plain for phrase, plain in found}
        if found:
            first = first or block
        else:
            yield passed(block)
    if first and len(set(hits.values())) >= DIFFERENT and count * PER_WORDS >= words:
        listed = "; ".join(f"{phrase} → {plain}" for phrase, plain in list(hits.items())[:SHOWN])
        ask = "Can this page be written in plainer words? It has {count} officials' phrases in {words} words: {listed}."
        yield unsure(first, ask, count=count, words=words, listed=listed)
