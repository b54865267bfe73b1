"""Whose host an address leads to: company and what it is there for, after the npm package third-party-web."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from auditor.evidence.requests import registrable_host

UNKNOWN = "other"
# What the list's short names mean, in words that stand in a sentence.
_KINDS = {
    "ad": "advertising",
    "analytics": "analytics",
    "cdn": "files for many sites",
    "consent-provider": "consent",
    "content": "content",
    "customer-success": "chat and customer service",
    "hosting": "hosting",
    "marketing": "marketing",
    "social": "social media",
    "tag-manager": "tag management",
    "utility": "tools",
    "video": "video",
}


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody else whose host a page asks. `known`: it is on the list; else `company` is the registrable host."""

    company: str
    product: str
    category: str  # as the list says it, `other` where the host is not on it
    known: bool

    @property
    def kind(self) -> str:
        """What it is there for, in words; empty where that is not known."""
        return _KINDS.get(self.category, "")


def party(url: str) -> Party:
    """Whose address this is."""
    try:
        name = (urlsplit(url).hostname or "").rstrip(".").lower()
    except ValueError:  # not an address at all
        name = ""
    found = _entry(name)
    if not found:
        return Party(registrable_host(url) if name else "", "", UNKNOWN, known=False)
    return Party(found.get("company") or found["name"], found["name"], found.get("category", UNKNOWN), known=True)


def _entry(name: str) -> Mapping[str, Any] | None:
    """The entry of the host itself, else of the nearest `*.` that holds it."""
    exact, under = _entries()
    if name in exact:
        return exact[name]
    labels = name.split(".")
    holders = (".".join(labels[n:]) for n in range(len(labels) - 1))
    return next((under[one] for one in holders if one in under), None)


@cache
def _entries() -> tuple[Mapping[str, Mapping[str, Any]], Mapping[str, Mapping[str, Any]]]:
    """Entries by exact host, and by what follows `*.`."""
    text = (files("auditor") / "engines" / "bundled" / "third-parties.json").read_text(encoding="utf-8")
    exact: dict[str, Mapping[str, Any]] = {}
    under: dict[str, Mapping[str, Any]] = {}
    for entry in json.loads(text):
        for domain in entry["domains"]:
            (under if domain.startswith("*.") else exact)[domain.removeprefix("*.").lower()] = entry
    return exact, under
