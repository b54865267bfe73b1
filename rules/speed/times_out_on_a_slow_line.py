"""Rule: customers on a slow line get to the end."""

from auditor.commons.lines import GIVES_UP_MS
from auditor.commons.walks import stopping_touch
from auditor.model import SLOW_LINE, Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.BLOCKER, problem="On a slow line the journey does not get to its end.")
def times_out_on_a_slow_line(walk: Walk) -> Verdicts:
    """A journey that is walked on a usual line is walked on a slow one, too.

    ## Why it matters
    Whoever has no better line cannot get what the service is for, although others can: after a minute of waiting
    something gives up, the page's own script or the customer.

    ## How to fix it
    Send less at this step, and let the page work with what has come: a form that is sent by the browser itself, not by
    a script that has not come yet. Give the page's own requests no time limit that a slow line cannot keep, and try
    again by itself before an error is shown.

    ## What it cannot decide
    Whether the line was the reason where the step answered soon: then a person must look. It is certain where the
    journey was walked on a usual line, and the customer on the slow one waited for more than ten seconds (Nielsen's
    limit) or saw no view come to rest before the walk gave up, which it does after four times its usual limits: 40
    seconds for what a step expects, 60 for a view to come to rest.

    ## References
    - https://www.nngroup.com/articles/response-times-3-important-limits/
    - https://github.com/WPO-Foundation/webpagetest/blob/master/www/settings/connectivity.ini.sample
    """
    if walk.base != SLOW_LINE or walk.outcome not in ("completed", "blocked") or not walk.visits:
        return
    last, stop = walk.visits[-1], stopping_touch(walk)
    if walk.outcome == "completed":
        yield passed(at=last)
        return
    touched = stop[1] if stop else ""
    waited = last.arrival.wait_ms or 0
    values = {"reason": walk.reason or "no reason was noted.", "seconds": round(waited / 1000, 1), "at": last}
    if waited > GIVES_UP_MS or not last.arrival.settled:
        told = "On a slow 3G line the journey ends here, after {seconds} seconds of waiting: {reason}"
        yield failed(touched, told, **values)
    else:
        ask = "Look whether the slow 3G line is why the journey ends here, where it goes on for others: {reason}"
        yield unsure(touched, ask, **values)
