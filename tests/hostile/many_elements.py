"""A hundred thousand elements."""

from hostile_service import HEAD, Wire


def answer(wire: Wire) -> None:
    rows = "".join(f'<li id="i{n}" class="c{n % 7}"><a href="/plain?{n}">Entry {n}</a></li>' for n in range(50_000))
    wire.send(HEAD.format(title="Many") + f"<body><h1>Many</h1><ul>{rows}</ul></body></html>")
