"""Addresses of pages: one for each page, the shape that addresses of one kind share, whether two lead to one page."""

import re
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from auditor.commons.urls import DEFAULT_PORTS

LONGEST = 2_000  # characters of an address; servers need not take more (RFC 9110, 4.1, asks for 8,000 at least)
SLUG_WORDS, SLUG_LENGTH = 3, 24  # from so many words, or so many characters on, a segment is a name of one thing

TRACKING = re.compile(
    r"utm_.+|pk_(campaign|kwd|source|medium|content)|mtm_.+|matomo_.+|piwik_.+|gclid|gclsrc|dclid|wbraid|gbraid|fbclid"
    r"|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|epik|s_kwcid|mc_[ce]id|_g[al]|_hs(enc|mi|fp|ssc|tc)|__hs.+"
    r"|mkt_tok|vero_(id|conv)|oly_(anon|enc)_id|wickedid|rb_clickid|_openstat|cmpid|srsltid|gad_(source|campaignid)",
    re.IGNORECASE,
)
SESSION = re.compile(
    r"jsessionid|phpsessid|php_sess_id|asp\.?net_sessionid|aspsessionid.*|cfid|cftoken|cfsessionid|zenid|oscsid"
    r"|osclid|session_?id|sess_?id|s_?id_?token|beaker\.session\.id",
    re.IGNORECASE,
)
# By which a service sees, once, that cookies are kept: whoever comes without them is turned away from such an address.
COOKIES_KEPT = re.compile(
    r"(.*[_-])?(check|test|detect)[_-]?cookies?|(.*[_-])?cookies?[_-]?(check|test|support|enabled)"
    r"|aspxautodetectcookiesupport",
    re.IGNORECASE,
)
# Names that may also stand for something else: only with a value that no person has written.
MAYBE_SESSION = re.compile(r"sid|s|session|sess|token_?id", re.IGNORECASE)
MADE_UP = re.compile(r"(?=.*\d)(?=.*[a-z])[a-z0-9_-]{16,}", re.IGNORECASE)
IN_PATH = re.compile(r";(jsessionid|phpsessid|sid|sessionid)=[^/;]*", re.IGNORECASE)
COOKIELESS = re.compile(r"/\((?:[A-Z]\([A-Za-z0-9_-]+\))+\)(?=/)")  # ASP.NET, sessions without cookies
INDEX = re.compile(r"(index|default)\.(html?|php|aspx?|jsp|cgi)$", re.IGNORECASE)

UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
IN_A_PATH = UNRESERVED | frozenset("!$&'()*+,;=:@/")
IN_A_QUERY = IN_A_PATH | frozenset("?")
ESCAPED = re.compile(r"%([0-9A-Fa-f]{2})|(.)", re.DOTALL)
USUAL = re.compile(r"[A-Za-z0-9._~/=&;:@!$'()*+,-]*")  # spelled already as it is to be
ROUTES = "!"  # stands for `#` where a route is read as a path
KNOWN = 20_000  # addresses at hand: the same ones stand on page after page

HEXADECIMAL = re.compile(r"[0-9a-f]{8,}|[0-9a-f]{8}-[0-9a-f-]{20,}", re.IGNORECASE)
ENDING = re.compile(r"\.[a-z][a-z0-9]{0,4}$", re.IGNORECASE)


@lru_cache(maxsize=KNOWN)
def normalise(address: str, base: str = "") -> str | None:
    """The address as it is known here; None for what is no address of a web page.

    Fragments, tracking parameters, session ids, tests of cookies, credentials and default ports are gone; parameters
    stand in order. Case and an ending slash are left, for some services tell them apart: see `alike`.
    """
    try:
        parts = urlsplit(urljoin(base, re.sub(r"[\t\n\r]", "", address.strip())))
        host = _host(parts)
    except ValueError:
        return None
    if parts.scheme not in DEFAULT_PORTS or not host:
        return None
    path = _path(parts.path)
    found = urlunsplit((parts.scheme, host, path, _query(parts.query), ""))
    return found if len(found) <= LONGEST else None


def address_of(address: str) -> str | None:
    """The same, with the route behind its `#`: scripts of some services show a page of its own for each."""
    url = normalise(address)
    return None if url is None else f"{url}{route_of(address)}"


def route_of(address: str) -> str:
    """The route of a script, such as `#/orders/5`; empty where none is, or it is that of the first page."""
    fragment = _spelled(address.partition("#")[2].strip(), IN_A_QUERY)
    told = fragment.startswith(("/", "!/")) and fragment not in ("/", "!/") and len(fragment) <= LONGEST // 2
    return f"#{fragment}" if told else ""


def as_path(address: str) -> str:
    """The address with its route as a part of its path, for what reads paths alone."""
    url, mark, route = address.partition("#")
    return f"{url.partition('?')[0].rstrip('/')}/{ROUTES}/{route.lstrip('!/')}" if mark else address


def fragment_of(address: str) -> str:
    """What stands behind the `#`; empty for what leads to the page as such, or to a route of a script."""
    fragment = address.partition("#")[2]
    return "" if fragment.startswith(("/", "!", ":~:")) else fragment


def alike(one: str, other: str) -> bool:
    """Whether two normalised addresses differ only in what most services treat alike.

    Letter case, an ending slash, the name of the index page, `www.`, the scheme, parameters.
    """
    return key(one) == key(other)


