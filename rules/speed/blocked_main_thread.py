"""Rule: scripts leave the page free to answer (TBT)."""

from auditor.commons.attribution import processor, scripts_at_work, task_scripts, why, with_why
from auditor.commons.causes import answers_late, machine_was_busy
from auditor.commons.noise import MAIN_THREAD, good, range_of, say, spread_of, worst
from auditor.evidence.vitals import LongTask, Vitals
from auditor.languages import phrase
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

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
    from the customer's side. Up to two and a half times the limit it is left to a person, since a busy machine takes
    longer; of several walks, it is unless all are over the limit. So it is where the main thread itself worked less
    than it was blocked: then something else had the processor. The browser names the scripts of frames that took 50 ms,
    not of each task. What else the machine had to do raises the limit for what is certain.

    ## References
    - https://web.dev/articles/tbt
    - https://developer.chrome.com/docs/lighthouse/performance/lighthouse-total-blocking-time
    """
    tbt = vitals.tbt
    if tbt is None or answers_late(vitals):
        return
    spread = spread_of(vitals, "tbt")
    if good(tbt.value, GOOD_MS, spread):
        yield passed()
        return
    value = worst(tbt.value, GOOD_MS, spread)
    longest = max(vitals.long_tasks, key=lambda task: task.duration, default=LongTask(start=0, duration=0))
    if longest.source:
        message = (
            "Scripts kept the page from answering for {milliseconds} ms, longest {source}; good is at most {limit}."
        )
    else:
        message = "Scripts kept the page from answering for {milliseconds} ms; good is at most {limit}."
    tell = unsure if machine_was_busy(vitals, tbt.value) else say(tbt.value, GOOD_MS, MAIN_THREAD, spread, vitals)
    reason = why(scripts_at_work(task_scripts(vitals.long_tasks)), processor(vitals), range_of(vitals, "tbt"))
    yield tell(
        "",
        with_why(message, reason),
        why=reason,
        saves_ms=max(0, round(value - GOOD_MS)),
        milliseconds=round(value),
        detail=phrase("for {milliseconds} ms", milliseconds=round(value)),
        limit=GOOD_MS,
        source=longest.source,
        impact=Impact.SERIOUS if value > POOR_MS else Impact.MODERATE,
    )
