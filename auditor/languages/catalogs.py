"""Reads the gettext catalogs: one folder a language, one file a domain."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

# Domains whose sentences stand in evidence or in the audit with their values filled in: they are known again by shape.
RECOGNISED = ("axe-core", "sentences", "phrases")


@dataclass(frozen=True, slots=True)
class Texts:
    """The translations of one language; what is not translated is not in there."""

    one: dict[str, str] = field(default_factory=dict)
    many: dict[str, tuple[str, ...]] = field(default_factory=dict)
    shapes: tuple[str, ...] = ()  # templates whose filled sentences are to be known again


@cache
def texts(language: str) -> Texts:
    """All that is translated into a language; nothing for English, which the sources are written in."""
    told = Texts()
    shapes: dict[str, None] = {}
    for domain, catalog in _catalogs(language):
        for message in catalog:
            if not message.id or not message.string:
                continue
            if isinstance(message.id, str) and isinstance(message.string, str):
                told.one.setdefault(message.id, message.string)
                if domain in RECOGNISED and "{" in message.id:
                    shapes[message.id] = None
            elif not isinstance(message.id, str) and not isinstance(message.string, str):
                told.many.setdefault(message.id[0], tuple(message.string))
    return Texts(told.one, told.many, tuple(shapes))


def read(file: Traversable) -> Catalog:
    """One catalog."""
    with as_file(file) as path, path.open("rb") as stream:
        return read_po(stream)


def _catalogs(language: str) -> Iterator[tuple[str, Catalog]]:
    folder = files("auditor.languages") / language
    for file in sorted(folder.iterdir(), key=lambda file: file.name) if folder.is_dir() else ():
        if file.name.endswith(".po"):
            yield file.name.removesuffix(".po"), read(file)
