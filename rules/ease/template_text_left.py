"""Rule: no text is left that was meant for a machine."""

from auditor.commons.leftovers import empty_value, template_mark
from auditor.evidence.markup import Markup
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, problem="A text shows what a template or a program left in it")
def template_text_left(markup: Markup) -> Verdicts:
    """Texts hold words for customers, and no marks of the machine that made them.

    ## Why it matters
    “Dear {{first_name}}, your fee is NaN €”: the customer does not learn what stands there in truth, and no longer
    trusts the rest.

    ## How to fix it
    Give the value to the template, and say in words what stands there while there is none: “not known yet”. Let the
    build fail where a translation is missing.

    ## What it cannot decide
    What a text was to say. It certainly fails for marks that nobody writes by hand in running text: places of templates
    (`{{name}}`, `${name}`, `%(name)s`), `[object Object]`, `Invalid Date`, `NaN €`, entities that are shown as written
    (`&nbsp;`), a greeting to “undefined”, and “lorem ipsum”. Where `undefined`, `null`, `NaN`, `TODO` or a key such as
    `form.name.label` is a whole text or follows a label, a person must look. Pages and texts with program text in them
    (`code`, `pre` …) are not judged, for they may be about such marks.

    ## References
    https://www.nngroup.com/articles/ten-usability-heuristics/#toc-2-match-between-the-system-and-the-real-world-2
    """
    if any(one.program or one.pre for one in markup.passages):
        return
    for passage in markup.passages:
        if not passage.visible or passage.foreign:
            continue
        if mark := template_mark(passage.text):
            yield failed(passage, "“{mark}” is shown to customers: it was meant for a machine.", mark=mark)
        elif value := empty_value(passage.text):
            yield unsure(passage, "Is “{value}” meant to be shown to customers?", value=value)
        else:
            yield passed(passage)
