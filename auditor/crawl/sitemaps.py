"""The addresses that a site's sitemaps name, one after the other, whatever their number."""

import logging
import tempfile
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import IO
from urllib.parse import urljoin

from lxml import etree

from auditor.fetching import Bomb, CannotUnpack, Fetcher, Unpacker

MOST_DEPTH = 3  # of an index within an index
MOST_FILES = 500
MOST_ADDRESSES = 50_000  # of one file: https://www.sitemaps.org/protocol.html
MOST_BYTES = 50 * 1024 * 1024  # of one file, unpacked: the same page
MOST_IN_ALL = 1_000_000
SECONDS = 120.0
LONGEST = 2_048  # characters of an address: the same page
IN_MEMORY = 1024 * 1024
PIECE = 64 * 1024
GZIP = b"\x1f\x8b"
AT_A_TIME = 500  # addresses that are written down together
log = logging.getLogger(__name__)


@dataclass
class _Files:
    """Sitemaps that wait, and those that were read."""

    left: list[tuple[str, int]]
    seen: set[str] = field(default_factory=set)

    def next(self) -> tuple[str, int] | None:
        while self.left and len(self.seen) < MOST_FILES:
            url, depth = self.left.pop(0)
            if url not in self.seen:
                self.seen.add(url)
                return url, depth
        return None

    def add(self, url: str, depth: int) -> None:
        if depth <= MOST_DEPTH and len(self.left) + len(self.seen) < MOST_FILES:
            self.left.append((url, depth))


async def addresses(fetcher: Fetcher, urls: Iterable[str]) -> AsyncIterator[str]:
    """The pages that these sitemaps name, and those that they lead to. What cannot be read is passed over."""
    files, given = _Files([(url, 1) for url in urls]), 0
    while (found := files.next()) is not None:
        url, depth = found
        # Read as it is used, from a file where it is long: the memory stays flat.
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as file:
            try:
                answer = await fetcher.get(url, most_bytes=MOST_BYTES, seconds=SECONDS, into=file.write)
                file.seek(0)
            except OSError as error:  # no room to keep it
                log.warning("The sitemap %s could not be kept for reading: %s", url, error.strerror)
                continue
            if answer.why or not answer.ok:
                log.info("The sitemap %s: %s", url, answer.why or answer.status)
            if answer.status is None or not 200 <= answer.status < 300:
                continue
            for kind, address in _entries(file, answer.final_url):
                if kind == "sitemap":
                    files.add(address, depth + 1)
                    continue
                yield address
                given += 1
                if given >= MOST_IN_ALL:
                    return


async def in_parts(found: AsyncIterator[str]) -> AsyncIterator[list[str]]:
    """The same, so many at a time."""
    part: list[str] = []
    async for one in found:
        part.append(one)
        if len(part) >= AT_A_TIME:
            yield part
            part = []
    if part:
        yield part


def _entries(file: IO[bytes], base: str) -> Iterator[tuple[str, str]]:
    """What a file names: (page or sitemap, address)."""
    count = 0
    for kind, told in _told(file):
        address = told.strip()
        if not address or len(address) > LONGEST or any(sign.isspace() for sign in address):
            continue
        try:
            address = urljoin(base, address)
        except ValueError:
            continue
        if address.lower().startswith(("http://", "https://")):
            yield kind, address
            count += 1
        if count >= MOST_ADDRESSES:
            return


def _told(file: IO[bytes]) -> Iterator[tuple[str, str]]:
    pieces = _pieces(file)
    first = next(pieces, b"")
    head = first.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith((b"<", b"\xff\xfe", b"\xfe\xff")):
        yield from _of_xml(first, pieces)
    else:
        yield from _of_text(first, pieces)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    """The file in parts, unpacked where it is packed (`.gz`), until it ends or is too much."""
    unpacker: Unpacker | None = None
    size = 0
    try:
        while part := file.read(PIECE):
            if unpacker is None:
                unpacker = Unpacker("gzip" if part.startswith(GZIP) else "")
            for piece in unpacker.feed(part):
                size += len(piece)
                if size > MOST_BYTES:
                    return
                yield piece
    except (Bomb, CannotUnpack):
        return


def _of_text(first: bytes, pieces: Iterator[bytes]) -> Iterator[tuple[str, str]]:
    """One address a line, in UTF-8."""
    rest = first.removeprefix(b"\xef\xbb\xbf")
    for piece in pieces:
        *lines, rest = (rest + piece).split(b"\n")
        yield from (("page", line.decode("utf-8", "replace")) for line in lines if _is_whole(line))
        if len(rest) > LONGEST * 4:
            return  # no list of addresses
    yield from (("page", line.decode("utf-8", "replace")) for line in rest.split(b"\n") if _is_whole(line))


def _is_whole(line: bytes) -> bool:
    return line.lstrip()[:8].lower().startswith((b"http://", b"https://"))


def _of_xml(first: bytes, pieces: Iterator[bytes]) -> Iterator[tuple[str, str]]:
    """Read by a parser that resolves no entity, loads nothing and gives up where a document type is told."""
    reader = _Reader()
    parser = etree.XMLParser(
        target=reader, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        for piece in chain([first], pieces):
            parser.feed(piece)
            yield from reader.taken()
        parser.close()
    except (etree.LxmlError, _HasType, ValueError):
        pass  # what came before it counts
    yield from reader.taken()


class _HasType(Exception):
    """A document type: no sitemap has one, and whoever writes one writes entities into it."""


class _Reader:
    """Takes the addresses of pages and sitemaps out of the tags as they come, and keeps nothing else."""

    def __init__(self) -> None:
        self._found: list[tuple[str, str]] = []
        self._tags: list[str] = []
        self._text: list[str] | None = None

    def taken(self) -> list[tuple[str, str]]:
        """What was found since it was asked last."""
        found, self._found = self._found, []
        return found

    def doctype(self, *_: object) -> None:
        raise _HasType

    def start(self, tag: str, _: object) -> None:
        # Images and videos have addresses of their own: theirs stand deeper. Those of counterparts are in attributes.
        name = tag.rpartition("}")[2].lower()
        self._text = [] if name == "loc" and self._tags[-1:] in (["url"], ["sitemap"]) else None
        self._tags.append(name)

    def data(self, text: str) -> None:
        if self._text is not None and len(self._text) < LONGEST:
            self._text.append(text[: LONGEST + 1])

    def end(self, _: str) -> None:
        name = self._tags.pop() if self._tags else ""
        if name == "loc" and self._text is not None:
            self._found.append(("sitemap" if self._tags[-1:] == ["sitemap"] else "page", "".join(self._text)))
        self._text = None

    def close(self) -> None:
        """Nothing is left."""
