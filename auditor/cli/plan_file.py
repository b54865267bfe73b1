"""Writes a plan that was made for somebody, never over one that is there."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from auditor.errors import UsageError


def free(path: Path) -> None:
    """Make sure that a plan can be written here. Raises UsageError where one stands already, or none can be."""
    if path.exists():
        raise UsageError(f"{path} is there already.", "Name another file with --out, or move it away.")
    folder = path.parent
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        raise UsageError(f"{path} cannot be written: {folder} is no folder that you may write in.", "Name another.")


def put(path: Path, text: str) -> None:
    """Write the file whole or not at all."""
    try:
        with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8", suffix=".part") as part:
            part.write(text)
        Path(part.name).replace(path)
    except OSError as why:
        with suppress(NameError, OSError):
            Path(part.name).unlink()
        raise UsageError(f"{path} cannot be written: {why.strerror}.", "Name another with --out.") from None
