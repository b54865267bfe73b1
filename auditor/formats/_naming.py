"""Names for what a recording leaves nameless: steps, patterns of addresses, variables of secret values."""

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, unquote, urlsplit

LONGEST = 80
FIRST_PAGE = "Start page"
# Parts of an address that are another in each walk: numbers of three digits or more, and what machines make.
VOLATILE = re.compile(r"\d{3,}|(?=.*\d)[0-9a-fA-F-]{8,}|(?=.*\d)(?=.*[A-Za-z])[\w~-]{16,}")
SEPARATORS = re.compile(r"\s+[|–—·•»:-]\s+")
# Names of fields whose value nobody may read, in the languages of the house and in code.
SECRET = re.compile(
    r"passw|passwd|\bpwd\b|passphrase|salasana|tunnusluku|lösenord|losenord|kennwort|contraseña|mot de passe|secret|"
    r"token|api.?key|\botp\b|one.?time|vahvistuskoodi|\bpin\b|pin.?code|pin-koodi|\bcvc|\bcvv|security.?code|"
    r"turvakoodi|card.?number|kortin.?numero|kortnummer|\biban\b|\bssn\b|social.?security|identity.?code|"
    r"henkilötunnus|henkilotunnus|\bhetu\b|personnummer|personbeteckning",
    re.IGNORECASE,
)
CARD = re.compile(r"(?:\d[ -]?){13,19}")
WORD_ENDS = re.compile(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])|[_\-.\s]+")
FILE_ENDING = re.compile(r"\.(html?|php|aspx?|jsp|do|action)$", re.IGNORECASE)
PLAIN_LETTERS = str.maketrans("åäöéüÅÄÖÉÜ", "aaoeuAAOEU")


def one_line(text: str) -> str:
    """A text as a name: on one line, without what a plan would fill in, not too long."""
    folded = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    told = folded.replace("${", "$ {").replace("{unique}", "unique").replace("{account.", "{")
    return told if len(told) <= LONGEST else f"{told[: LONGEST - 1].rstrip()}…"


def name_of_address(address: str) -> str:
    """What a page is called by its address: the last part of its path that says something."""
    path = _path_and_route(address)
    parts = [unquote(part) for part in path.split("/") if part and not VOLATILE.fullmatch(part)]
    words = one_line(in_words(FILE_ENDING.sub("", parts[-1]))) if parts else ""
    return FIRST_PAGE if not words or words.lower() in ("index", "default", "home") else words


def in_words(code: str) -> str:
    """`loginButton`, `login-button` and `#login_button` as “Login button”."""
    words = " ".join(part for part in WORD_ENDS.split(code.strip("#.[]()*: ")) if part)
    return words[:1].upper() + words[1:] if words.isupper() else words[:1].upper() + words[1:].lower()


def pattern_of(address: str, base: str) -> str:
    """A glob for `expect: {url: …}`: without what is another in each walk, whole where the host is another."""
    parts = urlsplit(address)
    same = not parts.netloc or (parts.scheme, parts.netloc) == urlsplit(base)[:2]
    route = f"#{_lasting(parts.fragment)}" if parts.fragment.startswith(("/", "!")) else ""
    rest = "**" if parts.query or (parts.fragment and not route) else ""
    whole = f"{_lasting(parts.path) or '/'}{rest}{route}"
    return f"{'**' if same else f'{parts.scheme}://{parts.netloc}'}{re.sub(r'[*]{3,}', '**', whole)}"


def common_suffix(titles: Iterable[str]) -> str:
    """The name of the service that all titles end with, as in “Apply – Juggling licence”; empty if there is none."""
    ends = {parts[-1] for title in set(titles) if title and (parts := SEPARATORS.split(title))}
    several = len({title for title in titles if title}) > 1
    return ends.pop() if several and len(ends) == 1 else ""


def without_suffix(title: str, suffix: str) -> str:
    """A title without the service's name at its end."""
    head = SEPARATORS.split(title)
    return title[: -len(suffix)].rstrip(" |–—·•»:-") if suffix and len(head) > 1 and head[-1] == suffix else title


def is_secret(words: Iterable[str], value: str = "") -> bool:
    """Whether what is typed into a field of these names, or this very value, must not be written down."""
    return any(SECRET.search(word) for word in words) or bool(CARD.fullmatch(value.strip()) and _is_card(value))


def secret_in_query(address: str) -> list[str]:
    """The values in an address's query or route that are called like a secret."""
    parts = urlsplit(address)
    pairs = [*parse_qsl(parts.query), *parse_qsl(parts.fragment.partition("?")[2] or parts.fragment)]
    return [value for name, value in pairs if value and SECRET.search(name)]


def variable(words: str) -> str:
    """The name of an environment variable for the field with this name."""
    plain = re.sub(r"[^A-Za-z0-9]+", "_", words.translate(PLAIN_LETTERS)).strip("_").upper()[:40].strip("_")
    return plain if plain and not plain[0].isdigit() else f"SECRET_{plain}".rstrip("_")


def _lasting(path: str) -> str:
    """A path whose changing parts stand for anything; braces would be read as a choice."""
    return "/".join("*" if VOLATILE.fullmatch(part) else re.sub(r"[{}]", "*", part) for part in path.split("/"))


def _path_and_route(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    route = parts.fragment.lstrip("!") if parts.fragment.startswith(("/", "!")) else ""
    return f"{parts.path}/{route.partition('?')[0]}"


def _is_card(value: str) -> bool:
    digits = [int(letter) for letter in value if letter.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) if place % 2 else digit for place, digit in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0
