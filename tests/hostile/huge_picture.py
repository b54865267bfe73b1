"""A picture of a few bytes that unpacks to billions of pixels.

Ends: died?
"""

import struct
import zlib

from hostile_service import HEAD, Wire


def answer(wire: Wire) -> None:
    if wire.query:
        wire.send(_picture(60_000), content_type="image/png")
        return
    wire.send(
        HEAD.format(title="Picture")
        + '<body><h1>Picture</h1><p>Below.</p><img alt="" src="/huge_picture?1"></body></html>'
    )


def _picture(side: int) -> bytes:
    packer = zlib.compressobj(9)
    line = b"\x00" * (1 + side // 8)
    packed = b"".join(packer.compress(line) for _ in range(side)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    parts = (_part(b"IHDR", head), _part(b"IDAT", packed), _part(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _part(name: bytes, told: bytes) -> bytes:
    return struct.pack(">I", len(told)) + name + told + struct.pack(">I", zlib.crc32(name + told))
