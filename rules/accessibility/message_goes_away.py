"""Rule: a message stays until it is read."""

from auditor.evidence.changes import Changes
from auditor.model import Impact
from auditor.parts import Verdicts, rule, unsure

LONG_MS = 20_000


@rule(Impact.MODERATE, "WCAG 2.2.1", problem="A message goes away by itself before everybody has read it")
def message_goes_away(changes: Changes) -> Verdicts:
    """A message does not go away by itself.

    ## Why it matters
    Slow readers, people who enlarge a small part of the screen, and those who looked elsewhere miss it. They do not
    know whether what they did was done.

    ## How to fix it
    Leave it until the customer closes it or goes on, and keep what it says somewhere: beside the field, in a list of
    what was done.

    ## What it cannot decide
    Whether the same stands elsewhere, or was no longer true: a person must look. It sees messages that say so by role,
    `aria-live` or a class such as “toast”, that were seen for more than 0.3 and less than 20 seconds while nobody
    pressed anything. What stays longer than some five seconds after the page is still may be missed.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/timing-adjustable.html
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F16
    """
    for one in changes.gone:
        if one.ms < LONG_MS:
            ask = "Look whether “{text}” is read in time: it went away after {seconds} s."
            yield unsure("", ask, text=one.text[:80], seconds=round(one.ms / 1000, 1), html=one.html)
