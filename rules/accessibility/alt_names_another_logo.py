"""Rule: a logo is called by its own name."""

import re

from auditor.commons.pictures import file_of
from auditor.evidence.images import Images
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

LOGO = re.compile(r"logo(?:type|typ)?|logga|logokuva", re.IGNORECASE)
PLAIN = frozenset(
    """svg png jpg the of and white black dark light small large main header footer new rgb cmyk color colour site web
    horizontal vertical image page home our company etusivu pää iso pieni valkoinen musta stor liten vit svart
    """.split()  # noqa: SIM905 - a list to read
)
LEAST = 3  # letters of a name


@rule(Impact.MODERATE, "WCAG 1.1.1", act=("qt1vmo",), problem="A logo is called by another name than its file")
def alt_names_another_logo(images: Images) -> Verdicts:
    """The alternative of a logo names the one whose logo it is.

    ## Why it matters
    Logos are often copied with the text of the one before. Who hears “Logo of the library” thinks that the library
    stands behind the page, or that the link leads there.

    ## How to fix it
    Write whose logo it is: `<img src="porvoo-logo.svg" alt="City of Porvoo">`.

    ## What it cannot decide
    Whose logo it is: a person must look. It compares the name of the file with the alternative where both speak of a
    logo and name somebody, and have no part of a word in common. Abbreviations that stand for the other are not known.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/non-text-content.html
    """
    for one in images.of("img", "input", "object", "role"):
        stem = file_of(one).rsplit(".", 1)[0]
        if not one.exposed or not LOGO.search(stem) or not LOGO.search(one.name):
            continue
        mine, theirs = _names(re.sub(r"([a-z0-9])([A-Z])|[\W_]", r"\1 \2", stem)), _names(one.name)
        if not mine or not theirs or _related(mine, theirs):
            yield passed(one)
        else:
            yield unsure(one, "Look whose logo this is: its file is “{file}”.", name=one.name, file=file_of(one))


def _names(text: str) -> set[str]:
    found = (LOGO.sub("", word.lower()) for word in re.findall(r"[^\W_]+", text))
    return {word for word in found if len(word) >= LEAST and word not in PLAIN and not word.isdigit()}


def _related(mine: set[str], theirs: set[str]) -> bool:
    initials = "".join(sorted(word[0] for word in theirs))
    near = any(one[:4] in other or other[:4] in one for one in mine for other in theirs)
    return near or any(
        sorted(one) == sorted(initials) or (one[0] in initials and len(one) <= 4 and set(one) <= set(initials))
        for one in mine
    )
