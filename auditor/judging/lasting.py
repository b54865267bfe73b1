"""Tells what lasts of a name, a class, an address or a text: what no build, no database and no machine changes."""

import re
from functools import lru_cache

MOST = 500  # characters that are looked at: a page may hand us 100 kB, and searching takes its square
MOST_CLASS = 100

_WORDS = re.compile(r"[^\W_]+")
_HUMPS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_GENERATED = re.compile(
    r"[:«_]r_?[0-9a-z]+[:»_]|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE
)  # React's useId, UUIDs

_ADDRESS = re.compile(r"\b[a-z][a-z0-9+.-]*://[^/\s?#“”\"']*([^\s“”\"']*)", re.IGNORECASE)
_AFTER_PATH = re.compile(r"\?[^#]*|#(?!!?/).*")  # `#/basket` is the address of a page that a script draws
_NUMBERED = re.compile(r"\d+[-_].*|.*[-_]\d+")  # `bread_10`, `123-my-first-post`: a thing of the database with its name
_FILE = re.compile(r"([^/]*)\.[a-z0-9]{1,8}", re.IGNORECASE)
_FILE_HASH = re.compile(r"(?<=[.-])(?=[^.]*[A-Z0-9])[A-Za-z0-9_-]{8}(?=$|\.)")  # of a bundler: eight signs in base64
_ENDS_IN_NUMBER = re.compile(r"[a-z-]+\d*|[A-Z][a-z]+(?:[A-Z][a-z]{2,})*\d*")
_LANGUAGE = re.compile(r"(?:fi|sv|en|se|de|et|no|nb|da|ru)(?:-[a-z]{2})?", re.IGNORECASE)

# What build tools make of a class, each with what the developer wrote as its group.
_BUILT = [
    re.compile(r"([A-Za-z][\w-]*?_[A-Za-z][\w-]*?)__[\w+-]{5}"),  # CSS modules: `Button_root__x7Yz1`
    re.compile(r"_([A-Za-z][\w-]*?)_[a-z0-9]{5}_\d+"),  # CSS modules by Vite: `_root_x7yz1_12`
    re.compile(r"css-[a-z0-9]{4,}((?:-[A-Z][\w-]*)?)"),  # Emotion: `css-1q2w3e-Button`
    re.compile(r"(svelte|astro|jsx|jss|sc|emotion|data-v|v)-[A-Za-z0-9]{4,}"),
    re.compile(r"([\w-]+)-sc-[a-z0-9]+-\d+"),  # styled-components: `Button__Root-sc-1x2y3z-0`
    re.compile(r"(ng-tns)-c\d.*"),  # Angular
    re.compile(r"(__(?:className|variable))_[0-9a-f]+"),  # Next.js fonts
]
# Classes that tell a state and not a thing.
_STATES = frozenset(
    """active selected open opened closed current disabled enabled focus focused hover hovered visible hidden show shown
    collapsed expanded error invalid valid dirty pristine touched untouched checked loading loaded first last odd
    even""".split()  # noqa: SIM905 - a word a line would be longer than the rest
)
_STATE = re.compile(
    r"(?:is|has)-.*|ng-(?:(?:un)?touched|pristine|dirty|(?:in)?valid|pending|star-inserted|animating|trigger-.*)"
    r"|Mui-.*|.*--(?:active|selected|open|disabled|error|invalid|focused?|current|checked)"
)
_SCALE = (
    r"(?:\d[\w./%]*|\[[^\]]*\]|xs|sm|md|lg|xl|\dxl|full|auto|screen|px|none|min|max|fit|dvh|svh|start|end|center|between"
    r"|around|evenly|stretch|baseline|left|right|top|bottom|middle|justify|base|thin|light|normal|medium|semibold|bold"
    r"|extrabold|black|white|transparent|current|inherit|tight|snug|relaxed|loose|wide|wider|widest|tighter|nowrap|wrap"
    r"|balance|pretty|hidden|visible|scroll|clip|ellipsis|row|col|cols|reverse|inset|flex|block|inline|grid|dashed|dotted|solid|cover|contain"
    r"|inner|outer|x|y|t|b|l|r|s|e|colors|opacity|transform|all|shadow|pointer|default|not|allowed|ease|in|out"
    r"|slate|gray|zinc|neutral|stone|red|orange|amber|yellow|lime|green|emerald|teal|cyan|sky|blue|indigo|violet|purple"
    r"|fuchsia|pink|rose|primary|secondary|accent|muted|foreground|background|destructive)"
)
_UTILITY = re.compile(
    r"-?(?:[mp][trblxyse]?|[wh]|size|min-[wh]|max-[wh]|gap|gap-[xy]|space-[xy]|text|bg|border|border-[trblxyse]|rounded"
    r"|rounded-[trbl]{1,2}|shadow|flex|inline|grid|grid-cols|grid-rows|col|col-span|row|row-span|items|justify|self"
    r"|content|place|order|font|leading|tracking|ring|ring-offset|outline|opacity|z|top|right|bottom|left|inset"
    r"|inset-[xy]|overflow|overflow-[xy]|object|align|whitespace|break|decoration|underline-offset|divide|divide-[xy]"
    r"|transition|duration|delay|ease|animate|cursor|select|pointer-events|line-clamp|aspect|scale|rotate|translate"
    rf"|translate-[xy]|fill|stroke|from|to|via|basis|grow|shrink|d)(?:-{_SCALE})+(?:/\d+)?"
    r"|(?:flex|grid|block|inline|inline-block|inline-flex|contents|relative|absolute|fixed|sticky|static|underline"
    r"|no-underline|truncate|uppercase|lowercase|capitalize|italic|antialiased|border|rounded|shadow|ring|outline"
    r"|transition|grow|shrink|group|peer|sr-only|not-sr-only|container|resize|appearance-none|whitespace-nowrap)"
)
_VARIANT = re.compile(r"!|(?:\[[^\]]*\]|[a-z0-9@-]+(?:-\[[^\]]*\])?(?:/\w+)?):")  # `md:`, `hover:`, `data-[open]:`


