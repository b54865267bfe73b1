"""A script in the head that comes a byte a second: the page is not read on before it is there.
Ends: wrong-page
"""

from hostile_service import HEAD, Wire


def answer(wire: Wire) -> None:
    if wire.path.endswith(".js"):
        wire.head(content_type="text/javascript", content_length="100000")
        wire.drip(b" " * 100_000)
        return
    script = '<script src="/drip_script.js"></script>'
    wire.send(HEAD.format(title="Script") + script + "<body><h1>Script</h1><p>It is awaited.</p></body></html>")
