"""Requests counted as Lighthouse's budgets count them: by kind of file, and by host of others."""

from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import urlsplit

from auditor.evidence.requests import Request
from auditor.model import RESOURCE_TYPES

Counted = dict[str, tuple[int, int]]  # requests and bytes on the wire


def by_type(requests: Iterable[Request]) -> Counted:
    """What was asked for of each kind of file; data that scripts ask for are `other`."""
    return _counted((one.type if one.type in RESOURCE_TYPES else "other", one) for one in requests)


def by_third_party(requests: Iterable[Request]) -> Counted:
    """What was asked of each host that belongs to somebody else."""
    return _counted((urlsplit(one.url).hostname or "", one) for one in requests if one.third_party)


def _counted(named: Iterable[tuple[str, Request]]) -> Counted:
    found: Counted = defaultdict(lambda: (0, 0))
    for name, request in named:
        count, size = found[name]
        found[name] = (count + 1, size + request.transfer_bytes)
    return dict(found)
