"""How a plan may write the way to the service: a proxy, authorities, what single hosts are told."""

import re
import ssl
from collections.abc import Iterator
from ipaddress import ip_address
from typing import Annotated, Any, ClassVar
from urllib.parse import unquote, urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from auditor.commons.certificates import certificates_in
from auditor.commons.proxies import SCHEMES
from auditor.model import HostCookie, HostHeader, HostLogin, Network

from ._document import Document, Loc
from ._names import NOT_WRITTEN, STANDS_FOR, Text, file_of_folder
from ._targets import Written
from ._units import wrong

TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+\-.^_`|~]+")  # RFC 9110, 5.6.2: names of headers and of cookies
HOST = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))*")
# What the browser writes itself, or what has a key of its own.
NOT_A_HEADER = {
    "host": "It is the address that names the host.",
    "cookie": "Write it under “cookies”.",
    "content-length": "The browser counts by itself.",
    "connection": "It is the browser's own matter.",
    "transfer-encoding": "It is the browser's own matter.",
    "proxy-authorization": "Write the name and the password into “proxy”.",
}
NO_SERVER = {"none", "no", "off", "false", "null", "direct", "nothing", "system"}  # what people write for none
MOST = 200  # entries of a list


def host_name(value: str) -> str:
    """A host as addresses name it: small letters, without scheme, port and path."""
    name = value.strip().rstrip(".").lower()
    bare = name.removeprefix("[").removesuffix("]")
    try:
        return str(ip_address(bare))
    except ValueError:
        pass
    if any(sign in name for sign in "/:@*"):
        mend = "Write the name alone, such as service.example: without https://, port, path and *."
        raise wrong(f"“{value}” is not the name of a host.", mend)
    try:
        plain = name if name.isascii() else name.encode("idna").decode()
    except UnicodeError:
        plain = ""
    if not HOST.fullmatch(plain):
        raise wrong(f"“{value}” is not the name of a host.", "Write it such as service.example.")
    return plain


def _token(value: str) -> str:
    if not TOKEN.fullmatch(value):
        raise wrong(f"“{value}” cannot be such a name.", "Write letters, digits and -, such as X-Test-Key.")
    return value


def _header(value: str) -> str:
    if mend := NOT_A_HEADER.get(_token(value).lower()):
        raise wrong(f"The header “{value}” cannot be set.", mend)
    return value


def _sent(value: str) -> str:
    """What stands on one line and is the same in each walk. The message does not repeat it: it is a secret."""
    if not value.isprintable() or not value.strip():
        raise wrong("This value is empty, or has control characters or line breaks.", "Write it on one line.")
    if any(sign in value for sign in STANDS_FOR):
        raise wrong(
            "This value is the same in each walk, and nothing in it stands for something else.", "Write it out."
        )
    return value.strip()


def _of_a_cookie(value: str) -> str:
    if any(sign in value for sign in ";, ") or not value.isascii():
        raise wrong("The value of a cookie has no spaces, commas and semicolons.", "Write it as the browser keeps it.")
    return value


def _of_a_header(value: str) -> str:
    if not value.isascii():
        raise wrong(
            "The value of a header has no letters beyond ASCII.", "Write it encoded, as the service expects it."
        )
    return value


Host = Annotated[Text, AfterValidator(host_name)]
Sent = Annotated[str, AfterValidator(_sent)]


class HeaderText(Written):
    """A header for one host."""

    example: ClassVar[str] = '{host: test.service.example, name: X-Test-Key, value: "${TEST_KEY}"}'

    host: Host
    name: Annotated[Text, AfterValidator(_header)]
    value: Annotated[Sent, AfterValidator(_of_a_header)]


class LoginText(Written):
    """A name and a password for one host, where it asks for them by basic authentication."""

    example: ClassVar[str] = '{host: test.service.example, user: tester, password: "${TEST_PASSWORD}"}'

    host: Host
    user: Sent
    password: Sent


class CookieText(Written):
    """A cookie for one host."""

    example: ClassVar[str] = '{host: service.example, name: variant, value: "b"}'

    host: Host
    name: Annotated[Text, AfterValidator(_token)]
    value: Annotated[Sent, AfterValidator(_of_a_cookie)]


def _is_some_proxy(value: str) -> str:
    if value.strip().lower() in NO_SERVER:
        mend = "Delete the key; where the environment names a proxy (HTTPS_PROXY), set NO_PROXY=* there."
        raise wrong(f"“{value}” is not the address of a proxy.", mend)
    return value


def _proxy_server(value: str) -> str:
    """The address of a proxy. The message does not repeat it: it may hold a password."""
    mend = "Write it such as http://proxy.company.example:3128."
    try:
        parts = urlsplit(value if "://" in value else f"http://{value}")
        _ = parts.port
    except ValueError:
        raise wrong("This is not the address of a proxy.", mend) from None
    if parts.scheme not in SCHEMES or not parts.hostname or parts.path.strip("/") or parts.query:
        raise wrong("This is not the address of a proxy.", f"{mend} It begins with one of {', '.join(SCHEMES)}.")
    if parts.scheme == "socks5" and parts.username:
        raise wrong("Browsers know no names and passwords for SOCKS.", "Use an HTTP proxy, or one that asks for none.")
    return parts.geturl()


def _bypassed(value: str) -> str:
    if not re.fullmatch(r"[\w.*:/\[\]-]+", value):
        raise wrong(f"“{value}” is not a host.", "Write such as intranet.example, .example or 10.0.0.0/8.")
    return value


class ProxyText(Written):
    """The proxy, and who is reached without it."""

    example: ClassVar[str] = "{server: http://proxy.company.example:3128, bypass: [intranet.example]}"

    server: Annotated[Text, AfterValidator(_is_some_proxy), AfterValidator(_proxy_server)]
    bypass: tuple[Annotated[Text, AfterValidator(_bypassed)], ...] = ()


def _alone(given: Any) -> Any:
    return {"server": given} if isinstance(given, str) else given


def _authority(name: str, info: ValidationInfo) -> str:
    file = file_of_folder(name, info, "Certificates come from that folder")
    try:
        certificates_in(file.read_text(encoding="ascii", errors="replace"))
    except (OSError, ValueError, ssl.SSLError) as error:
        mend = "It should hold certificates as PEM: -----BEGIN CERTIFICATE-----."
        raise wrong(f"“{name}” cannot be used as a certificate authority: {error}.", mend) from None
    return str(file)


Proxy = Annotated[ProxyText, BeforeValidator(_alone)]
Authority = Annotated[Text, AfterValidator(_authority)]
Hosts = tuple[Host, ...]
Headers = Annotated[tuple[HeaderText, ...], Field(max_length=MOST)]
Logins = Annotated[tuple[LoginText, ...], Field(max_length=MOST)]
Cookies = Annotated[tuple[CookieText, ...], Field(max_length=MOST)]


class ReachText(Written):
    """The keys of a plan about the way to the service."""

    proxy: Proxy = NOT_WRITTEN
    certificate_authority: Authority = NOT_WRITTEN
    accept_certificates: Hosts | None = None
    headers: Headers | None = None
    basic_auth: Logins | None = None
    cookies: Cookies | None = None


def network_of(written: ReachText) -> Network:
    """What is written, as the plan has it."""
    proxy: ProxyText | None = written.proxy
    return Network(
        proxy=proxy.server if proxy else None,
        no_proxy=proxy.bypass if proxy else (),
        authority=written.certificate_authority,
        accept_certificates=written.accept_certificates or (),
        headers=tuple(HostHeader(host=one.host, name=one.name, value=one.value) for one in written.headers or ()),
        logins=tuple(
            HostLogin(host=one.host, user=one.user, password=one.password) for one in written.basic_auth or ()
        ),
        cookies=tuple(HostCookie(host=one.host, name=one.name, value=one.value) for one in written.cookies or ()),
    )


def secrets_of(network: Network, document: Document) -> Iterator[str]:
    """What of it is nobody's to read: all values, and the names that come from the environment."""
    headers = [one for one in network.headers if one.is_secret]
    yield from (one.value for one in headers)
    yield from (one.value for one in network.cookies)
    # A scheme such as Bearer stands before many a value; alone it is sent to be let in, too.
    yield from (one.value.split(" ", 1)[1] for one in headers if " " in one.value)
    yield from (one.password for one in network.logins)
    for number in range(len(network.logins)):
        yield from document.taken.get(("basic_auth", number, "user"), ())
    if network.proxy:
        parts = urlsplit(network.proxy)
        yield from (told for told in (parts.password, unquote(parts.password or "")) if told)
        places: tuple[Loc, ...] = (("proxy",), ("proxy", "server"))
        if parts.username and any(document.taken.get(place) for place in places):
            yield unquote(parts.username)
