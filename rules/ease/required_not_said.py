"""Rule: customers can see which fields they must fill."""

from auditor.commons import required as need
from auditor.evidence.dom import Dom, FormField
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 3.3.2")
def required_not_said(dom: Dom) -> Verdicts:
    """A form says which of its fields must be filled.

    ## Why it matters
    Those who do not see it leave a field out and are sent back; those who are careful fill in everything, also what
    nobody needs, or stop where they would rather not tell.

    ## How to fix it
    Say it in the label, in words or with a sign that is explained above the form. Where most fields are required, mark
    the others and leave the rest as they are: `<label for="phone">Phone (optional)</label>`.

    ## What it cannot decide
    It reads labels, legends, hints, what stands beside the field, and content that style sheets add to a label; a
    sign that is only a colour or a background picture is not seen. Where a form marks nothing and everything must be
    filled, a person should look whether that is plain; forms of one or two required fields, sign-in forms and
    searches are taken to be plain. Where only `aria-required` says it, the other fields may be required as well: left
    to a person. Fields that are required only by the server, and fields that are filled already, are not judged.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/labels-or-instructions.html
    - https://www.w3.org/WAI/WCAG22/Techniques/html/H90
    """
    asks = [(fields, [field for field in fields if need.left_to_fill(field)]) for fields in need.forms(dom)]
    if not any(required for _, required in asks) or need.said_of_all(dom):
        return
    for fields, required in asks:
        optional = [field for field in fields if need.may_stay_empty(field)]
        if not required or (optional and all(need.said_optional(dom, field) for field in optional)):
            yield from _two_ways(dom, required)
        elif optional:
            yield from _mixed(dom, required)
        elif not need.plain(dom, fields, required):
            message = "All {count} fields from this one on must be filled, and no sign or word says so: is it plain?"
            yield unsure(dom.of(required[0]), message, count=len(required))


def _two_ways(dom: Dom, required: list[FormField]) -> Verdicts:
    """Optional fields say so; where some required ones say it too, one without a word looks like neither."""
    silent = [field for field in required if not need.said_required(dom, field)]
    for field in silent if len(silent) < len(required) else ():
        ask = "“{name}” says neither that it must be filled nor that it may be left: others on the form say which."
        yield unsure(dom.of(field), ask, name=dom.of(field).name or field.type)
    yield from (passed(field.path) for field in required if field not in silent or len(silent) == len(required))


def _mixed(dom: Dom, required: list[FormField]) -> Verdicts:
    unsaid = [field for field in required if not need.said_required(dom, field)]
    yield from (passed(dom.of(field)) for field in required if field not in unsaid)
    for field in unsaid:
        name = dom.of(field).name or field.type
        say = failed if need.native(dom, field) else unsure
        yield say(dom.of(field), "The field “{name}” must be filled, and nothing says so.", name=name)
