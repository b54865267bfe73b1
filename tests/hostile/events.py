"""Event streams that pour, and one that is never opened."""

from hostile_service import HEAD, Wire


def answer(wire: Wire) -> None:
    if wire.query:
        wire.head(content_type="text/event-stream")
        while not wire.hang(0.02):
            wire.write(b"data: " + b"x" * 1_000 + b"\n\n")
        return
    script = "const add = (one) => document.body.append(one.data); "
    script += "for (let n = 0; n < 3; n++) new EventSource('/events?' + n).onmessage = add"
    wire.send(
        HEAD.format(title="Events") + f"<body><h1>Events</h1><p>They pour.</p><script>{script}</script></body></html>"
    )
