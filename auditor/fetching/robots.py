"""What a site's robots.txt asks of us, read as RFC 9309 has it."""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from protego import Protego

from auditor.languages.marking import phrase

from .agent import NAME
from .answer import Answer
from .fetcher import Fetcher

MOST_BYTES = 500 * 1024  # RFC 9309, 2.5: crawlers must read at least so much, and may leave the rest
SECONDS = 20.0
MOST_SITEMAPS = 500
LONGEST = 2_000  # characters of a rule: none of a real site is as long
MOST_DELAY = 30.0  # seconds between two pages; what asks for more would have us never end, and is kept to this
OTHERS = "user-agent: others"
BY_ROBOTS = phrase("robots.txt asks not to open it")


@dataclass(frozen=True)
class Robots:
    """What may be opened, how far apart, and where the sitemaps are. `why`: in words, where that is not plain."""

    rules: Protego | None = None
    nothing: bool = False  # nothing at all may be opened
    delay: float | None = None
    sitemaps: tuple[str, ...] = ()
    why: str = ""

    def allows(self, url: str) -> bool:
        """Whether this address may be opened."""
        try:
            return not self.nothing and (self.rules is None or self.rules.can_fetch(url.partition("#")[0], NAME))
        except ValueError:  # no address at all
            return False

    def why_not(self, url: str) -> str | None:
        """Why this address is not to be opened; None where it may be."""
        if self.allows(url):
            return None
        return self.why if self.nothing else BY_ROBOTS


async def rules_of(fetcher: Fetcher, origin: str) -> Robots:
    """The rules of a site, which the fetcher keeps to from then on; `origin` is any address of it."""
    answer = await fetcher.get(urljoin(origin, "/robots.txt"), most_bytes=MOST_BYTES, seconds=SECONDS)
    if answer.status is None or not 200 <= answer.status < 300 or answer.kind not in {"", "size"}:
        return _without(answer)
    told = _read(answer)
    if told.delay:
        fetcher.keep_apart(urlsplit(origin).hostname or "", told.delay)
    return told


def _without(answer: Answer) -> Robots:
    """RFC 9309, 2.3.1: what is not there allows all; what cannot be reached allows nothing."""
    if answer.kind == "redirects" or (answer.status is not None and 300 <= answer.status < 400):
        return Robots(why=phrase("robots.txt sends on and on, which counts as none: every page may be opened"))
    if answer.status == 429:
        why = phrase("robots.txt was answered with 429 (too many requests): no page is opened until it can be read")
        return Robots(nothing=True, why=why)
    if answer.status is not None and 400 <= answer.status < 500:
        return Robots()
    if answer.status is not None and answer.status >= 500:
        why = phrase(
            "robots.txt was answered with {status}: no page is opened until it can be read, as RFC 9309 asks",
            status=answer.status,
        )
        return Robots(nothing=True, why=why)
    why = phrase(
        "robots.txt could not be read ({words}): no page is opened until it can be, as RFC 9309 asks", words=answer.why
    )
    return Robots(nothing=True, why=why)


def _read(answer: Answer) -> Robots:
    text = answer.body.decode("utf-8-sig", "replace").replace("\0", "")
    if answer.cut:
        text = text.rpartition("\n")[0]  # a rule that was cut in two would be another one
    rules = Protego.parse("\n".join(_ours(text)))
    delay = rules.crawl_delay(NAME)
    rate = rules.request_rate(NAME)
    if delay is None and rate is not None:
        delay = rate.seconds / rate.requests
    sitemaps = dict.fromkeys(_joined(answer.final_url, one) for one in list(rules.sitemaps)[:MOST_SITEMAPS])
    why = phrase("robots.txt is longer than 500 KiB; what stands behind that was not read") if answer.cut else ""
    if delay is not None and delay > MOST_DELAY:
        words = phrase(
            "robots.txt asks for {seconds} s between two pages; {most} s were kept", seconds=delay, most=MOST_DELAY
        )
        delay, why = MOST_DELAY, "; ".join(filter(None, [why, words]))
    return Robots(rules, delay=delay, sitemaps=tuple(filter(None, sitemaps)), why=why)


def _joined(base: str, url: str) -> str:
    try:
        return urljoin(base, url)
    except ValueError:
        return ""


def _ours(text: str) -> list[str]:
    """The lines, with all other robots made one: thousands of groups would multiply by thousands of rules."""
    lines: list[str] = []
    for line in text.splitlines():
        told = line.partition("#")[0].strip()
        name, colon, value = told.partition(":")
        if not told or len(told) > LONGEST:
            continue
        if name.strip().lower() in {"user-agent", "useragent", "user agent"} or told.lower().startswith("user"):
            who = value.strip().lower() if colon else told.split()[-1].lower()
            told = f"user-agent: {who}" if who.partition("/")[0] in {"*", NAME} else OTHERS
            if lines and told == lines[-1]:
                continue
        lines.append(told)
    return lines
