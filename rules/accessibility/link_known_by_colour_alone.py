"""Rule: a link in a sentence can be told from the words around it without seeing colours."""

from auditor.evidence.colouring import Colouring
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

SEEN = 3.0  # technique G183: two colours of this contrast can be told apart by who sees no colours
ALIKE = 1.05  # nobody sees these two apart: another rule speaks of that


@rule(Impact.SERIOUS, "WCAG 1.4.1", problem="A link in running text differs from it by its colour alone.")
def link_known_by_colour_alone(colouring: Colouring) -> Verdicts:
    """A link in running text differs from it by more than its colour.

    ## Why it matters
    One man in twelve sees some colours alike, and in glaring light all colours fade. To them the link is a word like
    any other, and what it leads to is not there.

    ## How to fix it
    Underline links that stand in running text:

    ```css
    p a, li a { text-decoration: underline; }
    ```

    Colour alone will do only with a contrast of 3 : 1 to the words around it, and another sign on hover and focus.

    ## What it cannot decide
    It looks at links in lines of other text, not at menus and lists of links. It counts as a sign: an underline or
    another line, a border, a ground, another weight, size, slant or face, a picture, and what style sheets put before
    or after it. Where the contrast to the words around is 3 : 1 and no style sheet changes the link on hover, a person
    must look whether a script does. Links over pictures are not judged.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/use-of-color.html
    - https://www.w3.org/WAI/WCAG22/Techniques/general/G183
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F73
    """
    for link in colouring.links:
        if link.ratio is None or link.ratio < ALIKE:
            continue
        values = {"text": link.text, "ratio": link.ratio, "color": link.color, "around": link.around}
        if link.cues or (link.ratio >= SEEN and link.on_hover is not False):
            yield passed(link)
        elif link.ratio < SEEN:
            told = "The link “{text}” differs from its sentence by colour alone: {color} in {around}, {ratio} : 1."
            yield failed(link, told, **values)
        else:
            ask = "Look whether the link “{text}” changes when pointed at: only its colour tells it ({ratio} : 1)."
            yield unsure(link, ask, **values)
