"""Which IP addresses may be asked for at all: a service must not lead the tool into the network it runs in."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Literal

# What a machine in a data centre tells whoever asks from inside: keys among it. Never asked, whatever a plan says.
METADATA = frozenset(
    map(
        ip_address,
        (
            "169.254.169.254",  # AWS, Google, Azure, Oracle, DigitalOcean, OpenStack, Hetzner
            "169.254.170.2",  # AWS: tasks of ECS
            "169.254.170.23",  # AWS: pods of EKS
            "168.63.129.16",  # Azure's own agent, on an address that looks public
            "100.100.100.200",  # Alibaba
            "192.0.0.192",  # Oracle, before
            "fd00:ec2::254",  # AWS
            "fd00:ec2::23",  # AWS: pods of EKS
            "fd20:ce::254",  # Google
        ),
    )
)
METADATA_NAMES = frozenset({"metadata.google.internal", "metadata.goog", "instance-data.ec2.internal"})
NAT64 = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))  # RFC 6052, RFC 8215: an IPv4 address at the end
Kind = Literal["public", "private", "never"]


def kind_of(address: str) -> Kind:
    """What an IP address is: `private` too where it is this machine, the link or a carrier's own network.

    Raises ValueError where it is none. Addresses that hold another (mapped, 6to4, NAT64, Teredo) are what that one is.
    """
    ip = _inner(ip_address(address.partition("%")[0].strip("[]")))
    if ip in METADATA or ip.is_multicast or str(ip) == "255.255.255.255":
        return "never"
    return "public" if ip.is_global else "private"


def may_ask(address: str, *, private: bool) -> bool:
    """Whether this IP address may be asked. `private`: the plan's own host is at such an address."""
    kind = kind_of(address)
    return kind == "public" or (private and kind == "private")


def names_metadata(host: str) -> bool:
    """Whether this name or address is known to be a data centre's own."""
    name = host.rstrip(".").lower()
    try:
        return _inner(ip_address(name.partition("%")[0].strip("[]"))) in METADATA
    except ValueError:
        return name in METADATA_NAMES


def _inner(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 address leads to, else itself."""
    if isinstance(ip, IPv4Address):
        return ip
    if ip.teredo:
        return ip.teredo[1]
    if any(ip in network for network in NAT64) or (int(ip) >> 32 == 0 and int(ip) > 1):  # also ::a.b.c.d
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or ip
