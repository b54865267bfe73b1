"""What belongs to the service that is crawled, and may be opened."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from auditor.commons.globs import matches
from auditor.commons.urls import host
from auditor.engines.aside import READ_FILE, WRITES_BY_GET
from auditor.languages.marking import phrase
from auditor.model import Crawl, Plan

DOCUMENTS = re.compile(r"\.(pdf|docx?|odt|rtf|xlsx?|ods|pptx?|odp|epub)$", re.IGNORECASE)
FILES = re.compile(
    r"\.(avif|bmp|gif|ico|jpe?g|png|svgz?|tiff?|webp|heic|psd|eps|mp[34]|m4[av]|mov|avi|wmv|webm|og[agv]|wav|flac|mkv"
    r"|zip|gz|tgz|bz2|xz|7z|rar|tar|zst|dmg|exe|msi|deb|rpm|apk|iso|jar|whl|bin|m?js|mjs|css|map|wasm|json|jsonld|xml"
    r"|rss|atom|ics|vcf|csv|tsv|txt|md|ya?ml|sql|db|woff2?|ttf|otf|eot|kml|gpx|geojson|torrent|inv)$",
    re.IGNORECASE,
)
# What changes something although it is only a link: in the address, and in the words of the link.
CHANGES = re.compile(
    r"add[-_]?to[-_]?(cart|basket|wishlist|compare)|(cart|basket|wishlist|compare)/(add|update|empty)"
    r"|unsubscribe|opt-?out|[?&](do|action|op|cmd|task)="
    r"(add|del|edit|drop|clear|reset|vote|like|buy|cancel|subscribe|logout|signout)"
    r"|/(vote|like|follow|unfollow|report|flag|cancel|destroy|reset|clear)(/|\?|$)"
    r"|[?&]replytocom=|lisaa-?ostoskoriin|peru-?tilaus",
    re.IGNORECASE,
)
IN_WORDS = re.compile(
    r"^(log|sign) ?(out|off)\b|^kirjaudu ulos|^logga ut"
    r"|^(delete|remove|unsubscribe|cancel|poista|peru|radera|ta bort)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which addresses are pages of the service.

    Patterns are globs over whole addresses; those that begin with `/` leave scheme and host out.
    """

    hosts: frozenset[str]  # with a port, unless that is the usual one; without `www.`
    subdomains: bool = False
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    @classmethod
    def of(cls, plan: Plan, crawl: Crawl) -> "Scope":
        """The plan's own host, those of the addresses to begin with, and those that are named."""
        named = (one if "://" in one else f"https://{one}" for one in crawl.hosts)
        hosts = {host(one) for one in (plan.url, *crawl.start, *crawl.essential, *named)} - {""}
        return cls(frozenset(hosts), crawl.subdomains, crawl.include, crawl.exclude)

    def has_host(self, url: str) -> bool:
        """Whether an address is of one of the service's hosts."""
        own = host(url)
        if own in self.hosts:
            return True
        return self.subdomains and any(own.endswith(f".{one}") for one in self.hosts)

    def why_not(self, url: str, text: str = "") -> str | None:
        """Why an address on the service's own hosts is not opened as a page; None where it is. `text`: of a link."""
        if is_document(url):
            return phrase("a document, which is looked into apart")
        if is_file(url):
            return phrase("a file, not a page")
        if changes(url, text):
            return phrase("a link that may sign out, delete or change something")
        if any(_fits(pattern, url) for pattern in self.exclude):
            return phrase("left out by `exclude`")
        if self.include and not any(_fits(pattern, url) for pattern in self.include):
            return phrase("not among what `include` names")
        return None


def _fits(pattern: str, url: str) -> bool:
    parts = urlsplit(url)
    told = parts._replace(scheme="", netloc="").geturl()
    return matches(pattern, told if pattern.startswith("/") else url)


def is_document(url: str) -> bool:
    """Whether an address is that of a document such as a PDF file."""
    return DOCUMENTS.search(urlsplit(url).path) is not None


def is_file(url: str) -> bool:
    """Whether an address is that of a file that is no page."""
    return FILES.search(urlsplit(url).path) is not None


def changes(url: str, text: str = "") -> bool:
    """Whether opening this may change something, as far as the address and the words of a link tell."""
    parts = urlsplit(url)
    asked = unquote(f"{parts.path}?{parts.query}#{parts.fragment}".rstrip("#"))
    writes = WRITES_BY_GET.search(asked) and not READ_FILE.search(parts.path)
    return bool(writes or CHANGES.search(asked) or IN_WORDS.search(" ".join(text.split())))
