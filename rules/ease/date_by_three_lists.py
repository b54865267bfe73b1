"""Rule: a date is typed, not put together from lists."""

from itertools import pairwise

from auditor.commons.field_texts import called
from auditor.commons.form_words import part_of_date
from auditor.evidence.dom import Dom, FormField
from auditor.model import Impact
from auditor.parts import Verdicts, failed, rule

DAYS = frozenset(map(str, range(1, 32)))
MONTHS = 12
YEARS = 12  # lists of fewer years, such as those to come, are short


@rule(Impact.MINOR, problem="A date is chosen from three lists")
def date_by_three_lists(dom: Dom) -> Verdicts:
    """A date is asked for in fields to type into, not in a list of days, one of months and one of years.

    ## Why it matters
    To choose a birthday from three lists is up to a hundred options to scroll through, three times over, for something
    that everybody types in two seconds. With a keyboard or a switch, or with shaking hands, it is the hardest field of
    the form.

    ## How to fix it
    Ask in three short text fields, `inputmode="numeric"`, in one group with the question as its legend, or in one text
    field with an example beside it. For a date that must be looked up, offer a calendar beside that.

    ## What it cannot decide
    Lists that scripts draw. It takes three lists in a row for a date where one holds the days from 1 to 31, one twelve
    months, and one at least twelve years.

    ## References
    https://design-system.service.gov.uk/components/date-input/
    https://baymard.com/blog/drop-down-usability
    https://www.nngroup.com/articles/date-input/
    """
    seen = [field for field in dom.fields if dom.of(field).visible]
    parts = [_part(field, called(dom, field)) for field in seen]
    at = 0
    while at < len(seen) - 2:
        three = seen[at : at + 3]
        if sorted(parts[at : at + 3]) != ["day", "month", "year"]:
            at += 1
            continue
        name, count = three[0].legend or called(dom, three[0]), sum(len(one.options) for one in three)
        told = "“{name}” is a date to be chosen from three lists of {count} options in all."
        yield failed(dom.of(three[0]), told, name=name, count=count)
        at += 3


def _part(field: FormField, label: str) -> str:
    numbers = [text.strip().rstrip(".").lstrip("0") for text in field.options if text.strip()[:1].isdigit()]
    if set(numbers) >= DAYS and len(field.options) <= len(DAYS) + 2:
        return "day"
    years = [int(text) for text in numbers if len(text) == 4 and text.isdecimal()]
    if len(years) >= YEARS and all(abs(one - other) == 1 for one, other in pairwise(years)):
        return "year"
    twelve = MONTHS <= len(field.options) <= MONTHS + 1
    return "month" if twelve and (part_of_date(label) in ("month", "") or len(numbers) == MONTHS) else ""
