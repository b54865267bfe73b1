"""Headers without end.
Ends: wrong-page
"""

from hostile_service import Wire


def answer(wire: Wire) -> None:
    wire.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(1_000_000):
        wire.write(f"x-{number}: {'y' * 1000}\r\n".encode())
