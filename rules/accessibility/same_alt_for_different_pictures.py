"""Rule: pictures that differ have alternatives that differ."""

from collections import defaultdict

from auditor.commons.pictures import apart, file_of, is_icon, is_logo, says_only_picture
from auditor.commons.text import folded
from auditor.evidence.images import Images, Picture
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

DIFFERENT = 14  # of 64 bits: the same picture in another size or crop differs by fewer


@rule(Impact.MODERATE, "WCAG 1.1.1", act=("qt1vmo",), problem="Different pictures have the same text alternative")
def same_alt_for_different_pictures(images: Images) -> Verdicts:
    """Pictures that show different things do not share one text alternative.

    ## Why it matters
    Somebody who hears “The swimming hall” four times cannot tell the pictures apart, nor know whether there are four
    pictures or one that comes again. Often the text was copied with the picture and is wrong for all but one.

    ## How to fix it
    Describe each picture: `alt="The 50 m pool"`, `alt="The sauna"`. Pictures that only decorate get `alt=""`.

    ## What it cannot decide
    Whether one text describes both: a person must look. Whether pictures differ is read from their pixels (a hash of
    which parts are lighter); where these cannot be read, nothing is said. Icons, logos and pictures in links that
    lead to the same place are left out.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/non-text-content.html
    - https://www.w3.org/WAI/WCAG22/Techniques/general/G95
    """
    groups: dict[str, list[Picture]] = defaultdict(list)
    for one in images.of("img", "input"):
        if one.exposed and one.visible and one.shape and not one.shape.blank and folded(one.name):
            groups[folded(one.name)].append(one)
    for name, group in groups.items():
        other = next((one for one in group[1:] if _differ(group[0], one)), None)
        if other is None or says_only_picture(name):
            yield passed(group[0])
            continue
        ask = "Look whether “{name}” describes this picture: another one, which looks different, is called the same."
        yield unsure(other, ask, name=other.name, pictures=len(group))


def _differ(one: Picture, other: Picture) -> bool:
    if is_icon(one) or is_icon(other) or is_logo(one) or (file_of(one) and one.source == other.source):
        return False
    same_place = bool(one.link_href) and one.link_href == other.link_href
    return not same_place and apart(one.shape, other.shape) >= DIFFERENT
