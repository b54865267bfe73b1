"""Bytes that are no text in the encoding that is named, with every control character."""

from hostile_service import HEAD, Wire


def answer(wire: Wire) -> None:
    junk = bytes(range(256)) * 200
    page = HEAD.format(title="Bytes \x00\x07\u202e").encode("utf-8", "replace")
    wire.send(page + b"<body><h1>Bytes</h1><p>" + junk.replace(b"<", b" ") + b"</p></body></html>")
