"""Masks what opens a session or an account in addresses, wherever text holds them."""

import re
from collections.abc import Callable
from functools import lru_cache

MASK = "•••"
# Parameters whose value lets somebody in, or signs for somebody, by a part of their name (OAuth 2, OpenID Connect,
# SAML, CAS, signed addresses of Amazon, Google and Azure, session ids of PHP, Java and .NET, those of frameworks).
TELLING = re.compile(
    r"token|passw|passwd|pwd|passphrase|salasana|secret|signature|jwt|credential|api[-_.]?key|access[-_.]?key|"
    r"sess(?:ion)?[-_.]?id|phpsessid|jsessionid|cftoken|saml|oobcode|assertion|authorization|auth[-_.]?key|magic|otp$|"
    r"^(?:sig|sid|pin|ticket|code[-_.]verifier|x-amz-.*(?:signature|credential|token))$",
    re.IGNORECASE,
)
# These hold anything at all: only what looks made by a machine is masked.
ODD = re.compile(r"^(?:code|key|auth|hmac|session|confirm(?:ation)?|invite|invitation|link)$", re.IGNORECASE)
LEAST = 4  # characters of a value that is called a token: shorter ones are switches, such as ?token=1
ODDEST = 12  # characters of what looks made by a machine; more of them in paths
IN_PATH = 16
SHORT = 200  # characters of texts that come again and again, such as the links of a menu

_PARAMETER = re.compile(r"([?&;#\\](?:(?<!\\)|u0026))([\w.\-%\[\]]{1,80})=([^&;#\s\"'<>\\)•]+)")  # JSON writes `\u0026`
_USER = re.compile(r"(:(?:\\?/){2})[^\s/@\"'<>?#\\•]*:[^\s/@\"'<>?#\\•]+@")
_AFTER = r"({}(?:\s+|%20|\+))(?=[\w.~+/\-]*\d)([\w.~+/\-]{{12,}}=*)"  # Authorization: Bearer …
_WRITTEN = r"({}(?:\\*[\"'])?\s*[:=]\s*(?:\\*[\"'])?)(?=[\w.~+/\-]*[A-Za-z])(?=[\w.~+/\-]*\d)([\w.~+/\-]{{12,}}=*)"
_JWT = re.compile(r"eyJ[\w\-]{8,}\.[\w\-]{8,}(?:\.[\w\-]*)?")
_COOKIE = re.compile(r"(ookie:\s*)[\w.\-]+=[^\s;\"\\<•]+(?:;\s*[\w.\-]+=[^\s;\"\\<•]+)*")
_LEADING = re.compile(
    r"(/(?:magic|magic-?link|reset|password|reset-password|password-reset|verify|verification|verify-email|confirm|"
    r"confirmation|activate|activation|invite|invitation|invitations|unsubscribe|token|tokens|auth|login|log-in|signin|"
    r"sign-in|sso|callback|recover|recovery|unlock|one-time|share|shared|webhook|hooks)"
    r"(?:/[\w.=\-]{1,24})?/)([\w.~=%\-]{16,})"
)
_PIECES = re.compile(r"[-_.~%=]+")


def masked(text: str) -> str:
    """The text without tokens, passwords and signatures; the rest of each address stays as it is."""
    return _short(text) if len(text) <= SHORT else _masked(text)


@lru_cache(maxsize=20_000)
def _short(text: str) -> str:
    return _masked(text)


def _masked(text: str) -> str:
    for letters, pattern, into in _WAYS:
        if letters in text:
            text = pattern.sub(into, text)
    return text


@lru_cache(maxsize=4096)
def opens(name: str, value: str) -> bool:
    """Whether a parameter of this name with this value lets somebody in."""
    if TELLING.search(name):
        return len(value) >= LEAST
    return bool(ODD.match(name)) and looks_made(value, ODDEST)


def looks_made(value: str, least: int) -> bool:
    """Whether a machine made this value: long, and letters and digits mixed within its parts, as no words are."""
    if len(value) < least:
        return False
    pieces = [piece for piece in _PIECES.split(value) if piece]
    mixed = [piece for piece in pieces if not piece.isalpha() and not piece.isdigit()]
    return sum(map(len, mixed)) >= least / 2


def _parameter(found: re.Match[str]) -> str:
    before, name, value = found.groups()
    return f"{before}{name}={MASK}" if opens(name, value) else found[0]


def _segment(found: re.Match[str]) -> str:
    return f"{found[1]}{MASK}" if looks_made(found[2], IN_PATH) else found[0]


_MARKED = rf"\1{MASK}"
# In this order; each is looked for where these letters are: evidence of a page is a megabyte, and seldom holds any.
_WAYS: tuple[tuple[str, re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    ("=", _PARAMETER, _parameter),
    ("@", _USER, rf"\1{MASK}@"),
    ("eyJ", _JWT, MASK),
    ("ookie:", _COOKIE, _MARKED),
    ("earer", re.compile(_AFTER.format("earer")), _MARKED),
    ("asic", re.compile(_AFTER.format("asic")), _MARKED),
    ("oken", re.compile(_WRITTEN.format("oken")), _MARKED),
    ("ession", re.compile(_WRITTEN.format("ession[-_]?[iI]d")), _MARKED),
    ("pi", re.compile(_WRITTEN.format("pi[-_]?[kK]ey")), _MARKED),
    ("ecret", re.compile(_WRITTEN.format("ecret")), _MARKED),
    ("/", _LEADING, _segment),
)
