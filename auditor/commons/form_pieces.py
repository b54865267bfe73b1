"""What stands around the fields of a form: labels in sight, the text before and after, what comes again."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import takewhile

from auditor.commons.forms import TYPED
from auditor.commons.labels import folded
from auditor.evidence.dom import Dom, FormField
from auditor.evidence.forms import Forms, Piece

NEAR = 60.0  # CSS px: two lines and a gap
CHOICES = {"radio": 2, "checkbox": 3}  # as many of one name are a group

Labelled = tuple[int, str, Piece]  # place among the pieces, label in sight, field


def labelled(forms: Forms) -> Iterator[Labelled]:
    """The fields to type into or to choose from that can be seen, with the label in sight, folded."""
    labels = {path: one.text for one in forms.pieces if one.kind == "label" and one.visible for path in one.tied}
    for at, field in forms.fields():
        if field.visible and field.type in (*TYPED, "select") and folded(labels.get(field.path, "")):
            yield at, folded(labels[field.path]), field


def namesake(fields: list[Labelled], n: int) -> Labelled | None:
    """The last field before this one with the same label."""
    return next((one for one in reversed(fields[:n]) if one[1] == fields[n][1]), None)


def in_a_series(fields: list[Labelled], n: int) -> bool:
    """Whether the label after this one is the label after its namesake too."""
    names = [label for _, label, _ in fields]
    first = max(m for m in range(n) if names[m] == names[n])
    return first + 1 < n and names[first + 1 : first + 2] == names[n + 1 : n + 2]


def tells_apart(piece: Piece) -> bool:
    """Whether a piece is text in sight that may say what the fields after it belong to."""
    return piece.visible and piece.kind in ("text", "heading", "legend") and bool(piece.text) and not piece.marked


def texts_after(forms: Forms, at: int) -> Iterator[Piece]:
    """The texts in sight right below a field, up to the next field, label, legend, heading or button."""
    field = forms.pieces[at]
    for piece in forms.pieces[at + 1 :]:
        if piece.kind != "text":
            return
        if piece.visible and piece.text and _near(field, piece):
            yield piece


def text_before(forms: Forms, at: int) -> Piece | None:
    """The text in sight right before a field, its own label left out."""
    own = forms.pieces[at].path
    for piece in reversed(forms.pieces[max(0, at - 3) : at]):
        if piece.kind in ("field", "button") or (piece.kind == "label" and piece.tied and own not in piece.tied):
            return None
        if piece.visible and piece.text and own not in piece.tied:
            return piece
    return None


def choices(dom: Dom) -> Iterator[list[FormField]]:
    """The radio buttons and check boxes of one name in one form, where there are enough to be a group."""
    groups: dict[tuple[str, str, str], list[FormField]] = {}
    for field in dom.fields:
        own = dom.of(field)
        name = own.attributes.get("name", "")
        if field.type in CHOICES and name and (own.visible or any(label.visible for label in field.labels)):
            groups.setdefault((field.type, field.form, name), []).append(field)
    yield from (fields for (kind, *_), fields in groups.items() if len(fields) >= CHOICES[kind])


def named_twice(message: Piece, forms: Forms) -> str:
    """A label that a message names and several fields have, where it names none of their groups; else empty.

    A message that stands before one field of that label, with no button between them, is taken to mean that one:
    a button ends a form.
    """
    words = f" {folded(message.text)} "
    groups = (folded(one.text) for one in forms.pieces if one.kind in ("legend", "heading") and one.text)
    if any(f" {group} " in words for group in groups if group):
        return ""
    after = takewhile(lambda one: one.kind != "button", forms.pieces[forms.pieces.index(message) :])
    near = Counter(_labels(after))
    twice = (label for label, count in Counter(_labels(forms.pieces)).items() if count > 1 and len(label) > 2)
    return next((one for one in twice if near[one] != 1 and re.search(rf"\b{re.escape(one)}\b", words)), "")


def _labels(pieces: Iterable[Piece]) -> Iterator[str]:
    return (folded(one.text) for one in pieces if one.kind == "field" and one.visible and one.text)


def _near(field: Piece, text: Piece) -> bool:
    if not field.box or not text.box:
        return False
    gap = text.box[1] - (field.box[1] + field.box[3])
    return -text.box[3] - field.box[3] <= gap <= NEAR
