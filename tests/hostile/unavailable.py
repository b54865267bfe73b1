"""A server that is out of order until the year 9999.
Ends: wrong-page
"""

from hostile_service import HEAD, Wire


def answer(wire: Wire) -> None:
    wire.send(HEAD.format(title="503") + "<h1>Later</h1>", status=503, retry_after="Fri, 31 Dec 9999 23:59:59 GMT")
