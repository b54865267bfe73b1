"""Whether the names of links and buttons hold words."""

from auditor.commons.promises import points_only, signs_only
from auditor.evidence.controls import Control, Controls
from auditor.languages import phrase
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

HERE = ("#", "¶", "§")
BUTTONS = ("button", "tab", "menuitem", "summary")


@rule(
    Impact.MODERATE,
    "WCAG 2.4.4",
    "WCAG 4.1.2",
    act=("5effbb", "aizyf1"),
    problem="A link or button is named by signs, not by words",
)
def name_holds_only_signs(controls: Controls) -> Verdicts:
    """Links and buttons are named by words, not by signs.

    ## Why it matters
    “»” is heard as “right double angle quote”, or not at all. Who speaks to the computer has no word to say. The
    sign is plain only to those who see where it stands.

    ## How to fix it
    Give the control a name and keep the sign for the eye: `<a href="/news?page=2" aria-label="Next page">»</a>`, or
    `<button><span aria-hidden="true">×</span><span class="visually-hidden">Close</span></button>`.

    ## What it cannot decide
    It certainly fails where the name is made of arrows, brackets, dots and dashes alone, and nothing describes it. What
    other signs are called, such as “×”, “+”, “★” or an emoji, differs between screen readers, and some are understood:
    those are left to a person. Numbers, as in a list of pages, are words here; “#” and “¶” that lead to a place on the
    same page, as beside headings, are told by what they stand in.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context.html
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F26
    """
    for one in controls.controls:
        if not one.name or not one.heard or not (one.role == "link" or one.role in BUTTONS or one.tag == "button"):
            continue
        what = phrase("link") if one.role == "link" else phrase("button")
        if not signs_only(one.name) or any(sign.isalpha() for sign in one.description) or _marks_its_place(one):
            yield passed(one)
        elif points_only(one.name):
            yield failed(one, "The name of this {what} is “{name}”: signs, no word.", what=what, name=one.name)
        else:
            ask = "Look whether “{name}”, the whole name of this {what}, is understood by those who hear it."
            yield unsure(one, ask, what=what, name=one.name)


def _marks_its_place(one: Control) -> bool:
    """Whether it is a heading's own address, to be copied from there."""
    return one.name.strip() in HERE and (one.href or "").startswith("#")
