"""Python's garbage collector, which walks all that a large piece of work builds up, again and again, to free none.

At the end it looks once at what the work left: rings of objects would otherwise stay until much else has been made.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

YOUNGEST = 0  # the generation in which everything still is that was made while the collector rested


@contextmanager
def no_collecting() -> Iterator[None]:
    """For work of some seconds; where two of them overlap the first to end lets the collector go on."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
            gc.collect(YOUNGEST)
