"""Rule: a text alternative says more than that there is a picture."""

from auditor.commons.pictures import is_logo, says_only_picture
from auditor.commons.text import words
from auditor.evidence.images import Images
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

LOGO_WORDS = frozenset({"logo", "logotyp", "logga", "logokuva"})


@rule(Impact.SERIOUS, "WCAG 1.1.1", act=("qt1vmo",), problem="A text alternative says only that there is a picture")
def alt_says_only_picture(images: Images) -> Verdicts:
    """Text alternatives say what pictures show, and not only “image”, “kuva” or “bild”.

    ## Why it matters
    A screen reader says by itself that there is a picture. Whoever hears “graphic, image” knows that something is
    shown, and not what.

    ## How to fix it
    Write what the picture says to those who see it: `alt="The hall seen from its main door"` in place of
    `alt="image"`. A picture that only decorates gets `alt=""`. A logo is called by its owner: `alt="City of Porvoo"`.

    ## What it cannot decide
    Whether any other alternative describes its picture. The words are known in English, Finnish and Swedish. Where
    the alternative is only the word “logo” or a word such as “icon” on something drawn small, a person must look:
    the words beside it may say the rest.

    ## References
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F30
    - https://www.w3.org/WAI/tutorials/images/tips/
    """
    for one in images.of("img", "svg", "input", "role", "canvas", "object", "area"):
        if not one.exposed or not one.name:
            continue
        if not says_only_picture(one.name):
            yield passed(one)
        elif (is_logo(one) and {word.lower() for word in words(one.name)} <= LOGO_WORDS) or (
            one.link_text or one.caption
        ):
            yield unsure(one, "Look whether “{name}” is enough to know what this picture shows.", name=one.name)
        else:
            yield failed(one, "The text alternative “{name}” says only that there is a picture.", name=one.name)
