"""Rule: what a legend explains can be told without its colours."""

from auditor.evidence.colouring import Colouring
from auditor.model import Impact
from auditor.parts import Verdicts, rule, unsure


@rule(Impact.MODERATE, "WCAG 1.4.1", problem="A chart, map or calendar is explained by colours alone.")
def legend_of_colours_alone(colouring: Colouring) -> Verdicts:
    """A chart, a map or a calendar with a legend of colours also tells in another way what is what.

    ## Why it matters
    One man in twelve sees some of the colours alike, and printed in grey all of them are. They see the chart and its
    legend, and cannot tell which line is which.

    ## How to fix it
    Write the words into the chart, at the lines or in the days, or give each its own pattern, dash or sign.

    ## What it cannot decide
    It finds three patches of plain colour or more with words beside them. Whether what they explain is marked in
    another way too is left to a person.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/use-of-color.html
    - https://www.w3.org/WAI/WCAG22/Techniques/general/G111
    """
    for legend in colouring.legends:
        words = ", ".join(legend.words)
        yield unsure(legend, "Look whether more than its colour tells what is what: {words}.", words=words)
