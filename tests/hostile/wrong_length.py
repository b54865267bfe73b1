"""An answer that ends before the length that it names."""

from hostile_service import HEAD, Wire


def answer(wire: Wire) -> None:
    wire.send(HEAD.format(title="Short") + "<body><h1>Short</h1><p>There was to be more.</p>", length=1_000_000)
