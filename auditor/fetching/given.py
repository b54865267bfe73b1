"""What is sent along: headers, logins and cookies, each to its own host and to no other."""

import base64
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import httpx

from auditor.model import Network


class Given:
    """What a plan says is sent to which host. `plain`: hosts that the plan itself names with http.

    To all others it is sent over https alone: an address that a page writes must not have it read on the way.
    """

    def __init__(self, network: Network, plain: Collection[str] = ()) -> None:
        self._network, self._plain = network, frozenset(plain)
        self._state: Sequence[Mapping[str, Any]] = ()

    def is_safe(self, url: httpx.URL) -> bool:
        """Whether anything of the plan's may be sent to this address."""
        return url.scheme == "https" or url.host.rstrip(".").lower() in self._plain

    def headers(self, url: httpx.URL) -> dict[str, str]:
        """The headers for this host, its login among them, without cookies."""
        found = {one.name: one.value for one in self._network.headers if _same(one.host, url)}
        for one in self._network.logins:
            if _same(one.host, url):
                told = base64.b64encode(f"{one.user}:{one.password}".encode()).decode()
                found["Authorization"] = f"Basic {told}"
        return found

    def cookies(self, url: httpx.URL) -> str:
        """The cookies for this address, as a header has them: of the session that is carried, then of the plan."""
        found = {str(one["name"]): str(one["value"]) for one in self._state if _is_for(one, url)}
        found |= {one.name: one.value for one in self._network.cookies if _same(one.host, url)}
        return "; ".join(f"{name}={value}" for name, value in found.items())

    def carry(self, cookies: Sequence[Mapping[str, Any]]) -> None:
        """Send these as well, as a browser would: `cookies` of a storage state."""
        self._state = cookies

    def secrets(self) -> Iterator[str]:
        """All that must not be written anywhere."""
        yield from (one.value for one in self._network.headers if one.is_secret)
        yield from (one.value for one in self._network.cookies)
        yield from (one.password for one in self._network.logins)


def _same(host: str, url: httpx.URL) -> bool:
    """Whether a host is meant; what begins with a dot means all hosts below as well, as a cookie's domain does."""
    told = host.strip("[]").rstrip(".").lower()
    if told.startswith("."):
        return f".{url.host.rstrip('.').lower()}".endswith(told)
    return told in {url.host.rstrip(".").lower(), url.raw_host.decode("ascii", "replace").strip("[]").rstrip(".")}


def _is_for(cookie: Mapping[str, Any], url: httpx.URL) -> bool:
    """Whether a browser would send this cookie of its storage state there."""
    path = str(cookie.get("path") or "/")
    below = url.path == path or url.path.startswith(path.rstrip("/") + "/")
    return below and _same(str(cookie.get("domain", "")), url) and (url.scheme == "https" or not cookie.get("secure"))
