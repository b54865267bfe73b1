"""Writes a plan that was made for somebody, over one that is there only where that is asked for."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from auditor.errors import UsageError


def free(path: Path, *, force: bool) -> None:
    """Make sure that a plan can be written here. Raises UsageError where one stands already, or none can be."""
    if path.exists() and not force:
        raise UsageError(f"{path} is there already.", "Name another with --out, or write over it with --force.")
    folder = path.parent
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        raise UsageError(f"{path} cannot be written: {folder} is no folder that you may write in.", "Name another.")


def put(path: Path, text: str) -> None:
    """Write the file whole or not at all."""
    try:
        with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8", suffix=".part") as part:
            part.write(text)
        Path(part.name).chmod(0o666 & ~_umask())
        Path(part.name).replace(path)
    except OSError as why:
        with suppress(NameError, OSError):
            Path(part.name).unlink()
        raise UsageError(f"{path} cannot be written: {why.strerror}.", "Name another with --out.") from None


def _umask() -> int:
    now = os.umask(0o077)
    os.umask(now)
    return now
