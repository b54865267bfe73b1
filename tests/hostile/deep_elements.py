"""Elements five thousand levels deep, put there by a script, since a parser stops at five hundred.

Ends: died?
"""

from hostile_service import HEAD, Wire


def answer(wire: Wire) -> None:
    script = """let at = document.body; for (let n = 0; n < 5000; n++) {
    const one = document.createElement(n % 2 ? "div" : "span"); at.append(one); at = one; } at.textContent = "Deep";"""
    body = f"<body><h1>Deep</h1>{'<div>' * 5_000}<p>Deep.</p><script>{script}</script></body></html>"
    wire.send(HEAD.format(title="Deep") + body)
