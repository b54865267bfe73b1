"""Whether a text alternative is only the name of the picture's file."""

import re

from auditor.commons.urls import file_name
from auditor.evidence.dom import Dom, Element
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

EXTENSION = re.compile(r"^\S+\.(jpe?g|jfif|png|gif|svg|webp|avif|bmp|tiff?|heic|ico)$", re.IGNORECASE)
# What cameras and exports call their files: a known beginning and digits, or words tied by lines and digits.
CAMERA = re.compile(r"^(img|dsc[nf]?|pict?|image|photo|screenshot|dji|gopr|pxl|mvimg)[\W_]?\d[\w-]*$", re.IGNORECASE)
SHOT = re.compile(
    r"^(img|dsc[nf]?|dji|gopr|pxl|mvimg)[_-]?\d{3}[\w-]*$", re.IGNORECASE
)  # whatever the file is called now
TIED = re.compile(r"^(?=.*\d)[a-z0-9]+([_-][a-z0-9]+)+$", re.IGNORECASE)
# What stores of pictures call their files: a sum of their bytes.
SUM = re.compile(r"^(?=.*\d)(?=.*[a-f])[0-9a-f-]{12,}$", re.IGNORECASE)


@rule(Impact.SERIOUS, "WCAG 1.1.1", act=("9eb3f6",))
def alt_is_a_file_name(dom: Dom) -> Verdicts:
    """The text alternatives of images are words and not names of files.

    ## Why it matters
    People who cannot see the image hear its text alternative. “IMG underscore two three one four dot J P G” tells
    them nothing, and takes long to say.

    ## How to fix it
    Write in `alt` what the image says to those who see it: `<img src="IMG_2314.jpg" alt="The hall seen from its main
    door">`. Where the image only decorates, write `alt=""`.

    ## What it cannot decide
    Whether any other alternative describes its image. Where the same file name is written as text beside the image,
    such as in a list of files, the name may be meant: that is left to a person.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F30
    https://www.w3.org/WAI/tutorials/images/decision-tree/
    """
    texts = {block.text.strip() for block in dom.text_blocks} | {link.text for link in dom.all("a", "button")}
    for image in dom.all("img", "input", "area"):
        alt = image.name or image.attributes.get("alt", "").strip()
        if not alt or (image.tag == "input" and image.attributes.get("type", "").lower() != "image"):
            continue
        if not _is_file_name(alt, image):
            yield passed(image)
        elif alt in texts:
            yield unsure(
                image, "Look whether “{alt}”, which stands beside the image as text, says what it shows.", alt=alt
            )
        else:
            yield failed(image, "The text alternative “{alt}” is the name of a file.", alt=alt)


def _is_file_name(alt: str, image: Element) -> bool:
    if EXTENSION.match(alt) or SHOT.match(alt):
        return True
    own = file_name(image.attributes.get("src", "")).rsplit(".", 1)[0]
    return alt.lower() == own.lower() and any(form.match(alt) for form in (CAMERA, TIED, SUM))
