"""Rule: a link in a sentence looks like a link."""

from auditor.evidence.colouring import Colouring
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

ALIKE = 1.05  # contrast of two colours that nobody tells apart


@rule(Impact.MODERATE, "WCAG 1.4.1", problem="A link in running text cannot be told from it.")
def link_looks_like_text(colouring: Colouring) -> Verdicts:
    """A link in running text can be told from the text.

    ## Why it matters
    What looks like the words around it is read and not pressed. Who points with a mouse may find it by chance; who
    taps, or uses the keyboard and sees the page, does not know that there is anything to find.

    ## How to fix it
    Let links look like links:

    ```css
    p a, li a { color: #0645ad; text-decoration: underline; }
    ```

    ## What it cannot decide
    WCAG 1.4.1 speaks of colour as the only sign; where there is no sign at all, everybody is hindered alike. So a
    person must look, also whether the words say it (“read more here”), or the same link stands elsewhere.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/use-of-color.html
    - https://www.nngroup.com/articles/guidelines-for-visualizing-links/
    """
    for link in colouring.links:
        if link.ratio is None:
            continue
        if link.cues or link.ratio >= ALIKE:
            yield passed(link)
        else:
            yield unsure(
                link, "Look whether anybody can see that “{text}” is a link: nothing tells it.", text=link.text
            )
