"""How far a reading is: told step by step where it is made, heard by whoever waits for it; plain Python."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum


class Stage(StrEnum):
    OPENING = "opening"
    SHEETS = "sheets"
    PLAN = "plan"
    RULES = "rules"


Listener = Callable[[Stage, int, int], None]
_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def heard_by(listener: Listener) -> Iterator[None]:
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def tell(stage: Stage, done: int = 0, of: int = 0) -> None:
    """Say what begins now; of several parts, how many are done. Nobody need listen."""
    if listener := _listener.get():
        listener(stage, done, of)
