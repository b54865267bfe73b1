"""Whether a short text has a job of its own: it labels, lists, captions, can be pressed, is announced."""

from auditor.evidence.dom import Dom, TextBlock

TAGS = frozenset(
    {"li", "td", "th", "dt", "dd", "label", "legend", "figcaption", "figure", "caption"}
    | {"summary", "button", "a", "option", "address"}
)
ROLES = frozenset(
    {"heading", "button", "link", "tab", "menuitem", "option", "cell", "columnheader", "rowheader", "term"}
    | {"definition", "listitem", "caption", "figure", "alert", "alertdialog", "status", "label"}
)
RUNNING_PLACES = frozenset({"", "main", "region", "form"})  # landmarks with running text


def has_a_job(dom: Dom, block: TextBlock) -> bool:
    """Whether a text stands in something that says what it is, as far as its path tells."""
    if block.in_landmark not in RUNNING_PLACES:
        return True
    tags = {segment.split(":")[0] for segment in block.path.split(" > ")}
    around = (one for one in dom.elements if block.path == one.path or block.path.startswith(f"{one.path} > "))
    return not tags.isdisjoint(TAGS) or any(one.role in ROLES for one in around)
