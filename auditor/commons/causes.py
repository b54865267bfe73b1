"""Which of several slow figures is the cause, so that one cause is told once.

Each function returns what is left of a wait after another rule's own cause is taken out of it.
"""

from auditor.evidence.vitals import Vitals
from auditor.model import Missing

SLOW_SERVER_MS = 800
SLOW_ANSWER_MS = 200


def main_content_without_server(vitals: Vitals) -> float:
    """When the main content would have stood if the server had answered within its limit; 0 where it is not known."""
    if vitals.lcp is None:
        return 0
    late = max(0, vitals.ttfb.value - SLOW_SERVER_MS) if vitals.ttfb else 0
    return vitals.lcp.value - late


def wait_without_answer(wait_ms: float, vitals: Vitals | Missing) -> float:
    """What is left of a wait when a slow first answer to the input (a busy main thread) is taken out."""
    late = (
        vitals.inp.value if not isinstance(vitals, Missing) and vitals.inp and vitals.inp.value > SLOW_ANSWER_MS else 0
    )
    return max(0, wait_ms - late)


def answers_late(vitals: Vitals) -> bool:
    """Whether the visit's input was answered late, which tells of the busy main thread from the customer's side."""
    return vitals.inp is not None and vitals.inp.value > SLOW_ANSWER_MS
