"""Marks English words that rules and walks put into sentences, so that catalogs have them."""

from typing import Any

from .messages import fill


def phrase(text: str, **values: Any) -> str:
    """The words as they stand, `{names}` filled. Whoever reports in another language finds them in the catalog again.

    `text` is written out at the place of the call: `python -m auditor.translating` looks for that.
    """
    return fill(text, values) if values else text
