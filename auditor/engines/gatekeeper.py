"""Stands between browser and network: what one host alone is told, whose certificate is taken, where nobody goes.

It listens at the browser as a whole, so that pages, frames, workers and contexts beside a walk are all behind it; the
browser asks it only about addresses that its patterns name, and once more after each redirect.
"""

import asyncio
import logging
import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Browser, CDPSession
from playwright.async_api import Error as PageError

from auditor.commons.proxies import Proxies, is_this_machine
from auditor.commons.reach import kind_of, names_metadata
from auditor.commons.unanswered import unanswered
from auditor.model import Network

CERTIFICATES = "a certificate"  # stands for the frame, which nobody tells
MOST_TOLD = 1_000  # refusals that are remembered
MOST_HOSTS = 5_000  # whose place is remembered
REMEMBERED = 60.0  # seconds
RESOLVE_SECONDS = 10.0
# Chromium keeps pages of the open network from asking inside one since this version; before, each request is looked at.
GUARDS_ITSELF = 142
# Addresses that can mean a place inside a network; what else looks like them is looked at for nothing.
INSIDE = ("0.*", "10.*", "100.*", "127.*", "169.254.*", "172.*", "192.*", "198.*", "localhost*", "*.localhost*", "[*")
METADATA = ("169.254.*", "168.63.129.16*", "100.100.100.200*", "192.0.0.192*", "*metadata*", "instance-data.*", "[*")
NOBODY_GOES = "It led to {host}, which a data centre keeps for its own machines. Nobody is led there by an audit."
INSIDE_ONLY = (
    "It led to {host}, a place inside this network. Only where the plan's own address is inside too may others there "
    "be asked for; name the host in the plan (owners: or open:), if it belongs to the service."
)
log = logging.getLogger(__name__)


