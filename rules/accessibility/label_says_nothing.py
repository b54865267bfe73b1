"""Whether the labels of fields say what is asked."""

from auditor.commons.field_words import names_something_else, says_nothing
from auditor.commons.forms import by_typing, seen_label
from auditor.commons.labels import is_search
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.SERIOUS, "WCAG 2.4.6", act=("cc0f0a",), problem="The label of a field does not say what is asked")
def label_says_nothing(dom: Dom) -> Verdicts:
    """The label of a field says what to fill in.

    ## Why it matters
    “Field 1” can be answered by nobody. People leave the form, or send what is sent back to them.

    ## How to fix it
    Write into the label what the field is for: `<label for="name">Name of the team</label>`.

    ## What it cannot decide
    Whether words fit what the service wants to know. It certainly fails where the label is a word for fields
    themselves, with or without a number (“Label”, “Field 1”, “Kenttä 2”, “Textfält”). Where it is the word of a button
    or of a part of the page (“Go”, “Menu”), a person must look. Labels that are seen are judged; where none is, the
    accessible name is.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/headings-and-labels.html
    https://www.w3.org/WAI/standards-guidelines/act/rules/cc0f0a/
    """
    for field in dom.fields:
        own = dom.of(field)
        label = seen_label(field) or own.name
        if not own.visible or not label:
            continue
        if says_nothing(label):
            yield failed(own, "The label “{label}” does not say what to fill in.", label=label)
        elif names_something_else(label) and not is_search(own.name) and (by_typing(field) or field.type == "select"):
            yield unsure(own, "Look whether “{label}” says what to fill in here.", label=label)
        elif names_something_else(label) and by_typing(field):
            ask = "Look whether customers see what to fill in here: the label in sight is “{label}”."
            yield unsure(own, ask, label=label)
        else:
            yield passed(own)
