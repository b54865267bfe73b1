"""Reads the cookies and the storage that a person kept after passing a step that only a person can pass."""

import json
from pathlib import Path
from typing import Any

from auditor.errors import CannotAct


def read_session(file: Path) -> dict[str, Any]:
    """Playwright's storage state in this file. Raises CannotAct where it cannot be read."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise CannotAct(
            f"The kept session {file.name} cannot be read ({error}).",
            "Keep one anew: playwright codegen --save-storage=FILE ADDRESS",
        ) from error
    if not isinstance(told, dict):
        raise CannotAct(f"{file.name} holds no session: it should be what Playwright calls storage state.")
    return told
