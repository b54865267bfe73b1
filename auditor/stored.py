"""Reads what a walk has written down; evidence is read when it is asked for."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import from_json

from auditor.catalogue import every
from auditor.errors import RunUnreadable
from auditor.evidence.opened import Explored
from auditor.evidence.screenshot import Screenshot
from auditor.evidence.touches import Touches
from auditor.model import DESKTOP, Arrival, Conditions, Effort, Evidence, Lost, Missing, Visit, Walk
from auditor.parts import EvidenceKind

WALK, BEGUN = "walk.json", "begun.json"
REPEATS = "repeats"  # the folder beside a walk's visits that holds the same walk made again
OPENED = "opened-"  # begins the names of files of states that the tool itself opened
OPENED_FROM = 1_000  # their visits are numbered from here: a walk has fewer visits


def read_walk(path: Path) -> Walk | None:
    """The walk in this folder; its visits read their evidence when asked. None where nothing was begun.

    Raises RunUnreadable where what is stored does not fit this version.
    """
    file = path / WALK if (path / WALK).exists() else path / BEGUN
    try:
        told = from_json(file.read_bytes())
    except (OSError, ValueError):
        return None
    interrupted = (
        {} if file.name == WALK else {"finished": False, "stop": "interrupted", "reason": "The walk was interrupted."}
    )
    try:
        told = _mapping(told)
        told["line"] = Conditions.model_validate(told.get("line", DESKTOP))
        efforts = tuple(Effort(**effort) for effort in told.pop("step_efforts"))
        told["lost"] = tuple(Lost(**one) for one in told.get("lost", ()))
        visits = tuple(_visits(path, told, "", 0))
        explored = tuple(_visits(path, told, OPENED, OPENED_FROM))
        if interrupted:
            interrupted["stopped_at"] = visits[-1].arrival.step if visits else 0
        return Walk(
            **{**told, **interrupted}, step_efforts=efforts, visits=visits, explored=explored, repeats=_repeats(path)
        )
    except (KeyError, TypeError, ValueError, OSError) as error:
        raise RunUnreadable(
            f"{file} does not fit this version of auditor ({error}).", "Walk the plan again."
        ) from error


class PageReaders(Mapping[str, Callable[[], Evidence | Missing]]):
    """The readers of a crawled page's evidence. The file is opened when one is asked for: a crawl has thousands."""

    __slots__ = ("_file",)

    def __init__(self, file: Path) -> None:
        self._file = file

    def __getitem__(self, name: str) -> Callable[[], Evidence | Missing]:
        if name not in self._told() or name == "arrival":
            raise KeyError(name)
        return partial(_read_page, self._file, name)

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._told() if name != "arrival")

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _told(self) -> Mapping[str, Any]:
        try:
            return _page(self._file)
        except (OSError, ValueError, TypeError) as error:
            raise RunUnreadable(f"{self._file} cannot be read ({error}).", "Crawl the service again.") from error


def _repeats(path: Path) -> tuple[Walk, ...]:
    """Those that came to their end: others may have been stopped in the middle of a figure."""
    walks = (read_walk(folder) for folder in sorted(path.glob(f"{REPEATS}/[0-9]*")))
    return tuple(walk for walk in walks if walk and walk.finished)


def _visits(path: Path, walk: Mapping[str, Any], mark: str, first: int) -> Iterator[Visit]:
    for number, file in enumerate(sorted(path.glob(f"{mark}[0-9][0-9][0-9].json")), first):
        raw = _raw(file)
        readers: dict[str, Callable[[], Evidence | Missing]] = {
            name: partial(_read, file, name) for name in raw if name != "arrival"
        }
        if not mark:
            readers[Touches.__name__] = partial(_read_touches, file)
        if (beside := file.with_suffix(".explored.json")).exists():
            readers[Explored.__name__] = partial(_read_explored, beside)
        effort = Effort(**_touch_file(file).get("effort", {}))
        arrival = Arrival.model_validate(raw["arrival"])
        who = {"like": walk.get("like", ""), "timed": walk.get("timed", True), "line": walk["line"]}
        yield Visit(number, arrival, walk["persona"], walk["journey"], readers, effort, **who)


# Rules ask for one visit's kinds after each other, then for those of a walk: the parsed files of a usual walk at hand
# save half of the reading, and memory does not grow with the number of visits.
@lru_cache(maxsize=16)
def _raw(file: Path) -> dict[str, Any]:
    return _mapping(from_json(file.read_bytes()))


# Pages are judged one after the other, for one persona after the other.
@lru_cache(maxsize=2)
def _page(file: Path) -> dict[str, Any]:
    return _mapping(from_json(file.read_bytes()))


def _mapping(told: Any) -> dict[str, Any]:
    if not isinstance(told, dict):
        raise TypeError("it is no mapping")
    return told


def _read(file: Path, name: str) -> Evidence | Missing:
    return _known(name, _raw(file)[name])


def _read_page(file: Path, name: str) -> Evidence | Missing:
    return _known(name, _page(file)[name])


def _known(name: str, raw: Any) -> Evidence | Missing:
    if isinstance(raw, dict) and "missing" in raw:
        return Missing(str(raw["missing"]) or "It is not said why.")
    kind = _kinds().get(name)
    return _fitting(kind, raw) if kind else Missing(f"No kind of evidence is called {name} any more.")


def _fitting(kind: type[Evidence], raw: Any) -> Evidence | Missing:
    try:
        return kind.model_validate(raw)
    except ValidationError as error:
        return Missing(f"The stored {kind.__name__} does not fit this version: {error.errors()[0]['msg']}.")


def _read_touches(file: Path) -> Evidence | Missing:
    return _fitting(Touches, _touch_file(file).get("touches", {}))


def _read_explored(file: Path) -> Evidence | Missing:
    try:
        return _fitting(Explored, from_json(file.read_bytes()))
    except (OSError, ValueError) as error:
        return Missing(f"The stored {Explored.__name__} cannot be read: {error}.")


def _touch_file(file: Path) -> dict[str, Any]:
    beside = file.with_suffix(".touches.json")
    return _mapping(from_json(beside.read_bytes())) if beside.exists() else {}


@lru_cache(maxsize=1)
def _kinds() -> dict[str, type[Evidence]]:
    return {kind.id: kind.kind for kind in every(EvidenceKind)} | {Screenshot.__name__: Screenshot}
