"""Whether one channel costs its customers more than another."""

from collections.abc import Sequence

from auditor.commons.comparing import CLICKS, FIELDS, KEYS, PAGES, SECONDS, Measure, compared
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure

CHANNELS = ("desktop", "mobile")
BY_KEYS = ("keyboard", "screen-reader")


@rule(Impact.MINOR, problem="The same path costs more on one channel than on another.")
def more_effort_on_a_channel(walks: Sequence[Walk]) -> Verdicts:
    """The path costs about the same on every channel.

    ## Why it matters
    Customers do not choose the channel freely: they use what they have. A path with more steps, questions or waiting
    on the phone is a worse service for those who own nothing else.

    ## How to fix it
    Compare the walks step by step in the report and find where they part. Ask the same questions on both, and leave out
    the pages that only one has.

    ## What it cannot decide
    Whether the difference is owed to the device, the line, or the plan's own actions for one persona: a person must
    look. More fields alone are certain, since they are counted. Desktop and phone are compared; key presses only among
    walks by keys of the same kind. The limits are our own and wide: two fields and a quarter more, two pages and half
    as many again, twice the clicks and five more, three times the seconds and twenty more, twice the key
    presses and fifty more. Walks that did not come to the end are left to stopped-here.

    ## References
    https://www.gov.uk/service-manual/service-standard/point-3-join-up-across-channels
    https://doi.org/10.1145/358886.358895
    """
    ended = [walk for walk in walks if walk.outcome == "completed" and walk.ended_before is None and walk.visits]
    channels = [walk for walk in ended if walk.base in CHANNELS]
    for measure in (FIELDS, PAGES, CLICKS):
        yield from _told(channels, measure)
    yield from _told([walk for walk in channels if walk.timed], SECONDS)
    for base in BY_KEYS:
        yield from _told([walk for walk in ended if walk.base == base], KEYS)


def _told(walks: Sequence[Walk], measure: Measure) -> Verdicts:
    for one in compared(walks, measure):
        if not one.more:
            yield passed("", at=one.visit)
            continue
        say = failed if measure.certain else unsure
        values = {"persona": one.walk.persona, "best": one.best.persona}
        yield say("", measure.message, here=round(one.here), least=round(one.least), at=one.visit, **values)
