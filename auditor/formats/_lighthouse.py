"""Reads Lighthouse's budgets.json."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, ValidationInfo

from auditor.model import Budget, Unread
from auditor.model.budget import ResourceType

from ._names import file_of_folder
from ._units import wrong

KIB = 1024
MEND = 'Such as: [{"path": "/*", "timings": [{"metric": "largest-contentful-paint", "budget": 2500}]}]'
METRICS = {
    "first-contentful-paint": "fcp",
    "largest-contentful-paint": "lcp",
    "cumulative-layout-shift": "cls",
    "total-blocking-time": "tbt",
    # Lighthouse has no names for these; they are written as its others are.
    "interaction-to-next-paint": "inp",
    "time-to-first-byte": "ttfb",
}
UNMEASURED = ("interactive", "first-meaningful-paint", "max-potential-fid", "speed-index")


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Timing(_Entry):
    metric: str
    budget: float = Field(ge=0)


class _Resource(_Entry):
    resourceType: ResourceType  # noqa: N815 - Lighthouse's name
    budget: float = Field(ge=0)


class _Options(_Entry):
    firstPartyHostnames: tuple[str, ...] = ()  # noqa: N815 - the same


class _Budget(_Entry):
    path: str = Field(default="/", pattern=r"^/[^*$]*\*?[^*$]*\$?$")
    options: _Options = _Options()
    timings: tuple[_Timing, ...] = ()
    resourceSizes: tuple[_Resource, ...] = ()  # noqa: N815 - the same; in KiB
    resourceCounts: tuple[_Resource, ...] = ()  # noqa: N815 - the same

    def limits(self) -> Iterator[tuple[str, float]]:
        """What is measured here."""
        yield from ((METRICS[one.metric], one.budget) for one in self.timings if one.metric in METRICS)
        yield from ((f"transfer:{one.resourceType}", one.budget * KIB) for one in self.resourceSizes)
        yield from ((f"requests:{one.resourceType}", one.budget) for one in self.resourceCounts)


_FILE = TypeAdapter(tuple[_Budget, ...])


@dataclass(frozen=True, slots=True)
class Lighthouse:
    """What such a file says."""

    budgets: tuple[Budget, ...]
    unread: tuple[Unread, ...]


def lighthouse(name: Any, info: ValidationInfo) -> Lighthouse:
    """The budgets in this file of the plan's folder."""
    if not isinstance(name, str) or not name.strip():
        raise wrong("“file” names no file.", "Write it such as: file: budgets.json")
    file = file_of_folder(name, info, "Budgets come from that folder")
    try:
        entries = _FILE.validate_json(file.read_bytes())
    except ValidationError as error:
        raise wrong(f"“{name}” is no budgets.json: {_first(error)}.", MEND) from None
    for timing in (timing for entry in entries for timing in entry.timings):
        if timing.metric not in METRICS and timing.metric not in UNMEASURED:
            known = ", ".join([*METRICS, *UNMEASURED])
            raise wrong(f"“{name}” limits “{timing.metric}”, which is no metric.", f"There are: {known}.")
    missed = dict.fromkeys(one.metric for entry in entries for one in entry.timings if one.metric in UNMEASURED)
    return Lighthouse(
        budgets=tuple(_budget(entry, name) for entry in entries),
        unread=tuple(Unread(metric=metric, source=name) for metric in missed),
    )


def _budget(entry: _Budget, name: str) -> Budget:
    own = entry.options.firstPartyHostnames
    return Budget(limits=dict(entry.limits()), path=entry.path, first_party=own, source=name)


def _first(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(map(str, first["loc"]))
    return f"{where}: {first['msg']}" if where else first["msg"]
