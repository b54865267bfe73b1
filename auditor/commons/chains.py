"""Files that are found one after the other: which asked for which."""

from auditor.evidence.requests import Request, Requests

MOST_LINKS = 20
# What a page may wait for; who looks for more than that (pictures in a style sheet) is drawn without it.
_NEEDED = frozenset({"stylesheet", "script", "font", "xhr", "fetch"})


def longest_chain(requests: Requests, document: Request, until: float) -> list[Request]:
    """The longest chain of files after the document, each asked for by the one before, that came by this moment.

    Among chains of one length the one that took longest.
    """
    came = [one for one in requests.requests if one.type in _NEEDED and one.end is not None and one.end <= until]
    by_url = {_plain(one.url): one for one in reversed(came)}
    chains = [_chain(one, by_url, document) for one in came if not one.in_frame]
    return max(chains, key=lambda chain: (len(chain), chain[-1].end or 0)) if chains else []


def _chain(last: Request, by_url: dict[str, Request], document: Request) -> list[Request]:
    """From the file that the document asked for to this one."""
    chain = [last]
    while len(chain) < MOST_LINKS:
        before = by_url.get(_plain(chain[0].initiator_url))
        if before is None or before in chain or _plain(before.url) == _plain(document.url):
            break
        if before.end is None or before.end > chain[0].start:
            break  # it asked while it was still coming, or it is another copy
        chain.insert(0, before)
    return chain


def _plain(url: str) -> str:
    return url.partition("#")[0][:500]