@dataclass  # without slots: Playwright marks the object whose methods listen
class Gatekeeper:
    """`own`: addresses that the plan names, or hosts. Begin it with a browser; `why` then tells of what it refused.

    Where the plan's own address is https, what its hosts are told is told over https alone.
    """

    network: Network
    proxies: Proxies | None = None
    own: Sequence[str] = ()
    told: dict[str, tuple[float, str]] = field(default_factory=dict)  # address or frame → when and why it was refused
    _places: dict[str, tuple[float, tuple[str, ...]]] = field(default_factory=dict)
    _named: frozenset[str] = frozenset()
    _secure: bool = False
    _inside: bool = False  # the plan's own host is inside a network
    _tried: set[str] = field(default_factory=set)  # requests that were given a login already
    _cdp: CDPSession | None = None

    async def begin(self, browser: Browser) -> None:
        """Stand at this browser from now on."""
        cdp = self._cdp = await browser.new_browser_cdp_session()
        self._secure = next(iter(self.own), "").startswith("https:")
        self._named = frozenset(_host(one if "//" in one else f"//{one}") for one in self.own) - {""}
        home = _host(next(iter(self.own), ""))
        self._inside = "private" in {kind_of(one) for one in await self._found(home)} if home else False
        cdp.on("Fetch.requestPaused", self._asked)
        cdp.on("Fetch.authRequired", self._challenged)
        cdp.on("Security.certificateError", self._doubted)
        patterns = list(self._patterns(int(browser.version.partition(".")[0] or 0)))
        await cdp.send("Fetch.enable", {"patterns": patterns, "handleAuthRequests": self._signs_in})
        if self.network.accept_certificates:
            await cdp.send("Security.enable")
            await cdp.send("Security.setOverrideCertificateErrors", {"override": True})

    def why(self, url: str, frame: str, since: float) -> str | None:
        """Why this address, or what it led to in this frame, was refused since then (`time.monotonic()`); else None.

        In whole sentences. Of a certificate nobody tells for which frame it was shown: then the newest is meant.
        """
        found = (self.told.get(key, (0.0, "")) for key in (url, frame, CERTIFICATES))
        return next((why for at, why in found if at >= since), None)

    @property
    def _signs_in(self) -> bool:
        return bool(self.network.logins or (self.proxies and self.proxies.login))

    def _patterns(self, version: int) -> Iterator[dict[str, str]]:
        hosts = {one.host for one in self.network.headers} | {one.host for one in self.network.logins}
        for host in sorted(hosts):
            yield from ({"urlPattern": f"*://{host}{end}"} for end in ("/*", ":*"))
        yield from ({"urlPattern": f"*://{name}"} for name in METADATA)
        if not self._inside:
            yield from ({"urlPattern": f"*://{name}"} for name in INSIDE)
            yield {"urlPattern": "*", **({"resourceType": "Document"} if version >= GUARDS_ITSELF else {})}
        elif self.proxies and self.proxies.login:
            yield {"urlPattern": "*", "resourceType": "Document"}

    async def _asked(self, event: dict[str, Any]) -> None:
        """Let a request go on, with what its host alone is told; or refuse it."""
        url, id_ = event["request"]["url"], event["requestId"]
        try:
            refused = await self._refused(url)
        except Exception:
            log.exception("A request could not be looked at")
            refused = "It could not be looked at."
        if refused:
            self._note(url, refused, event["frameId"] if event["resourceType"] == "Document" else "")
            await self._send("Fetch.failRequest", {"requestId": id_, "errorReason": "BlockedByClient"})
            return
        more = self._headers(url, event["request"]["headers"])
        await self._send("Fetch.continueRequest", {"requestId": id_, **({"headers": more} if more else {})})

    def _headers(self, url: str, sent: dict[str, str]) -> list[dict[str, str]]:
        """All headers of a request to this address, where it is told some of its own."""
        host = _host(url)
        own = {one.name.lower(): one for one in self.network.headers if one.host == host}
        if not own or not self._trusts(url):
            return []
        kept = [{"name": name, "value": value} for name, value in sent.items() if name.lower() not in own]
        return [*kept, *({"name": one.name, "value": one.value} for one in own.values())]

    async def _challenged(self, event: dict[str, Any]) -> None:
        """Answer once who asks for a name and a password, if the plan has one for it."""
        asks, id_ = event["authChallenge"], event["requestId"]
        login = self._login(asks, event["request"]["url"])
        answer: dict[str, str] = {"response": "CancelAuth" if login is None else "ProvideCredentials"}
        key = f"{id_} {asks.get('source')} {asks['origin']}"
        if login is None or key in self._tried:  # it was not taken: then what the service says of it is shown
            answer = {"response": "CancelAuth"}
        else:
            self._tried = {key, *list(self._tried)[-MOST_TOLD:]}
            answer |= {"username": login[0], "password": login[1]}
        await self._send("Fetch.continueWithAuth", {"requestId": id_, "authChallengeResponse": answer})

    def _trusts(self, url: str) -> bool:
        return not self._secure or url.startswith(("https:", "wss:"))

    def _login(self, asks: dict[str, Any], url: str) -> tuple[str, str] | None:
        if asks.get("source") == "Proxy":
            return self.proxies.login if self.proxies else None
        host = _host(asks["origin"])
        if host != _host(url) or not self._trusts(url):
            return None
        return next(((one.user, one.password) for one in self.network.logins if one.host == host), None)

    async def _doubted(self, event: dict[str, Any]) -> None:
        """Take the certificate of a host that the plan names, and no other's."""
        url = event["requestURL"]
        taken = _host(url) in self.network.accept_certificates
        if not taken:
            clause, mend = unanswered(event["errorType"].removeprefix("net::").removeprefix("ERR_"), url)
            self._note(url, f"{clause[0].upper()}{clause[1:]}. {mend}", CERTIFICATES)
        action = "continue" if taken else "cancel"
        await self._send("Security.handleCertificateError", {"eventId": event["eventId"], "action": action})

    async def _refused(self, url: str) -> str | None:
        """Why nobody goes to this address; None where nothing speaks against it."""
        host = _host(url)
        if not host or urlsplit(url).scheme not in ("http", "https", "ws", "wss"):
            return None
        kinds = {kind_of(one) for one in await self._found(host, through=self._proxied(url))}
        if names_metadata(host) or "never" in kinds:
            return NOBODY_GOES.format(host=host)
        if "private" in kinds and not self._inside and host not in self._named:
            return INSIDE_ONLY.format(host=host)
        return None

    def _proxied(self, url: str) -> bool:
        return bool(self.proxies and self.proxies.server(url))

    async def _found(self, host: str, *, through: bool = False) -> tuple[str, ...]:
        """The addresses of a host; none where a proxy finds it, or nobody knows it: then the browser will tell."""
        with suppress(ValueError):
            kind_of(host)
            return (host,)
        if is_this_machine(host):
            return ("127.0.0.1",)
        if through:
            return ()
        at, found = self._places.get(host, (0.0, ()))
        if time.monotonic() - at > REMEMBERED:
            with suppress(OSError, UnicodeError, TimeoutError):
                async with asyncio.timeout(RESOLVE_SECONDS):
                    told = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
                found = tuple({str(one[4][0]) for one in told})
            if len(self._places) >= MOST_HOSTS:
                self._places.clear()
            self._places[host] = (time.monotonic(), found)
        return found

    def _note(self, url: str, why: str, place: str) -> None:
        for key in {url, place} - {""}:
            if len(self.told) >= MOST_TOLD:
                self.told.pop(next(iter(self.told)))
            self.told[key] = (time.monotonic(), why)

    async def _send(self, method: str, told: dict[str, Any]) -> None:
        if self._cdp:
            with suppress(PageError):  # the page that asked may be gone, or the browser
                await self._cdp.send(method, told)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""
