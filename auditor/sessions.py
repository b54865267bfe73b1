"""Keeps the cookies and storage of a service that was signed in to, outside every run folder, for their owner alone.

They are not encrypted: whoever may read the owner's files may read the key beside them, too. They are short-lived.
"""

import contextlib
import hashlib
import json
import logging
import os
import stat
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from auditor.commons.keys import of_cookies, of_storage
from auditor.model import Account, Plan
from auditor.secrets import Secrets

MOST_BYTES = 5_000_000
LONGEST = timedelta(hours=24)  # that a plan may have a session kept
PIECE = 128  # characters at each end of a longer value: without them nobody gets in
MOST_VALUES = 60  # of one state that are masked as secrets
log = logging.getLogger(__name__)

State = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Made:
    """A state, and when it was made (seconds since 1970). `code`: the last one-time code that went into it."""

    state: State
    at: float
    code: str = ""

    def lasts(self, minutes: float) -> bool:
        """Whether it is younger than this; one from the future is none, since the clock has jumped."""
        return 0 <= time.time() - self.at < minutes * 60


def folder_of_states(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> Path:
    """Where this system keeps what programs remember for a while."""
    home = Path(environment.get("HOME") or Path.home())
    if system == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "auditor" / "sessions"
    if system == "darwin" and not environment.get("XDG_STATE_HOME"):
        return home / "Library" / "Application Support" / "auditor" / "sessions"
    return Path(environment.get("XDG_STATE_HOME") or home / ".local" / "state") / "auditor" / "sessions"


def name_of(plan: Plan, account: Account | None) -> str:
    """The name of a plan's state: another plan, way in or customer has another. No secret goes into it."""
    way = plan.sign_in.journey if plan.sign_in else None
    steps = [[step.name, [str(action) for action in step.actions]] for step in way.steps] if way else []
    told = [str(Path(plan.file).resolve()) if plan.file else "", plan.url, steps, account.user if account else ""]
    public = Secrets(plan.secrets).mask_json(json.dumps(told, ensure_ascii=False))
    return hashlib.sha256(public.encode()).hexdigest()[:32]


def kept_state(name: str, folder: Path | None = None) -> Made | None:
    """The state of this name; None where there is none, or where others could have read or written it."""
    file = (folder or folder_of_states()) / f"{name}.json"
    try:
        if not _is_ours_alone(file):
            log.warning("A kept session was passed over: others may read or write %s.", file)
            return None
        if file.stat().st_size > MOST_BYTES:
            return None
        told = json.loads(file.read_text(encoding="utf-8"))
        return Made(_checked(told["state"]), float(told["at"]), str(told.get("code", "")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        log.warning("A kept session could not be read, so the service is signed in to anew: %s", type(error).__name__)
        return None


def keep_state(name: str, made: Made, folder: Path | None = None) -> None:
    """Keep it, readable by its owner alone. Where that cannot be, it serves this run and is not kept."""
    place = folder or folder_of_states()
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.chmod(0o700)
        draft = place / f".{name}.{os.getpid()}.draft"
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump({"at": made.at, "code": made.code, "state": made.state}, file)
        draft.replace(place / f"{name}.json")
    except (OSError, ValueError) as error:
        log.warning("The session could not be kept for the next run: %s", error)


def forget_state(name: str, folder: Path | None = None) -> None:
    """Delete it."""
    with contextlib.suppress(OSError):
        ((folder or folder_of_states()) / f"{name}.json").unlink(missing_ok=True)


def values_of(state: State) -> list[str]:
    """What of it lets somebody in."""
    cookies = of_cookies((str(one.get("value", "")), bool(one.get("httpOnly"))) for one in state.get("cookies", ()))
    entries = (one for origin in state.get("origins", ()) for one in origin.get("localStorage", ()))
    stored = of_storage(str(one.get("value", "")) for one in entries)
    return list(dict.fromkeys(_pieces((*cookies, *stored))))[:MOST_VALUES]


def _pieces(values: tuple[str, ...]) -> Iterator[str]:
    for value in values:
        yield from (value,) if len(value) <= 2 * PIECE else (value[:PIECE], value[-PIECE:])


def _checked(state: Any) -> State:
    if not isinstance(state, dict) or not all(isinstance(state.get(key), list) for key in ("cookies", "origins")):
        raise ValueError("no storage state")
    return state


def _is_ours_alone(file: Path) -> bool:
    if sys.platform == "win32":  # there, the folder of the user is the user's
        return True
    told = file.lstat()
    others = stat.S_IRWXG | stat.S_IRWXO
    return stat.S_ISREG(told.st_mode) and told.st_uid == os.geteuid() and not told.st_mode & others
