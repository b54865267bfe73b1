"""A page that is there at once, with an answer that never ends."""

from hostile_service import HEAD, Wire


def answer(wire: Wire) -> None:
    wire.head(content_type="text/html; charset=utf-8")
    wire.write(HEAD.format(title="Unending").encode() + b"<body><h1>Unending</h1><p>All is here, but is it all?</p>")
    wire.hang()
