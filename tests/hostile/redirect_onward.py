"""Redirects without end, each to an address not seen before.
Ends: wrong-page
"""

from hostile_service import Wire


def answer(wire: Wire) -> None:
    wire.send("", status=307, location=f"/redirect_onward?{int(wire.query or 0) + 1}")
