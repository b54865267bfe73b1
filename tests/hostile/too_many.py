"""A server that has been asked too often, and wants a day of quiet.
Ends: wrong-page
"""

from hostile_service import HEAD, Wire


def answer(wire: Wire) -> None:
    wire.send(HEAD.format(title="429") + "<h1>Too many</h1>", status=429, retry_after="86400")
