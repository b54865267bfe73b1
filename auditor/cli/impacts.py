"""Says impacts on the terminal in the reader's language."""

from auditor.languages import Words
from auditor.model import Impact


def impact_in_words(impact: Impact, _: Words) -> str:
    """An impact in the reader's language."""
    return {
        "blocker": _("Blocker"),
        "serious": _("Serious"),
        "moderate": _("Moderate"),
        "minor": _("Minor"),
    }[impact.value]
