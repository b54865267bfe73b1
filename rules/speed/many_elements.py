"""Rule: a page is not made of so many elements that it answers late."""

from auditor.commons.causes import SLOW_ANSWER_MS
from auditor.evidence.assets import Assets
from auditor.evidence.vitals import Vitals
from auditor.languages import phrase
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

LIMIT, MUCH = 1400, 5000
BUSY_MS = 200


@rule(Impact.MINOR, problem="The page has very many elements, and answers late.")
def many_elements(assets: Assets, vitals: Vitals) -> Verdicts:
    """A page that answers late does not hold thousands of elements.

    ## Why it matters
    Each change makes the browser look at styles and places of many elements again. On a phone a long list or a deep
    nesting of boxes is felt with each press.

    ## How to fix it
    Show long lists by pages or as the customer scrolls, build dialogs and menus when they are opened, and take out
    boxes that hold nothing but another box. `content-visibility: auto` spares what is out of view:

    ```css
    .result { content-visibility: auto; contain-intrinsic-size: auto 120px; }
    ```

    ## What it cannot decide
    Whether the elements are what makes the page slow: a person must look. It speaks from 1,400 elements on, where
    Lighthouse does, and only where scripts kept this page from answering for more than 200 ms, or a press was answered
    later than that (Web Vitals' limit). What stands in frames and in shadow roots is not counted.

    ## References
    - https://developer.chrome.com/docs/lighthouse/performance/dom-size
    - https://web.dev/articles/dom-size-and-interactivity
    """
    if assets.elements <= LIMIT:
        yield passed()
        return
    busy = vitals.tbt.value if vitals.tbt else 0
    late = vitals.inp.value if vitals.inp else 0
    if busy <= BUSY_MS and late <= SLOW_ANSWER_MS:
        yield passed()
        return
    yield unsure(
        assets.widest,
        "Look whether this page answers late by its {count} elements ({children} in one, {depth} deep).",
        count=assets.elements,
        children=assets.most_children,
        depth=assets.depth,
        detail=phrase("{count} elements", count=assets.elements),
        impact=Impact.MODERATE if assets.elements > MUCH else Impact.MINOR,
    )
