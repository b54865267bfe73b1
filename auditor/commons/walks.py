"""Walks read as customers live them: the visits that count, what was touched on each, its document."""

from collections.abc import Iterator

from auditor.evidence.dom import Dom, Element
from auditor.evidence.touches import Touch, Touches
from auditor.languages import phrase
from auditor.model import Visit, Walk

_NO_KIND = frozenset({"", "generic", "none", "presentation"})


def judged(walk: Walk) -> Iterator[Visit]:
    """The visits on which something may be judged: no error page, no login wall."""
    return (visit for visit in walk.visits if not visit.arrival.wrong)


def documents(walk: Walk) -> Iterator[tuple[Visit, Dom]]:
    """These visits with their documents; a visit without one is left out."""
    for visit in judged(walk):
        page = visit.get(Dom)
        if isinstance(page, Dom):
            yield visit, page


def arrivals(walk: Walk) -> Iterator[tuple[Visit, Dom]]:
    """The last visit of each step, with its document: what the customer arrived at."""
    last = {visit.arrival.step: (visit, page) for visit, page in documents(walk)}
    yield from last.values()


def on_one_device(walk: Walk) -> Iterator[tuple[Visit, Dom]]:
    """The arrivals on the device of the first one: a walk that changes devices may meet one page in two shapes."""
    first: float | None = None
    for visit, page in arrivals(walk):
        first = page.scale if first is None else first
        if page.scale == first:
            yield visit, page


def touches(visit: Visit) -> tuple[Touch, ...]:
    """What the walk's actions touched on this visit; nothing where that was not noted."""
    found = visit.get(Touches)
    return found.touches if isinstance(found, Touches) else ()


def touched(walk: Walk) -> Iterator[tuple[Visit, Touch]]:
    """Everything that the walk touched, in order, with its visit."""
    return ((visit, touch) for visit in walk.visits for touch in touches(visit))


def step_of(visit: Visit, touch: Touch) -> int:
    """The number of the step that a touch on this visit belongs to: what leads on begins on the page before."""
    return visit.arrival.step if touch.step is None else touch.step


def sent_to(walk: Walk, visit: Visit) -> bool:
    """Whether something that the customer touched led to a visit, and not an address that the plan opens."""
    before = [touch for one, touch in touched(walk) if one.number < visit.number and touch.went == "done"]
    return bool(before) and before[-1].action not in ("open", "reload", "switch_tab", "close_tab")


def stopping_touch(walk: Walk) -> tuple[Visit, Touch] | None:
    """The touch at which the walk ended, and its visit; None where it went on or ended for another reason."""
    if walk.stopped_at is None or walk.stop != "cannot-act":
        return None
    last = list(touched(walk))[-1:]
    return last[0] if last and last[0][1].went not in ("done", "skipped") else None


def kind(touch: Touch) -> str:
    """The kind of thing that was touched, as customers call it."""
    return touch.role if touch.role not in _NO_KIND else phrase("control")


def twins(visit: Visit, touch: Touch) -> list[Element]:
    """Other elements of the page with the role and the name of what was touched: another way to the same, perhaps."""
    page = visit.get(Dom)
    if not isinstance(page, Dom) or not touch.name:
        return []
    same = (touch.role, touch.name.casefold())
    return [one for one in page.elements if one.path != touch.path and (one.role, one.name.casefold()) == same]


def main_heading(dom: Dom) -> str:
    """The text of the first heading of level 1 that is seen; empty without one."""
    return next((h.text or h.name for h in dom.headings() if _is_main(h) and h.visible), "")


def _is_main(heading: Element) -> bool:
    return heading.tag == "h1" or heading.attributes.get("aria-level") == "1"
