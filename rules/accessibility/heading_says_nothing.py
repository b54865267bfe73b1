"""Whether headings say what their part of the page is about."""

from collections.abc import Iterator

from auditor.commons.placeholders import fits_any_section, names_no_section
from auditor.commons.text import folded
from auditor.evidence.markup import Heading, Markup
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 2.4.6", act=("b49b2e",), problem="A heading does not say what it heads")
def heading_says_nothing(markup: Markup) -> Verdicts:
    """A heading says what the part below it is about.

    ## Why it matters
    People look for their place by the headings, with their eyes or in a list that a screen reader gives. “Heading”
    leads nobody, and three headings with the same words cannot be told apart.

    ## How to fix it
    Name what stands below: “Prices of the small hall” in place of “Heading 2”, “Opening hours in June” in place of a
    second “Opening hours”.

    ## What it cannot decide
    Whether words describe well what follows. It fails for words that templates leave for a heading (“Heading”,
    “Otsikko”, “Rubrik”) and for headings without a letter or a number. Words that fit anything (“Other”, “Muuta”,
    “Övrigt”), and headings side by side that are the same over different texts, are left to a person.

    ## References
    https://www.w3.org/WAI/standards-guidelines/act/rules/b49b2e/
    https://www.w3.org/WAI/WCAG22/Techniques/general/G130
    """
    again = {heading.path for heading in _repeated(markup)}
    for heading in markup.headings:
        if not heading.name:
            continue
        if names_no_section(heading.name):
            yield failed(heading, "The heading “{name}” is a placeholder.", name=heading.name)
        elif not any(letter.isalnum() for letter in heading.name):
            yield failed(heading, "The heading “{name}” has no word in it.", name=heading.name)
        elif fits_any_section(heading.name):
            yield unsure(heading, "Look whether “{name}” says what stands below: it fits anything.", name=heading.name)
        elif heading.path in again:
            ask = "Look whether the headings “{name}” can be told apart: several side by side say the same."
            yield unsure(heading, ask, name=heading.name)
        else:
            yield passed(heading)


def _repeated(markup: Markup) -> Iterator[Heading]:
    """The second of two headings that say the same under the same heading, over different texts."""
    known: dict[tuple[int, str], str] = {}
    for heading in markup.headings:
        known = {key: text for key, text in known.items() if key[0] <= heading.level}
        key = (heading.level, folded(heading.name))
        below = " ".join(one.text for one in markup.section(heading))
        if key in known and heading.visible and below and known[key] and known[key] != below:
            yield heading
        known.setdefault(key, below)
