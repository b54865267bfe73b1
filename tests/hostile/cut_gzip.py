"""A packed answer that is cut in the middle."""

import gzip

from hostile_service import HEAD, Wire


def answer(wire: Wire) -> None:
    page = HEAD.format(title="Cut") + "<body><h1>Cut</h1>" + "".join(f"<p>Line {n}</p>" for n in range(5_000))
    packed = gzip.compress(page.encode())
    wire.send(packed[: len(packed) // 2], content_encoding="gzip")
