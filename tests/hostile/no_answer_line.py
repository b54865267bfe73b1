"""Something that is not HTTP.
Ends: wrong-page
"""

from hostile_service import Wire


def answer(wire: Wire) -> None:
    wire.write(b"\x00\xff" * 1_000)
