"""A host that vanishes in the middle of its answer."""

from hostile_service import HEAD, Wire, cut


def answer(wire: Wire) -> None:
    wire.head(content_type="text/html; charset=utf-8", content_length="100000")
    wire.write(HEAD.format(title="Vanishing").encode() + b"<body><h1>Vanishing</h1><p>I shall not be h")
    wire.hang(0.3)
    cut(wire)
