"""A page that never stops growing, as fast as the line takes it.
Ends: wrong-page?
"""

from hostile_service import HEAD, Wire


def answer(wire: Wire) -> None:
    wire.head(content_type="text/html; charset=utf-8")
    wire.write(HEAD.format(title="Growing").encode() + b"<body><h1>Growing</h1>")
    while not wire.hang(0.01):
        wire.write(b"<p>And one more line of it.</p>" * 300)
