"""Through which proxy an address is asked for: as the plan says, else as the environment does."""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from urllib.parse import unquote, urlsplit, urlunsplit

from auditor.model import Network

SCHEMES = ("http", "https", "socks5")
PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Proxies:
    """`servers` by the scheme of what is asked for, without names and passwords; `login` is what they are told."""

    servers: Mapping[str, str]
    bypass: tuple[str, ...] = ()
    login: tuple[str, str] | None = None

    def server(self, url: str) -> str | None:
        """The proxy for this address; None: it is asked for directly."""
        parts = urlsplit(url.replace("ws", "http", 1) if url.startswith("ws") else url)
        direct = passes(parts.hostname or "", parts.port or PORTS.get(parts.scheme), self.bypass)
        return None if direct else self.servers.get(parts.scheme)


def proxies_of(network: Network, environment: Mapping[str, str]) -> Proxies | None:
    """The proxies to use; None where all is asked for directly."""
    if network.proxy:
        given = dict.fromkeys(PORTS, network.proxy)
        return _made(given, network.no_proxy)
    for_all = _told(environment, "all_proxy")
    given = {scheme: _told(environment, f"{scheme}_proxy") or for_all for scheme in PORTS}
    told = tuple(one.strip() for one in _told(environment, "no_proxy").split(",") if one.strip())
    return _made({scheme: server for scheme, server in given.items() if server}, told)


def passes(host: str, port: int | None, bypass: tuple[str, ...]) -> bool:
    """Whether this host is reached without the proxy: this machine always, else what is listed, with subdomains."""
    name = host.rstrip(".").lower()
    return is_this_machine(name) or any(_is_meant(name, port, one.lower()) for one in bypass)


def is_this_machine(host: str) -> bool:
    """Whether a name or an address can mean this machine alone."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _is_meant(host: str, port: int | None, entry: str) -> bool:
    if entry == "*":
        return True
    try:
        return ip_address(host) in ip_network(entry, strict=False)
    except ValueError:
        pass
    name, colon, number = entry.rpartition(":")
    if colon and number.isdigit():
        if str(port) != number:
            return False
        entry = name
    entry = entry.removeprefix("*").removeprefix(".")
    return host == entry or host.endswith(f".{entry}")


def _told(environment: Mapping[str, str], name: str) -> str:
    return (environment.get(name) or environment.get(name.upper()) or "").strip()


def _made(given: Mapping[str, str], bypass: tuple[str, ...]) -> Proxies | None:
    if not given or "*" in bypass:
        return None
    spoken = {
        scheme: server.replace("socks5h://", "socks5://", 1) for scheme, server in given.items()
    }  # as browsers say
    parts = {scheme: urlsplit(server if "://" in server else f"http://{server}") for scheme, server in spoken.items()}
    login = next(((unquote(one.username), unquote(one.password or "")) for one in parts.values() if one.username), None)
    plain = {
        scheme: urlunsplit((one.scheme, one.netloc.rpartition("@")[2], "", "", "")) for scheme, one in parts.items()
    }
    return Proxies(plain, bypass, login)
