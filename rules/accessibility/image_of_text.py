"""Rule: text is text, and not a picture of it."""

from auditor.commons.pictures import is_chart, is_icon, is_logo, is_text
from auditor.commons.text import words
from auditor.evidence.images import Images, Picture
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

WIDE = 1.5  # times as wide as high: a picture in a button that is no icon
LEAST = 40  # CSS px: a picture in a button that may hold a word


@rule(Impact.MODERATE, "WCAG 1.4.5", act=("0va7u6",), problem="Text is shown as a picture")
def image_of_text(images: Images) -> Verdicts:
    """Words are written as text, and not drawn in a picture.

    ## Why it matters
    Text can be enlarged without getting blurred, take other colours, another font or wider spacing, be read aloud
    word by word, translated and copied. A picture of text does none of this: somebody with weak sight reads it badly
    or not at all.

    ## How to fix it
    Write the words on the page and give them their look with the style sheet; lay text over a picture with CSS.

    ## What it cannot decide
    Whether what looks like letters is text, and whether the picture has to be one: a person must look. Rows of shapes
    of one height on one line are taken for text where nearly all that is sharp in the picture belongs to them.
    Handwriting, text in photographs, and pictures whose pixels the browser does not let it read are not known. Logos
    are exempt by the standard. Charts are left out: there the text belongs to a larger picture.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/images-of-text.html
    - https://www.w3.org/WAI/WCAG22/Techniques/css/C30
    """
    for one in images.of("img", "input", "object", "role", "background"):
        if not one.visible or is_logo(one) or is_chart(one) or (one.kind == "background" and one.own_text):
            continue
        if is_text(one.shape):
            ask = "Look whether this picture shows text that could be written on the page."
            yield unsure(one, ask, name=one.name, letters=one.shape.letters if one.shape else 0)
        elif one.kind == "input" and not one.shape and _as_wide_as_words(one):
            yield unsure(one, "Look whether the picture of the button “{name}” shows text.", name=one.name)
        else:
            yield passed(one)


def _as_wide_as_words(one: Picture) -> bool:
    width, height = one.size
    return not is_icon(one) and width >= WIDE * height and width >= LEAST and bool(words(one.name))
