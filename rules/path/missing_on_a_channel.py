"""Whether a phone offers what a desktop does."""

from collections.abc import Sequence

from auditor.commons.channels import missing, offered
from auditor.commons.urls import same_page
from auditor.commons.walks import arrivals, documents
from auditor.model import REFERENCE, Impact, Walk
from auditor.parts import Verdicts, passed, rule, unsure

MOST_TOLD = 8  # of one step; more than these are told in one sentence


@rule(Impact.MODERATE, problem="Something is offered on the desktop and missing on a phone.", crawled="each")
def missing_on_a_channel(walks: Sequence[Walk]) -> Verdicts:
    """What a step offers on a desktop, it offers on a phone.

    ## Why it matters
    For many people the phone is the only computer. What is left out there to save room is left out of the service for
    them, and nothing tells them that it exists.

    ## How to fix it
    Fold away what takes room, in place of hiding it: `<details><summary>More about the hall</summary>…</details>`.
    Check each `display: none` in a media query for what it takes away.

    ## What it cannot decide
    Whether what is missing is needed on a phone, and whether it is offered there in other words: a person must look. It
    compares headings, links, buttons and fields of the main content on the same address, by their names without
    numbers and their addresses. What a closed menu, a tab or a “Show more” of the phone's page may hold is not missing.

    ## References
    https://developers.google.com/search/docs/crawling-indexing/mobile/mobile-sites-mobile-first-indexing
    https://www.w3.org/WAI/WCAG22/Understanding/reflow.html
    """
    if not walks or walks[0].base != REFERENCE:
        return
    wanted = {visit.arrival.step: page for visit, page in arrivals(walks[0])}
    for walk in (one for one in walks[1:] if one.base == "mobile"):
        for visit, page in arrivals(walk):
            step = visit.arrival.step
            full = wanted.get(step)
            if full is None or not same_page(full.url, page.url) or full.left_out or page.left_out:
                continue
            here = [one for before, one in documents(walk) if before.arrival.step == step]
            gone = missing(full, here)
            if not gone:
                yield passed("", at=visit)
            elif len(gone) > MOST_TOLD:
                ask = "Look what is missing on a phone: {count} of {all} things on the desktop, such as “{name}”."
                values = {"count": len(gone), "all": len(list(offered(full))), "name": gone[0].name}
                yield unsure("", ask, at=visit, **values)
            else:
                for thing in gone:
                    ask = "Look for the {kind} “{name}”: the desktop shows it, and the phone does not."
                    yield unsure("", ask, kind=thing.kind, name=thing.name, at=visit)
