"""Rule: a button looks as if it could be pressed."""

from auditor.evidence.affordances import Affordances
from auditor.model import Impact
from auditor.parts import Verdicts, rule, unsure


@rule(Impact.MODERATE, problem="A button looks like the text beside it")
def button_looks_like_text(affordances: Affordances) -> Verdicts:
    """A button can be told from the text beside it.

    ## Why it matters
    Nobody presses words that look like all others. On a phone there is not even a pointer that turns into a hand: what
    can be done here is found by those alone who press everything.

    ## How to fix it
    Give it a ground, an edge, or at least the colour and the line of a link:

    ```css
    button { padding: 0.5em 1em; border: 1px solid; border-radius: 4px; }
    button.as-link { color: #0645ad; text-decoration: underline; }
    ```

    ## What it cannot decide
    Whether its place or its words tell it. It speaks of buttons with words that have no ground, edge, shadow, sign,
    line, weight or colour of their own and stand beside text of the same look; a person must look. Buttons in menus,
    heads of pages and tables, tool bars and dialogs are known by their place and are not judged. Links are told by
    another rule.

    ## References
    - https://www.nngroup.com/articles/clickable-elements/
    - https://www.nngroup.com/articles/flat-ui-less-attention-cause-uncertainty/
    """
    for one in affordances.hidden:
        yield unsure(one, "Look whether anybody sees that “{text}” is a button: it looks like text.", text=one.text)
