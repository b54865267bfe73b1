"""An answer that says it is packed and is not.
Ends: wrong-page
"""

from hostile_service import Wire


def answer(wire: Wire) -> None:
    wire.send(b"\x1f\x8b\x08\x00" + b"this is no gzip at all" * 100, content_encoding="gzip")
