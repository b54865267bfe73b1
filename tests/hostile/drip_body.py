"""A page that comes a byte a second and never ends.

Ends: wrong-page?
"""

from hostile_service import HEAD, Wire


def answer(wire: Wire) -> None:
    wire.head(content_type="text/html; charset=utf-8")
    wire.write(HEAD.format(title="Dripping").encode() + b"<body><h1>Dripping</h1><p>It comes slowly. ")
    wire.drip(b"and more " * 1_000)
