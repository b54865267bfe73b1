"""Whether the accessible names of controls hold the labels that are seen."""

from auditor.evidence.dom import Dom
from auditor.evidence.transcript import Transcript
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(
    Impact.SERIOUS, "WCAG 2.5.3", act=("2ee8b8",), problem="A control is called otherwise than its label in sight says"
)
def name_lacks_label(transcript: Transcript, dom: Dom) -> Verdicts:
    """The accessible name of a control holds the words of its label in sight.

    ## Why it matters
    Somebody who speaks to the computer says what they read, “click Send”, and nothing happens. Somebody who hears the
    page with a colleague beside them is told to press a button that their screen reader does not know.

    ## How to fix it
    Take `aria-label` away, so that the words in sight are the name. Where more must be said, begin with the words in
    sight: `<button aria-label="Send the message to customer service">Send</button>`.

    ## What it cannot decide
    What of a longer text is the label, and whether a short or bent form of a word is understood: where the words stand
    in another order, half of them are there, or one is a form of the other, a person must look. Case, punctuation,
    symbols, words in brackets, icons drawn by a font and what is `aria-hidden` do not count as label.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/label-in-name.html
    https://www.w3.org/WAI/standards-guidelines/act/rules/2ee8b8/
    """
    for line in transcript.lines:
        if line.kind != "control" or not line.name or not line.path:
            continue
        place = dom.at(line.path) or line
        values = {"role": line.role, "label": line.label, "name": line.name}
        if line.trouble == "name-lacks-label":
            yield failed(place, "The label in sight is “{label}”, but the {role} is called “{name}”.", **values)
        elif line.label:
            ask = "Look whether “{name}” is understood where the label in sight of this {role} is “{label}”."
            yield unsure(place, ask, **values)
        else:
            yield passed(place)
