"""A lock for which threads stand in line: first come, first served."""

from collections import deque
from threading import Lock


class Line:
    """Unlike `threading.Lock`, which a thread that comes back at once may take again before any that waits."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._waiting = deque[Lock]()
        self._taken = False

    @property
    def is_taken(self) -> bool:
        return self._taken

    def take(self, *, patience: float) -> bool:
        """Wait for the turn, at most so many seconds; has it come?"""
        with self._guard:
            if not self._taken:
                self._taken = True
                return True
            turn = Lock()
            turn.acquire()
            self._waiting.append(turn)
        return turn.acquire(timeout=patience) or not self._left(turn)

    def _left(self, turn: Lock) -> bool:
        """Has this one gone out of the line? Not if the turn came in the very last moment."""
        with self._guard:
            if turn in self._waiting:
                self._waiting.remove(turn)
                return True
        return False

    def let_next(self) -> None:
        """Hand the turn over to whoever has waited longest."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False
