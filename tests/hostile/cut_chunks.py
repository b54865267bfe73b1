"""An answer in chunks that breaks off within one."""

from hostile_service import HEAD, Wire


def answer(wire: Wire) -> None:
    wire.head(content_type="text/html; charset=utf-8", transfer_encoding="chunked")
    page = (HEAD.format(title="Chunks") + "<body><h1>Chunks</h1><p>The first of many.</p>").encode()
    wire.write(f"{len(page):x}\r\n".encode() + page + b"\r\nffff\r\nonly a part")
