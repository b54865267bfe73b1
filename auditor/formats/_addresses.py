"""What can be told of an address that somebody else wrote."""

import re
from urllib.parse import urljoin, urlsplit

from ._naming import one_line


def is_web(address: str) -> bool:
    """Whether this is the whole address of a page."""
    try:
        parts = urlsplit(address)
        known = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        return known and address.isprintable() and not re.search(r"[\s{}$<>\"\\^`|*]", parts.netloc)
    except ValueError:
        return False


def joined(base: str, address: str) -> str:
    """An address, whole, as far as that can be had."""
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return address


def origin(address: str) -> str:
    """The address of the start page of this host."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}/"


def without_user(address: str) -> str:
    """An address without a name and a password before its host."""
    parts = urlsplit(address)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def scheme(address: str) -> str:
    """What kind of address this is, for a message: never the whole, which may hold a secret."""
    return f"“{one_line(address.partition(':')[0])}:…”" if ":" in address else f"“{one_line(address)}”"


def as_itself(address: str) -> str:
    """An address in which nothing is filled in when the plan is read."""
    for sign in ("${", "{unique}", "{account."):
        address = address.replace(sign, sign.replace("{", "%7B"))
    return address
