"""A server that takes what is asked and never says a word.
Ends: wrong-page
"""

from hostile_service import Wire


def answer(wire: Wire) -> None:
    wire.hang()
