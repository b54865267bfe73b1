"""The run folder: what was gathered, kept so that a kill at any moment loses nothing."""

import contextlib
import json
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from auditor.commons.repeated import combined
from auditor.errors import RunFolderError, RunUnreadable
from auditor.evidence.opened import Explored
from auditor.evidence.touches import Touches
from auditor.model import REFERENCE, Arrival, Effort, Evidence, Missing, Plan, Value, Walk
from auditor.run_facts import are_facts
from auditor.secrets import Secrets
from auditor.stored import BEGUN, OPENED, REPEATS, WALK, read_walk

RUN = "run.json"
NAME_ANOTHER = "Name a folder that a run made."


class RunFolder:
    """One run's folder. Every file is written whole or not at all, and is its owner's alone."""

    def __init__(self, path: Path, plan: Plan, facts: dict[str, Any]) -> None:
        self.path, self.plan, self.facts = path, plan, facts
        self.secrets, self.log_path = Secrets(plan.secrets), path / "run.log"

    @classmethod
    def create(cls, path: Path, plan: Plan) -> "RunFolder":
        """Make the folder. Raises RunUnreadable where it is there already and holds something."""
        if path.is_dir() and any(path.iterdir()):
            raise RunUnreadable(f"{path} is not empty.", "Name another folder with --out, or go on with --resume.")
        with _told(f"make the run folder {path}"):
            path.mkdir(parents=True, exist_ok=True)
            path.chmod(0o700)
        folder = cls(path, plan, {"started": now()})
        folder._write_facts()
        return folder

    @classmethod
    def open(cls, path: Path, plan: Plan | None = None) -> "RunFolder":
        """Open a folder that is there. `plan`: read anew, since the stored one holds no secrets."""
        facts = read_facts(path)
        try:
            stored = Plan.model_validate(facts.pop("plan"))
        except (ValidationError, KeyError) as error:
            raise RunUnreadable(f"{path / RUN} does not hold a plan of this version: {error}.") from error
        return cls(path, plan or stored.model_copy(update={"folder": path}), facts)

    def keep_secret(self, values: Iterable[str]) -> None:
        """Mask these values too."""
        self.secrets.keep(values)

    def note(self, **facts: Any) -> None:
        """Keep something about the run, such as the browser's version."""
        if any(self.facts.get(name) != value for name, value in facts.items()):
            self.facts |= facts
            self._write_facts()

    def _write_facts(self) -> None:
        plan = json.loads(self.plan.model_dump_json(by_alias=True))
        self.write(RUN, json.dumps({**self.facts, "plan": plan}, ensure_ascii=False, indent=1))

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file, text with its secrets masked; returns its path."""
        data = self._safe(name, content).encode() if isinstance(content, str) else content
        target = self.path / name
        with _told(f"write {target}"):
            for folder in reversed([one for one in target.parents if one.is_relative_to(self.path)]):
                folder.mkdir(exist_ok=True, mode=0o700)
            draft = target.with_name(f".{target.name}.draft")
            try:
                draft.touch(mode=0o600)
                draft.write_bytes(data)
                draft.replace(target)
            except OSError:
                draft.unlink(missing_ok=True)
                raise
        return target

    def _safe(self, name: str, text: str) -> str:
        text = text.encode("utf-8", "replace").decode()  # a page's text may hold half of a surrogate pair
        return self.secrets.mask_json(text) if name.endswith(".json") else self.secrets.mask(text)

    def walk_name(self, journey: str, persona: str) -> str:
        """The walk's folder, from the run folder."""
        number = [one.name for one in self.plan.journeys].index(journey) + 1
        return f"evidence/{number:02d}-{slug(journey)}--{slug(persona)}"

    def begin(self, journey: str, persona: str) -> "WalkWriter":
        """Begin a walk. What an interrupted one left is set aside under another name."""
        name = self.walk_name(journey, persona)
        target = self.path / name
        if target.exists():
            number = sum(1 for _ in target.parent.glob(f"{target.name}.interrupted-*")) + 1
            with _told(f"set {target} aside"):
                target.rename(target.with_name(f"{target.name}.interrupted-{number}"))
        return WalkWriter(self, name)

    def begin_again(self, journey: str, persona: str, number: int) -> "WalkWriter":
        """Begin a walk that is made again; `number` counts from 2. What was there is lost."""
        name = f"{self.walk_name(journey, persona)}/{REPEATS}/{number}"
        with _told(f"clear {self.path / name}"):
            shutil.rmtree(self.path / name, ignore_errors=True)
        return WalkWriter(self, name)

    def repeated(self, journey: str, persona: str, number: int) -> bool:
        """Whether this repeat of a walk came to its end."""
        return (self.path / self.walk_name(journey, persona) / REPEATS / f"{number}" / WALK).exists()

    def finished(self, journey: str, persona: str) -> bool:
        """Whether this walk came to its end."""
        return (self.path / self.walk_name(journey, persona) / WALK).exists()

    def walk(self, journey: str, persona: str) -> Walk | None:
        """What this persona walked of a journey; None where nothing was begun."""
        return read_walk(self.path / self.walk_name(journey, persona))

    def walks(self) -> list[Walk]:
        """What was walked, in the plan's order, each journey's reference walk first; evidence is read when asked.

        Where walks were repeated, their figures are medians.
        """
        found = []
        for journey in self.plan.journeys:
            prefix = self.path / self.walk_name(journey.name, "x")
            names = sorted(prefix.parent.glob(prefix.name[:-1] + "*")) if prefix.parent.is_dir() else []
            walks = [read_walk(path) for path in names if ".interrupted-" not in path.name]
            found += sorted((combined(walk) for walk in walks if walk), key=lambda walk: walk.persona != REFERENCE)
        return found


