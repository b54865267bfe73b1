"""A host that is gone before it has answered.
Ends: wrong-page
"""

from hostile_service import Wire, cut


def answer(wire: Wire) -> None:
    cut(wire)
