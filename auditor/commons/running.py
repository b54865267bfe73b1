"""Which text of a page is running text: read line after line, and not looked at."""

from auditor.commons.blocks import shown
from auditor.commons.sizes import lines
from auditor.evidence.dom import Dom, TextBlock

WORDS, LINES = 20, 3


def running_text(dom: Dom) -> list[TextBlock]:
    """The blocks of many words and several lines, those at the page's foot left out."""
    return [one for one in shown(dom, words=WORDS) if lines(one) >= LINES and one.in_landmark != "contentinfo"]
