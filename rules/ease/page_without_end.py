"""Rule: what a page does comes to an end: its boxes, its windows, its scripts, its loading."""

from auditor.evidence.held_back import HeldBack
from auditor.model import Impact
from auditor.parts import Verdicts, failed, rule, unsure

TOLD = {
    "dialogs": "The page asks with one box after another: {times} more came after the first twenty.",
    "windows": "The page opens one window after another: {times} more came after the first ten.",
    "scripts": "A script keeps the page from answering for many seconds; it was ended {times} times.",
    "loads": "The page is shown, but its document never comes to an end; its loading was stopped.",
}

CERTAIN = ("dialogs", "windows")


@rule(Impact.SERIOUS, problem="The page goes on without end and keeps the customer from going on")
def page_without_end(held: HeldBack) -> Verdicts:
    """What a page does by itself comes to an end.

    ## Why it matters
    As long as a script runs, nothing that the customer presses is answered; as long as a box is shown, nothing else can
    be used; and among dozens of windows the one that matters is lost. Most customers close all of it, and leave.

    ## How to fix it
    Find the loop. Ask once and take no for an answer; open a window only when something is pressed; do long work in
    a worker, or in pieces with pauses; end each answer of the server.

    ## What it cannot decide
    On a machine that is very busy a script that only takes long may look as one without end, and an answer may be kept
    open on purpose, to send news into the page: both are for a person to look at.

    ## References
    - https://web.dev/articles/optimize-long-tasks
    - https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#simple-dialogs
    """
    for what, told in TOLD.items():
        if times := getattr(held, what):
            yield (failed if what in CERTAIN else unsure)("", told, times=times)
