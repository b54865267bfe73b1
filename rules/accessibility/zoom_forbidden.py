"""Rule: the page may be made larger with two fingers."""

import re

from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule

LEAST = 2.0  # WCAG 1.4.4: 200 %
# Numbers that words stand for: https://drafts.csswg.org/css-viewport/#parsing-algorithm
WORDS = {"yes": 1.0, "device-width": 10.0, "device-height": 10.0}
UNKNOWN = 0.1
PAIR = re.compile(r"([\w-]+)\s*=\s*([^\s,;=]+)")
NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)")


@rule(Impact.SERIOUS, "WCAG 1.4.4", act=("b4f0c3",), problem="The page forbids to make it larger")
def zoom_forbidden(dom: Dom) -> Verdicts:
    """The page does not keep phones from making it larger.

    ## Why it matters
    Spreading two fingers is how people with weak sight read on a phone. Some browsers obey a page that forbids it.

    ## How to fix it
    Leave `user-scalable` and `maximum-scale` out:
    `<meta name="viewport" content="width=device-width, initial-scale=1">`.

    ## What it cannot decide
    Nothing is left open: words that are no number count as the browser reads them, “no” and unknown ones as 0.1. Some
    browsers do not obey; others, and views inside of apps, do.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/resize-text.html
    - https://www.w3.org/WAI/standards-guidelines/act/rules/b4f0c3/
    - https://drafts.csswg.org/css-viewport/#parsing-algorithm
    """
    said = {name.lower(): _number(value.lower()) for name, value in PAIR.findall(dom.viewport)}
    scalable, largest = said.get("user-scalable"), said.get("maximum-scale")
    if scalable is None and largest is None:
        return
    if scalable is not None and -1 < scalable < 1:
        yield failed("", "The page forbids to make it larger: {content}", content=dom.viewport)
    elif largest is not None and 0 <= largest < LEAST:
        yield failed(
            "", "The page may be made {times} times larger at most: {content}", times=largest, content=dom.viewport
        )
    else:
        yield passed()


def _number(value: str) -> float:
    if value in WORDS:
        return WORDS[value]
    told = NUMBER.match(value)
    return float(told[0]) if told else UNKNOWN
