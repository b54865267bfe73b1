"""Rule: a page asks about one thing."""

from auditor.commons.form_words import part_of_date
from auditor.commons.forms import TYPED
from auditor.evidence.forms import Forms
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

MOST = 3
ASKING = (*TYPED, "select")
FIELDS = 2  # that make a heading a topic


@rule(Impact.MINOR, problem="One page asks about several topics")
def unrelated_questions(forms: Forms) -> Verdicts:
    """A page asks about few topics at a time.

    ## Why it matters
    A page on one topic can be understood, answered and corrected by itself. One on five makes people hunt for papers in
    the middle of it, and an error in one part brings the whole page back.

    ## How to fix it
    Make a page of each topic, in the order in which customers think of them, and say how many pages there are. Keep
    what has been given, so that nobody has to begin anew.

    ## What it cannot decide
    Whether the topics belong together: a person must look. A topic is a heading or a legend in sight with at least two
    fields to type into or to choose from; from the fourth on it speaks. The number is our own: government design
    systems begin with one.

    ## References
    https://www.gov.uk/service-manual/design/form-structure
    https://design-system.service.gov.uk/patterns/question-pages/
    """
    counts: dict[str, int] = {}
    heading, legend = "", None
    for piece in forms.pieces:
        if piece.kind == "heading" and piece.visible and piece.text:
            heading, legend = piece.text, None
        elif piece.kind == "legend" and piece.visible and piece.text:
            legend = piece
        elif piece.kind == "field" and piece.visible and piece.type in ASKING and not part_of_date(piece.text):
            topic = legend.text if legend and piece.group == legend.group else heading
            counts[topic] = counts.get(topic, 0) + 1
    topics = [text for text, count in counts.items() if text and count >= FIELDS]
    if len(topics) > MOST:
        ask = "Look whether one page must ask about all of: {topics}."
        yield unsure("", ask, topics=", ".join(topics), count=len(topics))
    elif topics:
        yield passed()
