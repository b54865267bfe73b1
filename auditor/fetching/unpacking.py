"""Unpacks what came packed, piece by piece, and stops what would fill the memory."""

import zlib
from collections.abc import Iterator

TAKEN = "gzip, deflate"  # what we say that we take
PIECE = 64 * 1024  # bytes at a time
MOST_RATIO = 250  # of what comes out to what went in; text packs to a tenth, a sitemap to a fortieth
HARMLESS = 1024 * 1024  # bytes that may come out whatever the ratio
MOST_LAYERS = 2
GZIP = b"\x1f\x8b"


class CannotUnpack(Exception):
    """It is packed in a way that we do not know, or it is broken."""


class Bomb(Exception):
    """It is small and would become huge."""


class Unpacker:
    """Takes what comes over the line and gives what it holds. `coding`: the header `Content-Encoding`."""

    def __init__(self, coding: str) -> None:
        names = [one.strip().lower() for one in coding.split(",")]
        names = [one for one in names if one and one != "identity"]
        if len(names) > MOST_LAYERS or any(one not in {"gzip", "x-gzip", "deflate"} for one in names):
            raise CannotUnpack(coding[:50])
        self._layers = [_Layer(zipped=one != "deflate") for one in reversed(names)]
        self.taken = self.given = 0

    def feed(self, data: bytes) -> Iterator[bytes]:
        """What this part holds, in small pieces. Raises Bomb or CannotUnpack."""
        self.taken += len(data)
        for piece in self._through(data, 0):
            self.given += len(piece)
            if self._layers and self.given > max(HARMLESS, self.taken * MOST_RATIO):
                raise Bomb
            yield piece

    def _through(self, data: bytes, layer: int) -> Iterator[bytes]:
        if layer == len(self._layers):
            yield data
            return
        # Bounded by the whole ratio alone, a bomb within a bomb would unpack for long before anything came out.
        given = 0
        for piece in self._layers[layer].feed(data):
            given += len(piece)
            if given > max(HARMLESS, self.taken * MOST_RATIO):
                raise Bomb
            yield from self._through(piece, layer + 1)


class _Layer:
    """One way of packing."""

    def __init__(self, *, zipped: bool) -> None:
        self._zipped = zipped
        self._begun = False
        self._work = zlib.decompressobj(31 if zipped else 15)

    def feed(self, data: bytes) -> Iterator[bytes]:
        while True:
            piece, data = self._step(data)
            if piece:
                yield piece
            if self._work.eof:
                data = self._work.unused_data
                if not self._zipped or not data.startswith(GZIP):
                    return  # whatever stands behind the end is nothing of ours
                self._work = zlib.decompressobj(31)  # a file of several members
            elif not data and len(piece) < PIECE:
                return

    def _step(self, data: bytes) -> tuple[bytes, bytes]:
        if self._work.eof:
            return b"", b""
        try:
            piece = self._work.decompress(data, PIECE)
        except zlib.error as error:
            if self._zipped or self._begun:
                raise CannotUnpack(str(error)) from error
            # Some servers send bare deflate where the standard asks for zlib around it, and browsers take both.
            self._begun, self._work = True, zlib.decompressobj(-15)
            return self._step(data)
        self._begun = self._begun or bool(piece)
        return piece, self._work.unconsumed_tail
