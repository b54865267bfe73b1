"""Rule: everything that the page asks for comes."""

from auditor.commons.network import DATA_TYPES, may_be_meant, short, went_wrong, why_no_answer
from auditor.evidence.requests import Requests
from auditor.languages import phrase
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

NEEDED = DATA_TYPES | {"script", "stylesheet"}


@rule(Impact.MINOR)
def failed_request(requests: Requests) -> Verdicts:
    """All files and data that the page asks for are there.

    ## Why it matters
    A missing script or style sheet takes functions or the whole look away; missing data leaves holes; each failed try
    costs waiting time. On some lines the page waits for many seconds before it gives up.

    ## How to fix it
    Put the file where the page seeks it, or take the reference out of the page. For data, find the error in the
    server's log: the message names the address and the answer.

    ## What it cannot decide
    A refusal (4xx) of data that a script asked for may be an agreed answer, such as “not logged in”; and a host of
    somebody else may be out of reach from the audit's network only: both are left to a person. Icons of the browser's
    tab, requests that the page itself broke off, and pages in frames are not judged.

    ## References
    - https://developer.mozilla.org/docs/Web/HTTP/Reference/Status
    - https://web.dev/articles/critical-rendering-path
    """
    wrong = {one.url: one for one in requests.requests if went_wrong(one)}
    for url, one in wrong.items():
        say = unsure if may_be_meant(one) else failed
        impact = Impact.MODERATE if one.type in NEEDED else Impact.MINOR
        if one.status is None:
            message, answer = "The {type} {url} did not come, for there was no answer ({answer}).", why_no_answer(one)
        else:
            message, answer = "The {type} {url} did not come: the server answered {answer}.", str(one.status)
        yield say(
            "",
            message,
            type=phrase("data") if one.type in DATA_TYPES else one.type or phrase("file"),
            url=short(url),
            answer=answer,
            impact=impact,
            **({"saves_ms": round(one.duration or 0)} if one.render_blocking else {}),
        )
    if requests.requests and not wrong:
        yield passed()
