"""Looks into the PDF files that pages link to: fetched within limits, read by a process of their own."""

import asyncio
import json
import math
import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any

from pydantic import ValidationError

from auditor.fetching import Answer, Fetcher
from auditor.languages.marking import phrase
from auditor.model import DocumentRecord
from auditor.secrets import MASK

from .frontier import Frontier

MOST = 500  # documents
MOST_BYTES = 50 * 1024 * 1024
FETCH_SECONDS = 90.0
READ_SECONDS = 40.0
END_SECONDS = 1.0  # after it has said all
MOST_TOLD = 64 * 1024  # bytes that the reading process may say
AT_ONCE = 2
TOO_LATE = phrase("the time for linked addresses was over")
MARK, MARK_WITHIN = b"%PDF-", 1024  # bytes: readers take what stands before
NEEDED = ("PATH", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "LANG")

_LEFT = (
    "SELECT DISTINCT url FROM link WHERE url LIKE 'http%' AND (lower(url) LIKE '%.pdf' OR lower(url) LIKE '%.pdf?%' "
    "OR url IN (SELECT url FROM target WHERE type IN ('application/pdf','application/x-pdf'))) "
    "AND NOT EXISTS (SELECT 1 FROM document WHERE document.url=link.url) "
    "AND NOT EXISTS (SELECT 1 FROM target WHERE target.url=link.url AND (target.status>=400 OR target.status IS NULL)) "
    "ORDER BY url"
)

Ours = Callable[[str], bool]


async def look_into_documents(
    frontier: Frontier,
    fetcher: Fetcher,
    *,
    ours: Ours = lambda _: True,
    most: int = MOST,
    until: float = math.inf,
) -> None:
    """Look into each that was not looked into yet. `ours`: whether a document belongs to the service.

    `until`: by the monotonic clock, when no more is looked into; those left say so, as do those beyond the `most`. What
    is not there is told as a broken link; a crawl that is resumed goes on with what is left.
    """
    urls = [row["url"] for row in frontier.rows(_LEFT) if MASK not in row["url"] and ours(row["url"])]
    with frontier.change():  # at first, so that a crawl that is resumed looks into the same ones
        for url in urls[most:]:
            why = phrase("no more than {count} documents are looked into", count=most)
            frontier.document(url, _unread(url, why).model_dump_json(exclude={"pages"}))
    places = asyncio.Semaphore(AT_ONCE)

    async def one(url: str) -> None:
        async with places:
            late = time.monotonic() > until
            record = _unread(url, TOO_LATE) if late else await document_of(fetcher, url)
        with frontier.change():
            frontier.document(url, record.model_dump_json(exclude={"pages"}))

    async with asyncio.TaskGroup() as group:
        for url in urls[:most]:
            group.create_task(one(url))


def _unread(url: str, why: str) -> DocumentRecord:
    return DocumentRecord(url=url, pages=(), kind="pdf", why=why)


async def document_of(fetcher: Fetcher, url: str, *, seconds: float = READ_SECONDS) -> DocumentRecord:
    """What can be told of a PDF file; `why` where it could not be read. `seconds`: that reading may take."""
    try:
        with tempfile.TemporaryFile() as file:
            answer = await fetcher.get(url, most_bytes=MOST_BYTES, seconds=FETCH_SECONDS, into=file.write)
            if why := _why_not(answer, file):
                return _unread(url, why)
            size = file.seek(0, os.SEEK_END)
            file.seek(0)
            told = await _told(file, seconds)
    except OSError as error:
        why = phrase("it could not be kept for reading ({words})", words=error.strerror or type(error).__name__)
        return _unread(url, why)
    try:
        return DocumentRecord.model_validate({"url": url, "kind": "pdf", "pages": (), "bytes": size, **told})
    except ValidationError:
        return DocumentRecord(url=url, kind="pdf", pages=(), bytes=size, why=phrase("it could not be read"))


def _why_not(answer: Answer, file: IO[bytes]) -> str:
    if answer.kind == "size":
        return phrase("it is larger than {size} MB", size=MOST_BYTES // 1024**2)
    if answer.why:
        return answer.why
    if not answer.ok:
        return phrase("it was answered with {status}", status=answer.status)
    file.seek(0)
    if MARK not in file.read(MARK_WITHIN):
        return phrase("what was answered is no PDF file")
    return ""


async def _told(file: IO[bytes], seconds: float) -> dict[str, Any]:
    """What the reading process says; a file that takes it too long, or too much memory, costs that process alone."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", "auditor.crawl.pdf_facts", env=_surroundings(),
        stdin=file, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        async with asyncio.timeout(seconds):
            await process.stdout.readexactly(MOST_TOLD)
            told = {"why": phrase("it could not be read")}  # too much was said
    except asyncio.IncompleteReadError as ended:  # as it should: what it says is short
        told = _read(ended.partial)
    except TimeoutError:
        told = {"why": phrase("reading it took too long")}
    finally:
        await _ended(process)
    return told if isinstance(told, dict) else {}


async def _ended(process: asyncio.subprocess.Process) -> None:
    """Until it has ended, by itself where it does: to kill it then would take its end from who waits for it."""
    try:
        async with asyncio.timeout(END_SECONDS):
            await process.wait()
    except TimeoutError:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


def _read(text: bytes) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return {"why": phrase("it is broken, or needs more than is given to read it")}


def _surroundings() -> dict[str, str]:
    """What the reading process knows of ours: no secrets, in case a file takes it over."""
    return {name: os.environ[name] for name in NEEDED if name in os.environ}
