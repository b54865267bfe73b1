"""What a page shows of itself, as a plan can say it: names of steps, what will be there next time, targets."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

from auditor.formats._plan_text import can_be_written
from auditor.model import Expect, Target

LONGEST_NAME = 100
KEYS = ("role", "label", "text", "placeholder", "alt", "title", "testid", "css")
CHANGING = re.compile(r"\d|[0-9a-f]{8}|.{40}", re.IGNORECASE)  # a part of an address that is another one next time
LEAST = 4  # letters of a heading before its first figure that tell it from others


@dataclass(frozen=True, slots=True)
class Place:
    """What a page shows of itself."""

    url: str
    title: str = ""
    heading: str = ""
    born: float = 0  # when its document began

    @property
    def view(self) -> tuple[float, str, str]:
        """What makes it another view."""
        return self.born, urlsplit(self.url).path, self.heading


def expected(place: Place | None) -> Expect:
    """What tells a place from others and will do so next time: its main heading, else its title; its address too."""
    if place is None:
        return Expect()
    heading, title = lasting(place.heading), lasting(place.title)
    url = pattern(place.url)
    if heading:
        return Expect(url=url, visible=Target(by="role", value="heading", name=heading))
    return Expect(url=url, title=title or None)


def lasting(text: str) -> str:
    """The part of a text that will be there next time: what stands before a figure, where that is enough to tell."""
    whole = one_line(text)
    if not can_be_written(whole):
        return ""
    before = re.split(r"\d", whole, maxsplit=1)[0].rstrip(" -–:#,(")
    if before == whole or len(before) >= LEAST:
        return before[:LONGEST_NAME]
    return whole[:LONGEST_NAME]


def pattern(url: str) -> str | None:
    """A glob for the address of a page; parts that are another next time are `*`. None for the front page."""
    parts = urlsplit(url)
    pieces = [piece for piece in parts.path.split("/") if piece]
    kept = ["*" if CHANGING.search(piece) or "*" in piece or "{" in piece else piece for piece in pieces]
    if not kept or all(piece == "*" for piece in kept):
        return None
    more = "**" if parts.query or parts.fragment or parts.path.endswith("/") else ""
    glob = f"**/{'/'.join(kept)}{more}"
    return glob if can_be_written(glob) else None


def target_of(given: Mapping[str, Any]) -> Target | None:
    """A target as `engines/naming.js` names it; None where a plan cannot hold it."""
    kind = next((key for key in KEYS if given.get(key)), None)
    texts = [str(given.get(key, "")) for key in (kind, "name") if key]
    if kind is None or not all(can_be_written(text) for text in texts):
        return None
    within = given.get("within")
    return Target(
        by=kind,  # type: ignore[arg-type] # one of KEYS
        value=one_line(str(given[kind])),
        name=one_line(str(given["name"])) if given.get("name") else None,
        exact=bool(given.get("exact")),
        nth=given.get("nth") if isinstance(given.get("nth"), int) else None,
        within=target_of(within) if isinstance(within, Mapping) else None,
    )


def name_of(text: str) -> str:
    """A text of a page as the name of a step."""
    name = writable(one_line(text))
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"


def one_line(text: str) -> str:
    """A text of a page on one line, without control characters."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def writable(text: str) -> str:
    """A text that means itself in a plan: nothing in it is filled in when it is read."""
    return text if can_be_written(text) else text.replace("${", "$ {").replace("{", "(").replace("}", ")")


def language_of(told: str) -> Literal["en", "fi", "sv"]:
    """The language of a report that fits a page in this one."""
    match told.lower().partition("-")[0]:
        case "fi":
            return "fi"
        case "sv":
            return "sv"
    return "en"
