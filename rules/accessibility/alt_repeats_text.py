"""Rule: a text alternative does not say again what stands beside the picture."""

from auditor.commons.pictures import repeats
from auditor.commons.text import words
from auditor.evidence.images import Images, Picture
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

LEAST = 2  # words; one word beside an icon is heard twice in a moment


@rule(Impact.MINOR, "WCAG 1.1.1", problem="A text alternative says again what stands beside the picture")
def alt_repeats_text(images: Images) -> Verdicts:
    """Text alternatives add something to the text beside the picture, in its caption or in its link.

    ## Why it matters
    The same words are heard twice in a row, on a page of products or news twice for each. What the picture itself
    shows is not told at all.

    ## How to fix it
    Where the text says it all, give the picture `alt=""`. Where the picture shows more, say that:
    `<figure><img alt="Children swimming in lane 3"><figcaption>The swimming hall</figcaption></figure>`.

    ## What it cannot decide
    Whether the repetition disturbs, and whether the picture shows something that the text does not say: a person must
    look. It speaks of pictures whose whole alternative is the same as their caption, or as the rest of the text of
    their link. One of a row of pictures that are alike in this is named, with how many more there are.

    ## References
    - https://www.w3.org/WAI/WCAG22/Techniques/html/H2
    - https://www.w3.org/WAI/tutorials/images/functional/
    """
    found = []
    for one in images.of("img", "svg", "role"):
        if not one.exposed or not one.name:
            continue
        if _again(one):
            found.append(one)
        else:
            yield passed(one)
    if found:
        ask = "Look whether the picture needs the alternative “{name}”: the same text stands beside it."
        yield unsure(found[0], ask, name=found[0].name, more=len(found) - 1)


def _again(one: Picture) -> bool:
    if len(words(one.name)) < LEAST:
        return False
    return (
        repeats(one.name, one.caption) or repeats(one.name, one.link_text) or repeats(one.name, one.title and one.near)
    )
