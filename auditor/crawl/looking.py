"""Looks at a page that is open: where it leads, what it says of itself, how it is made."""

from collections.abc import Sequence
from importlib.resources import files

from pydantic import Field

from auditor.commons.labels import folded, leads_to_a_person, offers_help
from auditor.commons.right_page import LOOK, PageFacts
from auditor.model import Value
from auditor.session import Session

SCRIPT = files(__package__).joinpath("look.js").read_text(encoding="utf-8").strip()
SECONDS = 20.0
# What is told of one page at most.
LIMITS = {
    "links": 4_000, "paths": 1_000, "length": 2_000, "names": 60, "controls": 600, "words": 6, "elements": 8_000,
    "shingles": 600, "alternates": 60, "ids": 20_000,
}  # fmt: skip


class Leads(Value):
    """One address that a page links to, and the first link that does. `path` is empty on pages with very many."""

    url: str  # absolute, with its fragment
    text: str = ""
    path: str = ""
    download: bool = False


class Look(Value):
    """What one look at a page tells."""

    facts: PageFacts
    links: tuple[Leads, ...] = ()
    canonical: str = ""
    alternates: dict[str, str] = Field(default_factory=dict)  # language → address of the counterpart
    lang: str = ""
    ids: tuple[str, ...] = ()  # that links can point to, of the page's own document
    navigation: tuple[str, ...] = ()  # the names in its main navigation, in order
    help: tuple[str, ...] = ()  # the ways to help that it offers, in order
    noindex: bool = False
    shingles: tuple[str, ...] = ()  # small pieces of its structure
    complete: bool = True  # nothing lies over a limit


async def look(session: Session) -> Look:
    """Look, in one go. Raises an AuditorError where the page does not answer."""
    told = await session.evaluate(f"(limits) => ({SCRIPT})(limits, {LOOK})", LIMITS, seconds=SECONDS)
    links = [Leads(url=url, text=text, path=path, download=download) for url, text, path, download in told.pop("links")]
    helps = _helps(told.pop("controls"))
    return Look.model_validate({**told, "links": links, "help": helps})


def _helps(controls: Sequence[Sequence[str | bool]]) -> list[str]:
    """The names of what leads to a person or to help, each once."""
    found = (
        folded(str(name))
        for name, title, called, _ in controls
        if called or leads_to_a_person(f"{name} {title}") or offers_help(str(name))
    )
    return list(dict.fromkeys(one for one in found if one))
