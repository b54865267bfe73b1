"""Short fields that stand in a row, as the boxes of one answer do."""

from collections.abc import Iterator

from auditor.evidence.dom import Dom, FormField

LONGEST = 6  # characters of a part
BOXES = 3  # fewer are a number and its unit, hours and minutes, a code and its rest
GAP = 60.0  # CSS px between the boxes of one answer
ONE_LINE = 10.0  # CSS px that boxes on a line may differ in height


def rows_of_short_fields(dom: Dom) -> Iterator[list[FormField]]:
    """Rows of at least three fields for a few characters each, close together on one line of one form."""
    row: list[FormField] = []
    for field in (one for one in dom.fields if _short(dom, one)):
        if row and not _beside(dom, row[-1], field):
            yield from _whole(row)
            row = []
        row.append(field)
    yield from _whole(row)


def _whole(row: list[FormField]) -> list[list[FormField]]:
    return [row] if len(row) >= BOXES else []


def _short(dom: Dom, field: FormField) -> bool:
    own = dom.of(field)
    limit = own.attributes.get("maxlength", "").strip()
    fits = limit.isdecimal() and 0 < int(limit) <= LONGEST
    return field.type in ("text", "tel", "number", "password") and own.visible and own.box is not None and fits


def _beside(dom: Dom, one: FormField, other: FormField) -> bool:
    left, right = dom.of(one).box, dom.of(other).box
    if not left or not right or other.form != one.form:
        return False
    return abs(left[1] - right[1]) <= ONE_LINE and 0 <= right[0] - (left[0] + left[2]) <= GAP
