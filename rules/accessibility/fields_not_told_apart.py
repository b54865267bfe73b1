"""Whether fields with the same label can be told apart."""

from auditor.commons.form_pieces import in_a_series, labelled, namesake, tells_apart
from auditor.commons.labels import folded
from auditor.evidence.forms import Forms
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 2.4.6", act=("cc0f0a",), problem="Fields with the same label cannot be told apart")
def fields_not_told_apart(forms: Forms) -> Verdicts:
    """Fields with the same label stand under something in sight that tells them apart.

    ## Why it matters
    “Name, street, name, street”: whose? Those who guess wrong get the bill and not the parcel.

    ## How to fix it
    Give each group a legend that is seen: `<fieldset><legend>Delivery address</legend> …</fieldset>`, or say it in the
    label: “Name of the recipient”.

    ## What it cannot decide
    It looks for any text in sight, but labels, between two fields of one label. Where there is none, it certainly
    fails if several labels come again in the same order or the fields stand in different groups. Where a single label
    comes again in one group, as in a list of names, a person must look. Pictures and lines that tell groups apart are
    not seen.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/headings-and-labels.html
    https://www.w3.org/WAI/WCAG22/Techniques/html/H71
    """
    fields = list(labelled(forms))
    told: set[tuple[str, str]] = set()
    for n, (at, label, field) in enumerate(fields):
        before = namesake(fields, n)
        if before is None:
            continue
        there, _, first = before
        groups = (first.group, field.group)
        if any(map(tells_apart, forms.pieces[there + 1 : at])) or folded(first.text) != folded(field.text):
            yield passed(field)
        elif groups not in told:
            told.add(groups)
            if first.group != field.group or in_a_series(fields, n):
                message = "Another field is called “{label}” too, and nothing in sight tells them apart."
                yield failed(field, message, label=label)
            else:
                yield unsure(field, "Look whether the fields called “{label}” can be told apart.", label=label)
