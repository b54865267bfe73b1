"""Rule: a list to choose from is wide enough for its options."""

from auditor.commons.field_texts import called
from auditor.evidence.dom import Dom
from auditor.evidence.inputs import Inputs
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

MANY = 15  # from this many options on it weighs more: the choice is checked by what stays in the box


@rule(Impact.MINOR, problem="A list is too narrow for its options")
def select_cuts_options(inputs: Inputs, dom: Dom) -> Verdicts:
    """The box of a drop-down list shows the option that was chosen in whole.

    ## Why it matters
    When the list has closed, the box is all that tells what was chosen. Where it shows “Helsinki, Central li…”, nobody
    can check it, and of two options that begin alike the wrong one stays.

    ## How to fix it
    Let the list be as wide as its longest option: take away the fixed `width`, or use `width: 100%` of a wide enough
    column. Shorten options so that they differ at their beginning.

    ## What it cannot decide
    Whether the beginning is enough to tell the options apart: a person must look. It measures each option in the font
    of the list against the whole box between its paddings; the arrow takes some more. With more than 15 options, the
    finding weighs more.

    ## References
    https://www.nngroup.com/articles/drop-down-menus/
    https://baymard.com/blog/drop-down-usability
    """
    for one in inputs.inputs:
        field = next((field for field in dom.fields if field.path == one.path), None)
        if one.type != "select" or not one.options or field is None:
            continue
        if not one.cut_count:
            yield passed(dom.of(field))
            continue
        yield unsure(
            dom.of(field),
            "Look whether the choice can be read at “{label}”: {count} of {all} options are cut, such as “{option}”.",
            label=called(dom, field),
            count=one.cut_count,
            all=one.options,
            option=one.cut[0],
            **({"impact": Impact.MODERATE} if one.options > MANY else {}),
        )
