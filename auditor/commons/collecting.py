"""Keeps Python from searching values for circles where there are none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Hold the search for circular garbage off; what nobody refers to is freed at once all the same.

    Evidence, verdicts and findings are very many small values that never refer to each other in circles. To search
    them again and again takes as long as asking all the rules (`benchmarks/judge.py`).
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
