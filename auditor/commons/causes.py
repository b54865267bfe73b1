"""Which of several slow figures is the cause, so that one cause is told once.

Each function that returns a time returns what is left of a wait after another rule's own cause is taken out of it.
"""

from auditor.evidence.dom import Dom
from auditor.evidence.vitals import Interaction, SoftNavigation, Vitals
from auditor.model import Missing, Visit

SLOW_SERVER_MS = 800
SLOW_ANSWER_MS = 200
_SAME_PRESS_MS = 2  # between what two clocks of the browser say of one press
_UNSEEN_INSIDE = ("canvas", "iframe", "video", "object", "embed")  # what changes in them, the watch does not see


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


def view_without_answer(soft: SoftNavigation, vitals: Vitals) -> float:
    """When the main content of a view would have stood if the press that asked for it had been answered in time."""
    own = max((one.value for one in vitals.interactions if abs(one.start - soft.start) <= _SAME_PRESS_MS), default=0)
    return (soft.lcp.value if soft.lcp else 0) - (own if own > SLOW_ANSWER_MS else 0)


def answers_late(vitals: Vitals) -> bool:
    """Whether the visit's input was answered late, which tells of the busy main thread from the customer's side."""
    return vitals.inp is not None and vitals.inp.value > SLOW_ANSWER_MS


def soft_navigation(visit: Visit) -> SoftNavigation | None:
    """The navigation by script that brought this visit, with its main content; None where it is not one of those."""
    vitals = visit.get(Vitals)
    if isinstance(vitals, Missing) or visit.arrival.new_document:
        return None
    soft = vitals.soft_navigation
    return soft if soft and soft.lcp else None


def course(visit: Visit) -> str:
    """A sentence on how a wait went: when anything changed at all, when the largest thing stood. Empty if unknown."""
    first, main = visit.arrival.first_change_ms, visit.arrival.main_content_ms
    if first is None or main is None:
        return ""
    return f"The first change came after {first / 1000:.1f} s, the main content after {main / 1000:.1f} s."


def machine_was_busy(vitals: Vitals, blocked_ms: float) -> bool:
    """Whether the page was kept from answering for longer than its main thread worked at all on this visit.

    Then something else had the processor, and another run may say otherwise.
    """
    return vitals.main_thread_ms is not None and vitals.main_thread_ms < blocked_ms


def slowest_answers(vitals: Vitals) -> list[Interaction]:
    """The slowest answer of each element that was pressed; where it is gone since, of each action."""
    inp, found = vitals.inp, dict[str, Interaction]()
    if inp and not any(one.value == inp.value for one in vitals.interactions):
        found[inp.element] = Interaction(kind="", start=0, value=inp.value, element=inp.element, parts=inp.parts)
    for one in vitals.interactions:
        key = one.element or one.action
        if key not in found or one.value > found[key].value:
            found[key] = one
    return list(found.values())


def hides_changes(visit: Visit) -> bool:
    """Whether the page may have changed where nobody of ours sees it."""
    page = visit.get(Dom)
    return isinstance(page, Missing) or any(one.visible for tag in _UNSEEN_INSIDE for one in page.all(tag))
