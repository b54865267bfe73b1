"""Which proxy leads to which host, as a plan or the environment says."""

import os
from collections.abc import Callable, Mapping
from ipaddress import ip_address, ip_network

import httpx

from auditor.errors import UsageError
from auditor.model import Network

SCHEMES = ("http", "https")  # of what is asked for
SOCKS = "socks5"
SPOKEN = (*SCHEMES, SOCKS)  # by proxies

Way = Callable[[httpx.URL], httpx.Proxy | None]


def ways(network: Network, environment: Mapping[str, str] = os.environ) -> Way:
    """Says by which proxy an address is asked for; None: by none. Raises UsageError for a proxy that cannot be used."""
    if network.proxy is not None:
        named = _proxy(network.proxy)
        return lambda url: None if _without(url, network.no_proxy) else named
    proxies = {scheme: _from(environment, f"{scheme}_proxy") for scheme in SCHEMES}
    spared = (*network.no_proxy, *_variable(environment, "no_proxy").split(","), "localhost", "127.0.0.0/8", "::1")
    return lambda url: None if _without(url, spared) else proxies.get(url.scheme)


def _from(environment: Mapping[str, str], name: str) -> httpx.Proxy | None:
    told = _variable(environment, name) or _variable(environment, "all_proxy")
    return _proxy(told if "://" in told else f"http://{told}") if told else None


def _variable(environment: Mapping[str, str], name: str) -> str:
    """As curl reads it: in small letters, then in capitals."""
    return (environment.get(name) or environment.get(name.upper()) or "").strip()


def _proxy(address: str) -> httpx.Proxy:
    try:
        url = httpx.URL(address.replace("socks5h://", f"{SOCKS}://", 1))  # another word for the same
        if url.scheme == SOCKS and url.userinfo:
            raise UsageError(
                "A SOCKS proxy with a name and a password cannot be used.", "Browsers know none for SOCKS."
            )
        if url.scheme in SPOKEN and url.host:
            return httpx.Proxy(url)
    except (httpx.InvalidURL, ValueError):
        url = httpx.URL("")
    where = f"{url.scheme}://{url.host}" if url.host else "its address"
    raise UsageError(
        f"The proxy cannot be used for what the tool fetches itself: {where} is none that it speaks to.",
        "Name one such as http://proxy.company.example:3128, in the plan's network settings or in HTTPS_PROXY.",
    )


def _without(url: httpx.URL, spared: tuple[str, ...]) -> bool:
    """Whether this host is reached without: `*`, a name (with all below it), an address, a range, each with a port."""
    return any(_fits(url, one.strip().lower()) for one in spared if one.strip())


def _fits(url: httpx.URL, told: str) -> bool:
    if told == "*":
        return True
    host = url.host.rstrip(".").lower()
    try:
        place, network = ip_address(host), ip_network(told, strict=False)
    except ValueError:
        pass
    else:
        return place in network
    name, _, port = told.rpartition(":") if told.count(":") == 1 else (told, "", "")
    if port and port != str(url.port or {"http": 80, "https": 443}.get(url.scheme)):
        return False
    name = name.removeprefix("*").strip("[].")
    return bool(name) and (host == name or host.endswith(f".{name}"))
