"""A server that lets nobody in.
Ends: wrong-page
"""

from hostile_service import HEAD, Wire


def answer(wire: Wire) -> None:
    wire.send(HEAD.format(title="403") + "<h1>Forbidden</h1>", status=403)
