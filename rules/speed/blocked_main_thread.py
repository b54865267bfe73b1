"""Rule: scripts leave the page free to answer (TBT)."""

from auditor.commons.causes import answers_late
from auditor.commons.noise import MAIN_THREAD, say
from auditor.evidence.vitals import LongTask, Vitals
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule

GOOD_MS, POOR_MS = 200, 600


@rule(Impact.MODERATE, problem="Scripts keep the page from answering.")
def blocked_main_thread(vitals: Vitals) -> Verdicts:
    """Scripts do not keep the page from answering while it loads.

    ## Why it matters
    While a script runs in one long piece, the page can neither scroll its parts nor take a press or a key. It looks
    ready, and does not react.

    ## How to fix it
    Cut the script's work into pieces of less than 50 milliseconds. Load only what this page needs, with `defer`, and
    leave the rest until it is asked for; `await scheduler.yield()` between pieces lets the page answer.

    ## What it cannot decide
    The time depends on the machine of the audit, which is faster than most phones unless the persona slows it down. The
    limits (good to 200 ms, slow above 600 ms, summed over what tasks take beyond 50 ms) are those of Lighthouse for
    phones. Where a press of this walk was answered late, only `slow-answer-to-input` speaks: it is the same work, seen
    from the customer's side.
    Up to two and a half times the limit it is left to a person, since a busy machine takes longer.

    ## References
    - https://web.dev/articles/tbt
    - https://developer.chrome.com/docs/lighthouse/performance/lighthouse-total-blocking-time
    """
    tbt = vitals.tbt
    if tbt is None or answers_late(vitals):
        return
    if tbt.value <= GOOD_MS:
        yield passed()
        return
    worst = max(vitals.long_tasks, key=lambda task: task.duration, default=LongTask(start=0, duration=0))
    if worst.source:
        message = (
            "Scripts kept the page from answering for {milliseconds} ms, longest {source}; good is at most {limit}."
        )
    else:
        message = "Scripts kept the page from answering for {milliseconds} ms; good is at most {limit}."
    yield say(tbt.value, GOOD_MS, MAIN_THREAD)(
        "",
        message,
        milliseconds=round(tbt.value),
        detail=f"for {round(tbt.value)} ms",
        limit=GOOD_MS,
        source=worst.source,
        impact=Impact.SERIOUS if tbt.value > POOR_MS else Impact.MODERATE,
    )
