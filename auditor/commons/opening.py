"""Which openers may be tried, and in which order: told from their words and from how they are built."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from auditor.commons.labels import folded
from auditor.commons.submits import destroys, makes

PERHAPS = "perhaps"  # the kind of a plain button

# Beside what `submits` knows: what settles something without a form.
_SETTLES = re.compile(
    r"\b(accept|agree|approve|check out|checkout|purchase|vote|download|upload|print|hyväksy|hyväksyn|kassalle"
    r"|äänestä|lataa|tulosta|godkänn|acceptera|till kassan|rösta|ladda ner|skriv ut)\b"
)


def may_be_tried(one: Mapping[str, Any]) -> bool:
    """Whether it may be opened to see what it shows: never what deletes, pays, sends, signs out or settles something.

    The words of its start tag count too, since a sign has no name. A `summary` and a tab only show what is in the
    page: their words are headings, and so is a question (“How do I pay?”).
    """
    name, kind = one["name"], one["kind"]
    if one["native"]:
        return True
    if destroys(re.sub(r"[-_]", " ", one["tag"])):
        return False
    if kind == "tab" or (kind == "disclosure" and name.rstrip().endswith("?")):
        return True
    return not (destroys(name) or makes(name) or _SETTLES.search(folded(name)))


def in_turn(found: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """One of each build first, then the second of each, and so on: what is built alike breaks alike.

    What does not say that it opens anything comes last.
    """
    counts: Counter[str] = Counter()
    ranked = []
    for one in found:
        counts[one["shape"]] += 1
        ranked.append((counts[one["shape"]], one))
    return [one for _, one in sorted(ranked, key=lambda pair: (pair[1].get("kind") == PERHAPS, pair[0]))]


def listed(names: Sequence[str], most: int = 5) -> str:
    """A few names in a row, the rest counted."""
    told = ", ".join(names[:most])
    return f"{told} and {len(names) - most} more" if len(names) > most else told
