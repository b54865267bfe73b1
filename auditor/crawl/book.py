"""A file of SQLite in the run folder: opened for its owner alone, each change whole, secrets masked."""

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

from auditor.errors import RunFolderError, RunUnreadable
from auditor.secrets import MASK
from auditor.store import RunFolder

from . import soundness
from .tables import ADDED, INDEXES, NAME, TABLES

MASKED = quote(MASK)
BUSY_SECONDS = 30.0
ANEW = "Crawl the service again."


class Book:
    """What is written down of a crawl, in tables."""

    def __init__(self, folder: RunFolder) -> None:
        self.path = folder.path / NAME
        self._secrets = folder.secrets
        with _told("open"):
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
            self._base = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)
            self._base.row_factory = sqlite3.Row
            for told in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=NORMAL", "PRAGMA cache_size=-4000"):
                self._base.execute(told)
            for statement in (*TABLES, *INDEXES):
                self._base.execute(statement)
            for table, column in ADDED:  # to tables that an older version has made
                if not self._one(f"SELECT 1 FROM pragma_table_info('{table}') WHERE name=?", column):  # noqa: S608
                    self._base.execute(f"ALTER TABLE {table} ADD COLUMN {column} TEXT")
        self._must_be_sound()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    @contextlib.contextmanager
    def change(self) -> Iterator[None]:
        """All that is done inside is kept together or not at all."""
        if self._base.in_transaction:
            yield
            return
        with _told("write to"):
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._base.execute("ROLLBACK")
                raise
            self._base.execute("COMMIT")

    def fact(self, name: str, otherwise: Any = None) -> Any:
        """What is kept under this name."""
        row = self._one("SELECT value FROM fact WHERE name=?", name)
        return otherwise if row is None else json.loads(row["value"])

    def note(self, name: str, value: Any) -> None:
        """Keep something under a name."""
        self._insert("fact", {"name": name, "value": json.dumps(value, ensure_ascii=False)}, how="REPLACE")

    def rows(self, sql: str, *values: Any) -> Iterator[sqlite3.Row]:
        """Rows one after the other, never all at once."""
        with _told("read"):
            yield from self._base.execute(sql, values)

    def _must_be_sound(self) -> None:
        for table in soundness.TABLES:
            columns = {row["name"]: row["type"] for row in self.rows(f"PRAGMA table_info({table})")}
            if row := self._one(soundness.unsound(table, columns)):
                self.close()
                message = f"{self.path} is damaged: row {row['number']} of its table “{table}” cannot be read."
                raise RunUnreadable(message, ANEW)

    def _one(self, sql: str, *values: Any) -> sqlite3.Row | None:
        with _told("read"):
            row: sqlite3.Row | None = self._base.execute(sql, values).fetchone()
            return row

    def alter(self, sql: str, *values: Any) -> int:
        """Change rows; returns how many."""
        with _told("write to"):
            return self._base.execute(sql, values).rowcount

    def _insert(self, table: str, told: Mapping[str, Any], how: str = "IGNORE") -> None:
        marks = ",".join("?" * len(told))
        sql = f"INSERT OR {how} INTO {table}({','.join(told)}) VALUES({marks})"
        self.alter(sql, *map(self._told_as, told.values()))

    def _holds_secret(self, url: str) -> bool:
        """Whether there is a secret in an address, or one was masked in it, as in a plan that was written down."""
        return self._secrets.mask(url) != url or MASKED in url

    def _told_as(self, value: Any) -> Any:
        if isinstance(value, list | dict | tuple):
            value = json.dumps(value, ensure_ascii=False)
        return self._secrets.mask(value.encode("utf-8", "replace").decode()) if isinstance(value, str) else value


@contextlib.contextmanager
def _told(doing: str) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        operational = isinstance(error, sqlite3.OperationalError | OSError)
        raise (RunFolderError if operational else RunUnreadable)(
            f"Could not {doing} {NAME}, which keeps what a crawl has found: {error}.",
            "Free some space, or look whether another run uses this folder." if operational else ANEW,
        ) from error
