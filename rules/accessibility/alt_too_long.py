"""Rule: a text alternative is short enough to be heard in one go."""

from auditor.evidence.images import Images
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

LONG = 250  # signs: twice the 125 that are advised, some twenty seconds of speech


@rule(Impact.MINOR, "WCAG 1.1.1", problem="A text alternative is too long to be heard in one go")
def alt_too_long(images: Images) -> Verdicts:
    """Text alternatives are no longer than a few short sentences.

    ## Why it matters
    A screen reader says an alternative in one go: it cannot be read by the word, has no paragraphs and no list, and
    who missed the middle begins again. Those who see the page but not the picture's details do not get it at all.

    ## How to fix it
    Say in `alt` in a sentence what the picture is, and write the rest on the page, where everybody can read it:
    `<img alt="Visitors a month in 2025, told in the table below">`.

    ## What it cannot decide
    Whether the text could be shorter: a person must look. It speaks of more than 250 signs. No standard sets a limit;
    common advice is about 125.

    ## References
    - https://www.w3.org/WAI/tutorials/images/complex/
    - https://www.w3.org/WAI/WCAG22/Techniques/general/G95
    """
    for one in images.of("img", "svg", "input", "role", "canvas", "object", "area"):
        if not one.exposed or not one.name:
            continue
        length = max(len(one.alt or ""), len(one.name))
        if length <= LONG:
            yield passed(one)
        else:
            yield unsure(one, "Look whether this text alternative of {length} signs can be shorter.", length=length)
