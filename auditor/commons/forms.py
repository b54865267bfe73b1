"""What a form's field shows of itself: the label that is seen, the text around it."""

from auditor.evidence.dom import Dom, Element, FormField, Label, TextBlock
from auditor.model import Box

TYPED = ("text", "email", "tel", "url", "number", "password", "search", "textarea", "date", "month", "time", "week")
STAYING = ("for", "wrap", "aria-labelledby")  # ways to label that do not vanish and can be seen
ABOVE = 48.0  # px: two lines of text and a gap
BESIDE = 240.0  # px: a column of labels


def by_typing(field: FormField) -> bool:
    """Whether a customer answers by typing."""
    return field.type in TYPED


def seen_label(field: FormField) -> str:
    """The text of the label that stays in sight; empty where there is only a placeholder, a title or a hidden name."""
    return next((label.text for label in field.labels if label.how in STAYING and _in_sight(label)), "")


def neighbours(dom: Dom, own: Element) -> list[TextBlock]:
    """The texts right above, right below, and to the left and right of a field."""
    if own.box is None:
        return []
    return [block for block in dom.text_blocks if block.box and block.text and _close(own.box, block.box)]


def belongs(block: TextBlock, field: FormField) -> bool:
    """Whether a text block holds a field or one of its labels."""
    inside = (field.path, *(label.path for label in field.labels if label.path))
    return any(path == block.path or path.startswith(f"{block.path} > ") for path in inside)


def beside(label: Box, field: Box) -> bool:
    """Whether a label stands within the limits of what is above or beside a field, a corner between them allowed."""
    return (
        _gap(label[0], label[2], field[0], field[2]) <= BESIDE and _gap(label[1], label[3], field[1], field[3]) <= ABOVE
    )


def led_down(dom: Dom, label: Box, field: Box) -> bool:
    """Whether texts, such as a hint or an error, lead down from a label to its field without a gap."""
    across = [one.box for one in dom.text_blocks if one.box and _gap(label[0], label[2], one.box[0], one.box[2]) <= 0]
    reached = label[1] + label[3]
    for text in sorted(across, key=lambda box: box[1]):
        if label[1] < text[1] < field[1] and text[1] - reached <= ABOVE:
            reached = max(reached, min(text[1] + text[3], field[1]))
    return _gap(label[0], label[2], field[0], field[2]) <= 0 and 0 <= field[1] - reached <= ABOVE


def distance(one: Box, other: Box) -> float:
    """The space between two boxes as the crow flies; 0 where they meet."""
    across, down = (max(0.0, _gap(one[n], one[n + 2], other[n], other[n + 2])) for n in (0, 1))
    return float((across**2 + down**2) ** 0.5)


def _in_sight(label: Label) -> bool:
    off_page = label.box is not None and label.box[0] + label.box[2] <= 0
    return label.visible and not off_page and bool(label.text.strip())


def _close(field: Box, text: Box) -> bool:
    over = _gap(field[0], field[2], text[0], text[2]) <= 0 and _gap(field[1], field[3], text[1], text[3]) <= ABOVE
    beside = _gap(field[1], field[3], text[1], text[3]) <= 0 and _gap(field[0], field[2], text[0], text[2]) <= BESIDE
    return over or beside


def _gap(one: float, one_size: float, other: float, other_size: float) -> float:
    """The space between two stretches; 0 or less where they meet or lie over each other."""
    return max(other - (one + one_size), one - (other + other_size))
