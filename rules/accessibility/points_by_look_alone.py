"""Whether instructions name what they mean, and do not only tell how it looks."""

from auditor.commons.pointing_words import names_it, pointing, several
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(
    Impact.MODERATE,
    "WCAG 1.3.3",
    "WCAG 1.4.1",
    act=("9bd38c",),
    problem="An instruction names something by its look or place alone",
)
def points_by_look_alone(dom: Dom) -> Verdicts:
    """Instructions call things by their names, not by place, shape, size, colour or sound alone.

    ## Why it matters
    “Click the green button on the right” helps nobody who hears the page, does not tell green from red, or has the page
    enlarged or on a phone, where nothing is on the right.

    ## How to fix it
    Say the name, and the look besides if you like: “Click **Send**, the green button on the right.”

    ## What it cannot decide
    Whether the same is said by name elsewhere, and whether the words mean something off the screen. It knows Finnish,
    Swedish and English sentences that tell to do something. It passes where the sentence quotes a name or holds that of
    a control, heading or picture on the page, or where one of these names holds the words for the look. It certainly
    fails where it says to click a button or link and the page has several. “Above” and “below” are left alone.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/sensory-characteristics.html
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F14
    https://www.w3.org/WAI/standards-guidelines/act/rules/9bd38c/
    """
    for block in dom.text_blocks:
        for one in pointing(block.text)[:1]:
            values = {"text": one.sentence, "by": one.by}
            if names_it(dom, one):
                yield passed(block)
            elif one.clicks and one.what and several(dom, one.what):
                yield failed(block, "“{text}” says by look or place alone what is meant: “{by}”.", **values)
            else:
                yield unsure(block, "Look whether “{text}” is understood without seeing what “{by}” is.", **values)
