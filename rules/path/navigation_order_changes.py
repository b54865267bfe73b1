"""Whether the navigation keeps its order from step to step."""

from auditor.commons.naming import blocks
from auditor.commons.navigation import Key, key_of, navigations
from auditor.commons.order import moved
from auditor.commons.urls import host
from auditor.commons.walks import on_one_device
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure

FEWEST = 3  # common links: two that swap may be “previous” and “next”


@rule(Impact.MODERATE, "WCAG 3.2.3")
def navigation_order_changes(walk: Walk) -> Verdicts:
    """The navigation keeps its order from step to step.

    ## Why it matters
    People learn where a link stands and go there without reading. Somebody who sees a small part of the page, or
    hears it, has to search the whole navigation anew when its order changes.

    ## How to fix it
    Make the navigation from one list for all pages. Links may be added or left out, and the current page may be
    marked, but the others keep their order: `<nav><a href="/">Front page</a> <a href="/halls"
    aria-current="page">Halls</a> <a href="/prices">Prices</a></nav>`.

    ## What it cannot decide
    Whether the customer asked for another order, for example by sorting. It compares links with the same name and
    address inside navigation landmarks, on steps of one host, where at least three are common. Where whole landmarks
    change places, such as the search and the navigation, a person must look: a style sheet may set them right.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/consistent-navigation.html
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F66
    """
    first: dict[tuple[str, str], list[Key]] = {}
    order: dict[str, list[str]] = {}
    for visit, page in on_one_device(walk):
        for name, links in navigations(page).items():
            keys = [key_of(page, one) for one in links]
            before = first.setdefault((host(page.url), name), keys)
            if len(set(keys) & set(before)) < FEWEST or keys is before:
                continue
            key = moved(before, keys)
            if key is None:
                yield passed("", at=visit)
                continue
            own = links[keys.index(key)]
            yield failed(
                own,
                "“{name}” stands in another order in the navigation than on an earlier step.",
                name=own.name,
                at=visit,
            )
        here = blocks(page)
        names = [name for name, _ in here]
        block = moved(order.setdefault(host(page.url), names), names)
        if block is not None:
            ask = "Look whether “{name}” has changed places with another block since an earlier step."
            yield unsure(dict(here)[block], ask, name=block, at=visit)
