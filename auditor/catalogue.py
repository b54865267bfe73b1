"""Finds the parts in their folders: every(kind), one(kind, id)."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from importlib.metadata import entry_points
from typing import Protocol, TypeVar, cast, get_args

from auditor.errors import UsageError
from auditor.model import Category
from auditor.parts import EvidenceKind, Persona, PlanFormat, Report, Rule, RuleMaker

FOLDERS: dict[type, tuple[str, ...]] = {
    Rule: tuple(f"auditor.rules.{category}" for category in get_args(Category)),
    Report: ("auditor.reports",),
    EvidenceKind: ("auditor.evidence",),
    Persona: ("auditor.personas",),
    PlanFormat: ("auditor.formats",),
}
WORDS = {Rule: "rule", Report: "report", EvidenceKind: "evidence", Persona: "persona", PlanFormat: "plan_format"}
MOST_LISTED = 20  # names that a message can hold


class Part(Protocol):
    """What all parts have."""

    @property
    def id(self) -> str:
        """What it is called."""
        ...


P = TypeVar("P", bound=Part)


@cache
def every(kind: type[P]) -> tuple[P, ...]:
    """All parts of this kind, sorted by id: from our folders, and from installed packages' entry points.

    An entry point of the group `auditor.rule` (`report`, `evidence`, `persona`, `plan_format`) names a module.
    """
    modules = [*_ours(kind), *(point.module for point in entry_points(group=f"auditor.{WORDS[kind]}"))]
    found = {part.id: part for module in modules for part in _in_module(kind, module)}
    return tuple(found[id_] for id_ in sorted(found))


def one(kind: type[P], id_: str) -> P:
    """The part with this id. Raises UsageError that names the nearest."""
    parts: dict[str, P] = {part.id: part for part in every(kind)}
    if part := parts.get(id_):
        return part
    near = get_close_matches(id_, parts, n=1)
    known = f"There are: {', '.join(parts)}." if len(parts) <= MOST_LISTED else f"`auditor {WORDS[kind]}s` lists them."
    mend = f"Did you mean “{near[0]}”?" if near else known
    raise UsageError(f"There is no {WORDS[kind].replace('_', ' ')} “{id_}”.", mend)


def _ours(kind: type) -> Iterator[str]:
    for folder in FOLDERS[kind]:
        package = importlib.import_module(folder)
        yield from (f"{folder}.{module.name}" for module in pkgutil.iter_modules(package.__path__) if not module.ispkg)


def _in_module(kind: type[P], name: str) -> Iterator[P]:
    values = list(vars(importlib.import_module(name)).values())
    made = [rule for value in values if isinstance(value, RuleMaker) for rule in value.make()]
    for value in [*values, *made]:
        if isinstance(value, Rule) and kind is Rule:
            yield replace(value, category=cast("Category", name.split(".")[-2]))  # type: ignore[misc] # a Rule is a P here
        elif isinstance(value, kind):
            yield value
