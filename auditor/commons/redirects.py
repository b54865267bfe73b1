"""The redirects that lie before a visit's document, as its requests tell them."""

from auditor.commons.urls import host, link
from auditor.evidence.requests import Request, Requests, registrable_host


def redirects(requests: Requests) -> list[Request]:
    """The requests for the visit's own document that were answered by “look elsewhere”, in order."""
    documents = [one for one in requests.requests if one.type == "document"]
    chain: list[Request] = []
    wanted = documents[0].url if documents else ""
    for one in documents:
        if _plain(one.url) != _plain(wanted):
            continue  # of a frame
        if not one.redirected_to:
            break
        chain.append(one)
        wanted = one.redirected_to
    return chain


def needless(chain: list[Request]) -> list[Request]:
    """Those that a better address would have spared.

    The answer to a form that was sent is led on once on purpose, so that a reload does not send it again. A change of
    `http` to `https`, of `www.` or of a slash at the end answers what customers type.
    """
    led_on = chain[1:] if chain and chain[0].method not in {"GET", "HEAD"} else chain
    return [one for one in led_on if link(one.url, one.url) != link(one.redirected_to, one.url)]


def others_hosts(chain: list[Request], here: str, before: str) -> list[str]:
    """The hosts on the way under other registered names than where the customer came from and where they arrived.

    Where the customer came from nowhere, the first address is their own.
    """
    known = {registrable_host(url) for url in (here, before or (chain[0].url if chain else here))}
    return list(dict.fromkeys(host(one.url) for one in chain if registrable_host(one.url) not in known))


def _plain(url: str) -> str:
    return url.partition("#")[0]