def key(address: str) -> str:
    """Equal for addresses that are `alike`; the parameters are left out."""
    parts = urlsplit(address)
    path = INDEX.sub("", parts.path).rstrip("/")
    return f"{parts.netloc.removeprefix('www.')}{path}".casefold()


def same_by_its_word(address: str, canonical: str) -> bool:
    """Whether a page's canonical address may be believed.

    It is of the same page in another place (its last segment), or in another spelling. Many services name their front
    page on all pages by mistake: that is not believed.
    """
    if alike(address, canonical):
        return True
    mine, yours = (urlsplit(one).path.rstrip("/").rpartition("/")[2].casefold() for one in (address, canonical))
    return bool(mine) and mine == yours


@lru_cache(maxsize=KNOWN)
def shape(address: str, home: str = "") -> str:
    """What addresses of one kind share: `*` for what tells one from another, the names of parameters without values.

    With `home`, the host of the service, other hosts stand before it.
    """
    parts = urlsplit(as_path(address))
    segments = [one for one in parts.path.split("/") if one]
    top = segments.index(ROUTES) + 1 if ROUTES in segments else 0
    if segments and INDEX.fullmatch(segments[-1]) and len(segments) > 1:
        told = [_kind(one, last=number == len(segments) - 2, deep=number > top) for number, one in enumerate(segments)]
        told[-1] = segments[-1].lower()
    else:
        told = [_kind(one, last=number == len(segments) - 1, deep=number > top) for number, one in enumerate(segments)]
    names = sorted({pair.partition("=")[0] for pair in parts.query.split("&") if pair})
    told = ["#" if one == ROUTES else one for one in told]
    host = f"//{parts.netloc}" if home and parts.netloc != home else ""
    return f"{host}/{'/'.join(told)}{'?' + '&'.join(names) if names else ''}"


def parameters(address: str) -> list[tuple[str, str]]:
    """The parameters of a normalised address, in its order."""
    pairs = (pair.partition("=") for pair in urlsplit(address).query.split("&") if pair)
    return [(name, value) for name, _, value in pairs]


def without(address: str, names: frozenset[str]) -> str:
    """The address without these parameters; their names in small letters."""
    parts = urlsplit(address)
    kept = [pair for pair in parts.query.split("&") if pair and pair.partition("=")[0].lower() not in names]
    return urlunsplit(parts._replace(query="&".join(kept)))


def _kind(segment: str, *, last: bool, deep: bool) -> str:
    """A segment of a path, or `*` where it names one thing of many; what such a name ends with stays."""
    ending = found[0].lower() if last and (found := ENDING.search(segment)) else ""
    name = segment.removesuffix(segment[len(segment) - len(ending) :]) if ending else segment
    if INDEX.fullmatch(segment):
        return segment.lower()
    words = [word for word in re.split(r"[-_+.,]|%[0-9A-F]{2}", name) if word]
    one_of_many = any(one.isdigit() for one in name) or HEXADECIMAL.fullmatch(name) is not None
    if one_of_many or len(words) >= SLUG_WORDS or len(name) >= SLUG_LENGTH or (last and deep):
        return f"*{ending}"
    return segment.lower()


def _host(parts: SplitResult) -> str:
    name = (parts.hostname or "").rstrip(".")
    port = parts.port
    if not name or any(one in name for one in " <>\"'%\\^`{|}"):
        return ""
    if ":" in name:
        name = f"[{ip_address(name).compressed}]"
    elif not name.isascii():
        name = name.encode("idna").decode()  # UnicodeError is a ValueError
    return name if port in (None, DEFAULT_PORTS.get(parts.scheme)) else f"{name}:{port}"


def _path(path: str) -> str:
    path = COOKIELESS.sub("", IN_PATH.sub("", path))
    segments: list[str] = []
    for one in _spelled(path.replace("\\", "/"), IN_A_PATH).split("/")[1:]:
        if one == "..":
            segments = segments[:-1]
        elif one != ".":
            segments.append(one)
    whole = "/" + "/".join(segments)
    return whole + "/" if path.endswith(("/.", "/..")) and not whole.endswith("/") else whole


def _query(query: str) -> str:
    kept = [pair for pair in query.split("&") if pair and not _says_nothing(*pair.partition("=")[::2])]
    return "&".join(sorted((_spelled(pair, IN_A_QUERY) for pair in kept), key=lambda pair: pair.partition("=")[0]))


def _says_nothing(name: str, value: str) -> bool:
    if TRACKING.fullmatch(name) or SESSION.fullmatch(name) or COOKIES_KEPT.fullmatch(name):
        return True
    return MAYBE_SESSION.fullmatch(name) is not None and MADE_UP.fullmatch(value) is not None


def _spelled(text: str, plain: frozenset[str]) -> str:
    """With each character escaped where it must be, and not where it need not."""
    if USUAL.fullmatch(text):
        return text

    def one(found: re.Match[str]) -> str:
        if found[1]:
            character = chr(int(found[1], 16))
            return character if character in UNRESERVED else f"%{found[1].upper()}"
        told = found[2]
        return told if told in plain else "".join(f"%{byte:02X}" for byte in told.encode("utf-8", "replace"))

    return ESCAPED.sub(one, text)
