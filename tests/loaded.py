"""Audits with given strings in each place that a page, a server or a plan fills: of journeys, and of a crawl."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sample_site import crawled

from auditor.model import Audit, DocumentRecord, Finding, FrictionPoint, Place


def as_kept(group: Sequence[str]) -> list[str]:
    """As the run folder's files have it: what is half of a character is replaced before anything is judged."""
    return [text.encode("utf-8", "replace").decode() for text in group]


def loaded(audit: Audit, group: Sequence[str]) -> Audit:
    """The audit with each of these in each place that a page or a plan fills: one friction point each, and more."""
    words = as_kept(group)
    pairs = [_point(audit, number, word) for number, word in enumerate(words)]
    walks = tuple(
        walk.model_copy(
            update={
                "reason": words[number % len(words)],
                "visits": tuple(
                    visit.model_copy(
                        update={
                            "title": words[(number + at) % len(words)],
                            "url": f"https://x.example/{words[(number + at + 1) % len(words)]}",
                            "lang": words[(number + at + 2) % len(words)][:100],
                            "missing": {words[at % len(words)]: words[(at + 3) % len(words)]},
                        }
                    )
                    for at, visit in enumerate(walk.visits)
                ),
            }
        )
        for number, walk in enumerate(audit.walks)
    )
    return audit.model_copy(
        update={
            "service": words[0][:2_000],
            "friction_points": tuple(point for point, _ in pairs),
            "findings": tuple(finding for _, finding in pairs),
            "walks": walks,
            "broken_rules": {word[:200]: word for word in words[:3]},
        }
    )


# Where the words of a service stand in an audit; what is not here are our own words, codes and figures.
SERVICE_WORDS = {
    "steps", "step", "stopped_at", "journey", "journeys", "name", "title", "message", "why", "reason", "shape", "lang",
    "html", "selector", "fix", "service",
}  # fmt: skip
ADDRESSES = {"url", "start", "pages", "page_urls", "examples", "help_url"}
COUNTED = {"left_out", "journey_starts"}  # the words are the keys
CODES = {"essential", "template", "random", "every"}


def loaded_crawl(folder: Path, group: Sequence[str]) -> Audit:
    """The audit of a crawl with one of these in place of each word of the service's, the same ones for the same word.

    Each of them comes at least once as the name of a template, as a page's address, and as all that a document tells.
    """
    words, told = as_kept(group), dict[tuple[bool, str], str]()
    audit = crawled(folder, pages=30 * len(words), audited=2 * len(words), more=max(0, len(words) - 12))

    def put(key: str, text: str) -> str:
        if not text or text in CODES:
            return text
        address, number = key in ADDRESSES, len(told)
        word = words[number % len(words)]
        return told.setdefault((address, text), f"https://x.example/{word}/{number}" if address else f"{word} {number}")

    def filled(key: str, one: Any) -> Any:
        if isinstance(one, dict):
            return {put("", name) if key in COUNTED else name: filled(name, value) for name, value in one.items()}
        if isinstance(one, list):
            return [filled(key, value) for value in one]
        return put(key, one) if isinstance(one, str) and key in SERVICE_WORDS | ADDRESSES else one

    site = audit.site
    assert site
    documents = [
        DocumentRecord(url=f"{site.start}{at}.pdf", kind="pdf", pages=(site.start,), bytes=9, tagged=False, title=word,
                       language=word, has_text=False, why=word if at % 3 == 0 else "")
        for at, word in enumerate(words)
    ]  # fmt: skip
    whole = audit.model_copy(
        update={"site": site.model_copy(update={"documents": tuple(documents), "complete": False, "why": "cut short"})}
    )
    return Audit.model_validate(filled("", whole.model_dump(mode="json")))


def _point(audit: Audit, number: int, word: str) -> tuple[FrictionPoint, Finding]:
    base = audit.friction_points[number % len(audit.friction_points)]
    finding = next(one for one in audit.findings if one.id in base.findings)
    own = finding.model_copy(
        update={
            "id": f"x{number}",
            "message": word,
            "url": word if ":" in word[:30] else f"https://x.example/?q={word}",
            "help_url": word,
            "target": Place(selector=word, html=word, box=(1, 1, 9e9, 9e9)),
            "screenshot": f"../{word[:50]}",
        }
    )
    told = {"id": f"F{number}", "title": word, "fix": word, "owners": (word,), "findings": (own.id,)}
    return base.model_copy(update=told), own
