"""A header that has the page loaded again at once, for ever.

Ends: wrong-page
"""

from hostile_service import HEAD, Wire


def answer(wire: Wire) -> None:
    wire.send(HEAD.format(title="Refresh") + "<body><h1>Refresh</h1><p>Again and again.</p></body></html>", refresh="0")
