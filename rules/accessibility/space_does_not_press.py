"""Rule: what calls itself a button answers to Enter and to Space."""

from auditor.evidence.keyboard_probes import KeyboardProbes
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule

BY_SPACE = ("checkbox", "switch")  # Enter does nothing on these


@rule(Impact.SERIOUS, "WCAG 2.1.1", problem="A button does not answer to a key that presses buttons")
def space_does_not_press(probes: KeyboardProbes) -> Verdicts:
    """What calls itself a button is pressed by Enter and by Space, a tick box by Space.

    ## Why it matters
    A screen reader says “button”, and people press Space, as on every button. When nothing happens they think that it
    is broken. The browser gives both keys to a `<button>`; a `<div role="button">` gets what its script listens for.

    ## How to fix it
    Use `<button type="button">`. Where that cannot be, let the listener of `keydown` take both:
    `if (event.key === "Enter" || event.key === " ") { event.preventDefault(); press(); }`.

    ## What it cannot decide
    It fails where one of the two keys, or a click, changed something on the page and the other key did not. At most
    six of a page are pressed, in a page beside the walk, only where the step is `safe: true` or the service is on this
    machine, and never where the words speak of paying, sending or deleting. What changes nothing that is seen is not
    spoken of.

    ## References
    https://www.w3.org/WAI/ARIA/apg/patterns/button/
    https://www.w3.org/WAI/WCAG22/Understanding/keyboard.html
    """
    for one in probes.presses:
        if one.role in BY_SPACE and (one.enter or one.space):
            if one.space:
                yield passed(one)
            elif one.enter:
                yield failed(
                    one, "“{name}” answers to Enter, but not to Space, which its role asks for.", name=one.name
                )
        elif one.enter and one.space:
            yield passed(one)
        elif one.enter:
            yield failed(one, "“{name}” calls itself a button, but does not answer to Space.", name=one.name)
        elif one.space:
            yield failed(one, "“{name}” calls itself a button, but does not answer to Enter.", name=one.name)
        elif one.click:
            told = "“{name}” calls itself a button, but answers to the mouse alone: Enter and Space do nothing."
            yield failed(one, told, name=one.name)
