"""Addresses compared as customers would: hosts, pages, the addresses of links."""

from ipaddress import ip_address
from urllib.parse import urljoin, urlsplit

DEFAULT_PORTS = {"http": 80, "https": 443}


def host(url: str) -> str:
    """Host of a web address, with its port unless that is the usual one, without a leading `www.`; empty for others."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:  # not an address at all
        return ""
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname:
        return ""
    name = parts.hostname.removeprefix("www.")
    return name if port in (None, DEFAULT_PORTS[parts.scheme]) else f"{name}:{port}"


def is_loopback(url: str) -> bool:
    """Whether an address leads to the very machine that asks."""
    try:
        name = urlsplit(url).hostname or ""
        return name == "localhost" or name.endswith(".localhost") or ip_address(name).is_loopback
    except ValueError:
        return False


def page(url: str) -> str:
    """Host and path of an address: equal for the same page with another query or fragment."""
    return f"{host(url)}{_parts(url)[2].rstrip('/') or '/'}"


def same_page(one: str, other: str) -> bool:
    """Whether two addresses lead to the same page, whatever their query and fragment say."""
    return page(one) == page(other)


def link(href: str, base: str) -> str:
    """Where a link leads, made comparable between pages: absolute, without `www.`, usual ports and an ending slash."""
    try:
        whole = urljoin(base, href.strip())
    except ValueError:
        return href
    if not host(whole):
        return whole
    _, _, path, query, fragment = _parts(whole)
    return "".join([host(whole), path.rstrip("/"), f"?{query}" if query else "", f"#{fragment}" if fragment else ""])


def scheme(href: str) -> str:
    """The scheme of an address in lower case, such as `tel`; empty for a relative one."""
    head, colon, _ = href.strip().partition(":")
    return head.lower() if colon and head.isalpha() else ""


def file_name(url: str) -> str:
    """The last part of an address's path, such as `boat.jpg`; empty for data addresses."""
    return "" if scheme(url) == "data" else _parts(url)[2].rsplit("/", 1)[-1]


def _parts(url: str) -> tuple[str, str, str, str, str]:
    try:
        return tuple(urlsplit(url))  # type: ignore[return-value] # a named tuple of five texts
    except ValueError:
        return "", "", url, "", ""
