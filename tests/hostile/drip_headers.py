"""A server that tells its headers a byte a second.
Ends: wrong-page
"""

from hostile_service import Wire


def answer(wire: Wire) -> None:
    wire.drip(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nx-more: " + b"x" * 10_000)
