"""Rule: errors are told in words."""

from auditor.commons.leftovers import error_code, trace
from auditor.commons.text import words
from auditor.evidence.markup import Markup
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

EXPLAINED = 10  # words: a text of as many besides its code may say what happened and what to do


@rule(Impact.MODERATE, problem="An error is told in a code or in a program's own words")
def error_in_code(markup: Markup) -> Verdicts:
    """Errors are told in the customer's words, and not in codes.

    ## Why it matters
    “SQLSTATE[42S02]”, “Error 1042”: the customer learns neither what happened nor what to do, whether the money was
    taken, or whether to try again. A trace of the program also tells strangers how the service is built.

    ## How to fix it
    Say what happened, what became of the customer's things and what to do now; write the trace into a log. A code may
    follow for the help desk: “Something went wrong on our side. Nothing was charged. Try again, or call us and give
    the number 1042.”

    ## What it cannot decide
    Whether the words around a code explain enough. A trace of a program in a page for customers certainly fails. Where
    a code stands in a text of fewer than ten words a person must look; with more words it is left alone. Texts with
    program text in them (`code`, `pre` …) are judged for nothing but a whole trace on a page that has no other program
    text.

    ## References
    - https://www.nngroup.com/articles/error-message-guidelines/
    - https://design-system.service.gov.uk/patterns/problem-with-the-service-pages/
    """
    about_programs = sum(one.program or one.pre for one in markup.passages) > 1
    for passage in markup.passages:
        if not passage.visible:
            continue
        if not about_programs and (told := trace(passage.text)):
            yield failed(passage, "A program's own words are shown to customers: “{told}”.", told=told[:80])
        elif passage.program or passage.pre:
            continue
        elif error_code(passage.text) and len(words(passage.text)) < EXPLAINED:
            yield unsure(passage, "Do customers learn from “{text}” what happened and what to do?", text=passage.text)
        else:
            yield passed(passage)
