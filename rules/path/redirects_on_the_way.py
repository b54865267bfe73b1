"""Whether a step leads through other addresses before it arrives."""

from auditor.commons.crossing import crossings, sides
from auditor.commons.lines import usual_line
from auditor.commons.noise import LOADING, say
from auditor.commons.redirects import needless, others_hosts, redirects
from auditor.evidence.requests import Requests
from auditor.evidence.vitals import Vitals
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, passed, rule, unsure

MANY = 2
MOST_SECONDS = 1.0


@rule(Impact.MINOR)
def redirects_on_the_way(walk: Walk) -> Verdicts:
    """Each step of the journey leads straight to its page.

    ## Why it matters
    Each redirect is another question to a server before anything of the page can come: on a slow line half a second
    and more, on a blank screen. Where the way leads through somebody else's host, they learn of it too, and when they
    are down the customer does not arrive.

    ## How to fix it
    Link to the address where the page is. Where several parts of a service pass the customer on, let the first know
    the last, so that one redirect does.

    ## What it cannot decide
    Whether the parts need each redirect; those that a page makes itself are told by `led-on-by-a-page`. Two and more
    in a row are worth a look, as in Lighthouse; they certainly fail where they take more than 1 s, after which people
    notice the wait as a break (Nielsen), and a quarter more, so that another measurement would say the same. The one
    redirect that answers a sent form, and those that only add `https`, `www.` or a slash, do not count. A host under
    another name on the way is left to a person; a sign-in often needs one. Seconds on a slow line say more of the line.

    ## References
    https://developer.chrome.com/docs/lighthouse/performance/redirects
    https://www.nngroup.com/articles/response-times-3-important-limits/
    """
    ways = {way.visit.number: way for way in crossings(walk) if way.sent}
    for visit in walk.visits:
        asked = visit.get(Requests)
        if visit.arrival.wrong or not visit.arrival.new_document or not isinstance(asked, Requests):
            continue
        chain = redirects(asked)
        extra, left = needless(chain), ways[visit.number].left if visit.number in ways else visit
        own = {"count": len(extra), **sides(left, visit)}
        through = others_hosts(chain, visit.arrival.url, left.arrival.url if left is not visit else "")
        seconds = sum(one.duration or 0 for one in extra) / 1000
        own |= {"saves_ms": round(seconds * 1000)} if extra else {}
        if through:
            ask = "Look whether the way to this step must lead through {through}."
            yield unsure("", ask, through=through, at=visit, **own)
        if len(extra) >= MANY and walk.timed and usual_line(visit) and seconds > MOST_SECONDS:
            told = "{count} redirects in a row take {seconds} s before this step; more than {most} s breaks the flow."
            say_it = say(seconds, MOST_SECONDS, LOADING, machine=visit.get(Vitals))
            yield say_it("", told, seconds=round(seconds, 1), most=MOST_SECONDS, at=visit, **own)
        elif len(extra) >= MANY:
            yield unsure("", "Look whether {count} redirects in a row are needed here.", at=visit, **own)
        elif asked.requests and not through:
            yield passed("", at=visit)
