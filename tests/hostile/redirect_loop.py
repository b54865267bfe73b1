"""Two addresses that send to each other.
Ends: wrong-page
"""

from hostile_service import Wire


def answer(wire: Wire) -> None:
    wire.send("", status=302, location="/redirect_loop" if wire.path.endswith("/back") else "/redirect_loop/back")
