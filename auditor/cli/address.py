"""Reads the address of a page as people type it."""

import re
from urllib.parse import urlsplit

from auditor.errors import UsageError

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d)")  # where digits follow, it is a host and its port
LOOPBACK = re.compile(r"(localhost|127\.\d+\.\d+\.\d+|\[::1\])([:/]|$)", re.IGNORECASE)


def address_of(url: str) -> str:
    """The whole address of a page as it was typed. Where it names no scheme, it is http on this machine, else https."""
    address = url.strip()
    if not SCHEME.match(address):
        address = f"{'http' if LOOPBACK.match(address) else 'https'}://{address}"
    try:
        parts = urlsplit(address)
        host = parts.hostname if parts.scheme in ("http", "https") and parts.port != 0 else None
    except ValueError:
        host = None
    if not host or any(letter.isspace() for letter in address):
        mend = "Give an http or https address, such as https://service.example/."
        raise UsageError(f"“{url}” is not the address of a page.", mend)
    return address