class WalkWriter:
    """Writes one walk down while it goes on."""

    def __init__(self, folder: RunFolder, name: str, *, mark: str = "", first: int = 0) -> None:
        self._folder, self._name, self._mark = folder, name, mark
        self._count = first  # the number of the next visit

    @cached_property
    def opened(self) -> "WalkWriter":
        """Writes down the states that only the tool's own opening brought about, beside the walk's visits."""
        return WalkWriter(self._folder, self._name, mark=OPENED)

    def start(self, walk: Walk) -> None:
        """Say whose walk this is, before its first visit."""
        self._folder.write(f"{self._name}/{BEGUN}", _walk_json(walk))

    def picture(self, jpeg: bytes) -> str:
        """Keep the next visit's picture; returns its path from the run folder."""
        name = f"{self._name}/{self._mark}{self._count:03d}.jpg"
        self._folder.write(name, jpeg)
        return name

    def frame(self, jpeg: bytes, number: int) -> str:
        """Keep a picture of the next visit's film; returns its path from the run folder."""
        name = f"{self._name}/{self._mark}{self._count:03d}-film-{number:02d}.jpg"
        self._folder.write(name, jpeg)
        return name

    def visit(self, arrival: Arrival, evidence: dict[str, Evidence | Missing]) -> int:
        """Keep a visit; returns its number."""
        parts = [f'"arrival":{_json(arrival)}']
        for name, one in evidence.items():
            if isinstance(one, Missing):
                told = json.dumps({"missing": one.why}, ensure_ascii=False)
            else:
                told = _json(one, exclude_defaults=True)
            parts.append(f"{json.dumps(name)}:{told}")
        self._folder.write(f"{self._name}/{self._mark}{self._count:03d}.json", "{" + ",\n".join(parts) + "}")
        self._count += 1
        return self._count - 1

    def touched(self, touches: Touches, effort: Effort) -> None:
        """Keep what the walk has met on the newest visit so far, and what that cost."""
        if self._count:
            told = json.dumps(
                {"touches": touches.model_dump(mode="json"), "effort": effort.model_dump()}, ensure_ascii=False
            )
            self._folder.write(f"{self._name}/{self._count - 1:03d}.touches.json", told)

    def explored(self, explored: Explored) -> None:
        """Keep what the tool tried to open on the newest visit's page."""
        if self._count:
            self._folder.write(f"{self._name}/{self._count - 1:03d}.explored.json", _json(explored))

    def end(self, walk: Walk) -> None:
        """Keep how the walk ended; without this it counts as interrupted."""
        self._folder.write(f"{self._name}/{WALK}", _walk_json(walk))


def _json(value: Value, *, exclude_defaults: bool = False) -> str:
    try:
        return value.model_dump_json(exclude_defaults=exclude_defaults)
    except PydanticSerializationError:  # pydantic refuses half of a surrogate pair; `write` replaces it
        return json.dumps(value.model_dump(exclude_defaults=exclude_defaults), ensure_ascii=False)


def _walk_json(walk: Walk) -> str:
    names = (
        "journey", "persona", "like", "timed", "conditions", "finished", "stopped_at", "stop", "reason", "ended_before",
    )  # fmt: skip
    told = {name: getattr(walk, name) for name in names}
    efforts = [effort.model_dump() for effort in walk.step_efforts]
    line, lost = walk.line.model_dump(), [asdict(one) for one in walk.lost]
    return json.dumps({**told, "line": line, "lost": lost, "step_efforts": efforts}, ensure_ascii=False)


def read_facts(path: Path) -> dict[str, Any]:
    """What `run.json` says of a run. Raises RunUnreadable where this is no run folder."""
    try:
        facts: dict[str, Any] = json.loads((path / RUN).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise RunUnreadable(f"{path} is not a run folder: it has no {RUN}.", NAME_ANOTHER) from None
    except (OSError, ValueError, RecursionError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise RunUnreadable(f"{path} is not a run folder: {RUN} cannot be read ({why}).", NAME_ANOTHER) from error
    if not are_facts(facts):
        raise RunUnreadable(f"{path} is not a run folder: its {RUN} is none.", NAME_ANOTHER)
    return facts


@contextlib.contextmanager
def _told(doing: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise RunFolderError(
            f"Could not {doing}: {error.strerror or error}.", "Free some space or name another folder with --out."
        ) from error


def slug(text: str) -> str:
    """Words for a file's name: small letters, digits and dashes, at most 40."""
    plain = re.sub(r"[^a-z0-9]+", "-", text.lower().translate(str.maketrans("äåöéü", "aaoeu"))).strip("-")
    return plain[:40].strip("-") or "x"


def now() -> str:
    """The time, as ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
