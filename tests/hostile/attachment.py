"""A file to be downloaded whose name leads out of any folder.
Ends: wrong-page
"""

from hostile_service import Wire


def answer(wire: Wire) -> None:
    name = (
        "attachment; filename=\"../../../../hostile-attachment.txt\"; filename*=UTF-8''..%2F..%2Fhostile-attachment.txt"
    )
    wire.send(b"x" * 100_000, content_type="application/octet-stream", content_disposition=name)
