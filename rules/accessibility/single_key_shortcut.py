"""Whether a single letter does something while nothing has the focus."""

from auditor.evidence.keyboard_probes import KeyboardProbes
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(
    Impact.MODERATE,
    "WCAG 2.1.4",
    act=("ffbc54",),
    problem="A single letter does something on the page, and people who dictate may set it off",
)
def single_key_shortcut(probes: KeyboardProbes) -> Verdicts:
    """No single letter, figure or sign is a shortcut that cannot be turned off.

    ## Why it matters
    Somebody who speaks to their computer utters words, and the browser gets letters: a stray word sets off one shortcut
    after the other. So does a trembling hand.

    ## How to fix it
    Ask for Ctrl, Alt or the like beside the letter, let customers turn the shortcut off or change it, or let it work
    only while the part that it belongs to has the focus.

    ## What it cannot decide
    Whether the shortcut can be turned off or changed somewhere: a person must look, except where a control's name
    speaks of shortcuts, or the page has no control at all besides fields for text. Letters, figures and common signs
    are pressed once each, only where the step is `safe: true` or the service is on this machine. What answers to
    `accesskey` needs a second key and is not asked about; nor are shortcuts of two letters in a row.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/character-key-shortcuts.html
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F99
    """
    if probes.keys_pressed and not probes.shortcuts:
        yield passed()
    for shortcut in probes.shortcuts:
        if probes.switch:
            yield passed()
            continue
        if not probes.steers:
            told = "“{key}” works on the whole page without another key, and nothing on the page can turn it off."
            yield failed("", told, key=shortcut.key)
            continue
        ask = "Look whether the shortcut “{key}” can be turned off: it works on the whole page, without another key."
        yield unsure("", ask, key=shortcut.key)
