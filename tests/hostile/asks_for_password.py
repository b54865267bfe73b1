"""A server that asks for a name and a password in the browser's own window.
Ends: wrong-page
"""

from hostile_service import HEAD, Wire


def answer(wire: Wire) -> None:
    wire.send(HEAD.format(title="401") + "<h1>Sign in</h1>", status=401, www_authenticate='Basic realm="Hostile"')
