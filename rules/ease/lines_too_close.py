"""Rule: the lines of running text stand far enough apart."""

from auditor.commons.blocks import alike
from auditor.evidence.typesetting import Typesetting
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

SEVERAL_LINES = 3
ADVISED = 1.5  # WCAG 1.4.8
CLOSE, TOUCHING = 1.25, 1.05  # of the size of the letters


@rule(Impact.MINOR, "WCAG 1.4.8", problem="The lines of running text stand close together")
def lines_too_close(typesetting: Typesetting) -> Verdicts:
    """The lines of running text stand about one and a half times the size of the letters apart.

    ## Why it matters
    At the end of a line the eye goes back to find the next one. Where lines stand close, it lands on the same line
    again or leaves one out, above all with dyslexia or little sight; and signs above and below the letters touch.

    ## How to fix it
    Give running text room, in a number without a unit, so that it grows with the text:

    ```css
    p, li { line-height: 1.5; }
    ```

    ## What it cannot decide
    WCAG 1.4.8 advises 1.5 (level AAA: no law asks for it), and many pages that read well have less. So it fails only
    below 1.05, where the lines touch, and asks a person below 1.25. Where no style says how far apart lines stand, the
    font decides, and nothing is said. It measures blocks of twenty words and three lines or more; those of one look are
    told once.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/visual-presentation.html
    - https://www.w3.org/WAI/WCAG22/Techniques/css/C21
    """
    running = [one for one in typesetting.texts if one.lines >= SEVERAL_LINES and one.pitch and not one.normal]
    for text, more in alike(running, lambda one: (one.font_size, one.pitch)):
        times = round((text.pitch or 0) / text.font_size, 2)
        values = {"times": times, "need": ADVISED, "more": more}
        if times < TOUCHING:
            yield failed(text, "These lines touch: they stand {times} times the letters apart, not {need}.", **values)
        elif times < CLOSE:
            yield unsure(text, "Look whether these lines stand too close: {times} times the letters apart.", **values)
        else:
            yield passed(text)
