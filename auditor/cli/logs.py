"""Writes the run's log, secrets masked."""

import contextlib
import logging
import os
from collections.abc import Iterator

import click

from auditor.errors import AuditorError, RunFolderError
from auditor.secrets import Secrets
from auditor.store import RunFolder

from .failing import told_in
from .terminal import errors, say

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


@contextlib.contextmanager
def logged(folder: RunFolder, *, verbose: bool) -> Iterator[None]:
    """What is logged and what goes wrong goes into the run folder, with `verbose` to the terminal as well."""
    log = logging.getLogger("auditor")
    handlers = [_file(folder), *([_Terminal()] if verbose else [])]
    level, log.level, log.propagate = log.level, logging.INFO, False
    for handler in handlers:
        handler.setFormatter(_Masking(folder.secrets))
        log.addHandler(handler)
    try:
        yield
    except click.exceptions.Exit:
        raise
    except AuditorError as error:
        log.error("%s", error)  # noqa: TRY400 - what a user is told needs no traceback
        raise
    except Exception as error:
        if told := told_in(error):
            log.error("%s", told)  # noqa: TRY400 - the same, where several walks were under way
        else:
            log.exception("A defect of auditor's:")
        raise
    finally:
        for handler in handlers:
            log.removeHandler(handler)
            handler.close()
        log.level, log.propagate = level, True


def _file(folder: RunFolder) -> logging.Handler:
    try:
        # Made here so that it is its owner's alone from its first byte on.
        os.close(os.open(folder.log_path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600))
        return _Quiet(folder.log_path, encoding="utf-8", errors="replace")
    except OSError as why:
        message = f"{folder.log_path} cannot be written: {why.strerror or why}."
        raise RunFolderError(message, "Name another folder with --out.") from None


class _Quiet(logging.FileHandler):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Where the disk is full, what ends the run is told on the terminal; a log that cannot be written is not."""

    def close(self) -> None:
        with contextlib.suppress(OSError):
            super().close()


class _Masking(logging.Formatter):
    def __init__(self, secrets: Secrets) -> None:
        super().__init__(FORMAT)
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        return self._secrets.mask(super().format(record))


class _Terminal(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        # A traceback belongs into the file alone.
        first, *_ = self.format(record).splitlines() or [""]
        say(errors(), (first, "dim"))
