"""Reads the docs of a part out of its docstring."""

import inspect
import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Docs:
    """A part's docstring, taken apart: the first line, and the text under each `## Heading`."""

    title: str
    sections: dict[str, str]

    @property
    def why(self) -> str:
        """Why it matters."""
        return self.sections.get("Why it matters", "")

    @property
    def fix(self) -> str:
        """How to fix it; its first sentence is an order."""
        return self.sections.get("How to fix it", "")

    @property
    def cannot(self) -> str:
        """What the rule cannot decide."""
        return self.sections.get("What it cannot decide", "")

    @property
    def references(self) -> tuple[str, ...]:
        """Addresses of the sources."""
        return tuple(re.findall(r"https?://\S+", self.sections.get("References", "")))


def read_docs(text: str | None) -> Docs:
    """Take a docstring apart."""
    title, *parts = re.split(r"^## +", inspect.cleandoc(text or ""), flags=re.MULTILINE)
    heads = (part.partition("\n") for part in parts)
    return Docs(" ".join(title.split()), {head.strip(): body.strip() for head, _, body in heads})
