"""Whether what was closed over the page comes again on the next one."""

from auditor.commons.interruptions import in_the_way
from auditor.evidence.interruptions import Interruptions, Over
from auditor.evidence.touches import Touches
from auditor.model import Impact, Visit, Walk
from auditor.parts import Verdicts, failed, passed, rule

SAME_WORDS = 60  # characters from the beginning of its text


@rule(Impact.MODERATE, problem="What was closed over the page comes again on the next one.")
def overlay_comes_again(walk: Walk) -> Verdicts:
    """What the customer has closed stays closed.

    ## Why it matters
    Who has said no once is asked again at each step: the same thing to read, the same button to find. A “no” that is
    not remembered teaches people to say yes.

    ## How to fix it
    Keep the answer, in a cookie or `localStorage`, before the layer goes away, and do not show it again for the rest of
    the visit.

    ## What it cannot decide
    Whether it came again with something new to say: it compares the place of the layer and the beginning of its text.
    It knows what the walk had to close to get on.

    ## References
    https://www.edpb.europa.eu/system/files/2023-01/edpb_20230118_report_cookie_banner_taskforce_en.pdf
    https://www.nngroup.com/articles/popups/
    """
    closed: dict[tuple[str, str], Over] = {}
    for visit in walk.visits:
        seen = visit.get(Interruptions)
        layers = [one for one in in_the_way(seen) if not one.late] if isinstance(seen, Interruptions) else []
        if visit.arrival.new_document:
            for layer in layers:
                if _like(layer) in closed:
                    told = "This was closed on the page before, and lies over this page again: “{text}”"
                    yield failed(layer, told, at=visit, text=layer.text[:SAME_WORDS])
                    return
        for layer in layers:
            if _was_closed(visit, layer):
                closed[_like(layer)] = layer
                yield passed(layer, at=visit)


def _like(layer: Over) -> tuple[str, str]:
    return layer.path, layer.text[:SAME_WORDS]


def _was_closed(visit: Visit, layer: Over) -> bool:
    noted = visit.get(Touches)
    closers = {closer.path for closer in layer.closers}
    return isinstance(noted, Touches) and any(
        (touch.uncovered and _in(touch.covered_by, layer)) or (touch.path in closers and touch.went == "done")
        for touch in noted.touches
    )


def _in(path: str | None, layer: Over) -> bool:
    return path is not None and (path == layer.path or path.startswith(f"{layer.path} > "))
