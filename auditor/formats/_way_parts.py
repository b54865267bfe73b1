"""What stands in a written plan for the way to its service, its limits, its crawl: nested values, not yet text."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from ipaddress import IPv6Address
from pathlib import Path

from auditor.model import Crawl, Limits, Network, SigningIn

from ._scalars import Flow

UNITS = (("min", 60_000), ("s", 1_000))
LINKS = ("check_links", "own_links")  # one word in a plan


def reach(network: Network, folder: Path) -> dict[str, Flow]:
    """The keys that lead to the service. What is secret stands there as it is to be written."""
    written: dict[str, Flow] = {}
    if network.proxy:
        bypass = network.no_proxy
        written["proxy"] = {"server": network.proxy, "bypass": bypass} if bypass else network.proxy
    if network.authority:
        written["certificate_authority"] = _beside(network.authority, folder)
    if network.accept_certificates:
        written["accept_certificates"] = network.accept_certificates
    return written


def told_to_hosts(network: Network) -> dict[str, Sequence[Flow]]:
    """The lists of what single hosts are told."""
    return {
        "headers": [{"host": one.host, "name": one.name, "value": one.value} for one in network.headers],
        "basic_auth": [{"host": one.host, "user": one.user, "password": one.password} for one in network.logins],
        "cookies": [{"host": one.host, "name": one.name, "value": one.value} for one in network.cookies],
    }


def limits(told: Limits) -> dict[str, Flow]:
    """The limits that are not the usual ones."""
    return {name: duration(value * 1000) for name, value in told if value != getattr(Limits(), name)}


def crawl(told: Crawl) -> Flow:
    """What of a crawl is not as usual; `true` where nothing is."""
    usual = Crawl()
    changed = {name: value for name, value in told if name not in (*LINKS, "line") and value != getattr(usual, name)}
    written: dict[str, Flow] = {name: _of_a_crawl(name, value) for name, value in changed.items()}
    if not told.check_links or told.own_links:
        written["links"] = "own" if told.check_links else False
    return written or True


def beside_steps(told: SigningIn) -> Mapping[str, Flow]:
    """What stands beside the steps of a session, but for what shows that it has ended."""
    written: dict[str, Flow] = {"for": told.for_personas} if told.for_personas else {}
    written |= {"code": told.code} if told.code else {}
    usual = SigningIn.model_fields["keep_minutes"].default
    return written | ({"keep": duration(told.keep_minutes * 60_000)} if told.keep_minutes != usual else {})


def duration(milliseconds: float) -> str:
    """In the largest unit in which it is a whole number."""
    for unit, size in UNITS:
        if milliseconds and milliseconds % size == 0:
            return f"{milliseconds / size:.0f}{unit}"
    return f"{plain(milliseconds / 1000)}s"


def plain(number: float) -> str:
    """A number as people write it."""
    return f"{number:.6f}".rstrip("0").rstrip(".")


def _of_a_crawl(name: str, value: object) -> Flow:
    match value:
        case bool() | int() | str():
            return value
        case float():
            return duration(value * 1000) if name == "delay" else plain(value)
        case tuple():
            return [_host(one) for one in value] if name == "hosts" else value
    raise TypeError(f"A plan has no way to write {name}.")


def _host(name: str) -> str:
    """A host; of IPv6 in brackets, so that its colons begin no port."""
    with suppress(ValueError):
        return f"[{IPv6Address(name)}]"
    return name


def _beside(file: str, folder: Path) -> str:
    """A file of the plan's folder by its name there."""
    with suppress(ValueError):
        return Path(file).resolve().relative_to(folder.resolve()).as_posix()
    return file
