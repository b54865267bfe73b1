"""A picture, said to be a page."""

from hostile_service import PIXEL, Wire


def answer(wire: Wire) -> None:
    wire.send(PIXEL)
