"""A style sheet in the head that comes a byte a second: nothing is drawn before it is there.

Ends: wrong-page?
"""

from hostile_service import HEAD, Wire


def answer(wire: Wire) -> None:
    if wire.path.endswith(".css"):
        wire.head(content_type="text/css", content_length="100000")
        wire.drip(b" " * 100_000)
        return
    sheet = '<link rel="stylesheet" href="/drip_style.css">'
    wire.send(HEAD.format(title="Style") + sheet + "<body><h1>Style</h1><p>It is awaited.</p></body></html>")