@lru_cache(maxsize=50_000)
def lasting(name: str) -> str:
    """An id, an attribute or a text without what changes from page to page or from build to build."""
    words = (_word(word) for word in _WORDS.findall(_GENERATED.sub("-", name[:MOST])))
    return "-".join(word for word in words if word).lower()


@lru_cache(maxsize=20_000)
def is_made(id_: str) -> bool:
    """Whether an id has a part that a machine or a database made, so that it does not say where on a page one is."""
    return lasting(id_) != "-".join(_WORDS.findall(id_[:MOST])).lower()


@lru_cache(maxsize=20_000)
def lasting_classes(classes: str) -> tuple[str, ...]:
    """Of the classes of an element those that say what it is: none of a state, of one look, of a build."""
    whole = classes if len(classes) < MOST else classes[:MOST].rpartition(" ")[0]
    names = [name for name in whole.split() if len(name) <= MOST_CLASS]
    styled = any(name.startswith("sc-") or "-sc-" in name for name in names)
    kept = {_class(name, styled=styled) for name in names if not _says_nothing(name)}
    return tuple(sorted(kept - {""}))


@lru_cache(maxsize=20_000)
def lasting_text(text: str) -> str:
    """A text without hosts, queries, numbers, colours and whatever looks made by a machine."""
    return lasting(_ADDRESS.sub(lambda found: f" {_path(found[1])} ", text[:MOST]))


def _word(word: str) -> str:
    letters = word.rstrip("0123456789")
    if len(word) > len(letters) and len(word) >= 6 and re.fullmatch(r"[0-9a-fA-F]+", word):
        return ""  # hexadecimal
    if any(character.isdigit() for character in letters):
        return ""  # letters and digits mixed: a hash
    return "" if _is_mixed(letters, least=1 if letters != word else 5) else letters


def _is_mixed(letters: str, *, least: int) -> bool:
    """Small and capital letters in no order: “bdVaJa” is a hash, “dateOfBirth” is not."""
    humps = _HUMPS.findall(letters)
    return letters.isascii() and len(humps) > 1 and len(letters) / len(humps) < 3 and len(letters) >= least


def _class(name: str, *, styled: bool) -> str:
    for pattern in _BUILT:
        if built := pattern.fullmatch(name):
            return lasting(built[1])
    if styled and re.fullmatch(r"[A-Za-z]{5,7}", name) and not re.fullmatch(r"[a-z]+|[A-Z][a-z]+", name):
        return ""
    return lasting(name)


def _says_nothing(name: str) -> bool:
    bare = _VARIANT.sub("", name)
    return bare in _STATES or bool(_STATE.fullmatch(bare) or _UTILITY.fullmatch(bare))


def _path(address: str) -> str:
    segments = [segment for segment in _AFTER_PATH.sub("", address).split("/") if segment]
    if segments and _LANGUAGE.fullmatch(segments[0]):
        segments = segments[1:]
    return "/".join(_path_segment(segment) for segment in segments)


def _path_segment(segment: str) -> str:
    if _FILE.fullmatch(segment):
        return _FILE_HASH.sub(_kept_of_a_file, segment)
    return "" if _NUMBERED.fullmatch(segment) else segment


def _kept_of_a_file(found: re.Match[str]) -> str:
    return found[0] if _ENDS_IN_NUMBER.fullmatch(found[0]) else ""
