"""Which digits the present reader sees: a person's choice on the screen, always Thai in official documents."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from portal.shell.fiscal import Digits, in_digits

ARABIC: Final = "arabic"
THAI: Final = "thai"

_active: ContextVar[Digits] = ContextVar("digits", default=ARABIC)


def active() -> Digits:
    return _active.get()


@contextmanager
def override(digits: str) -> Iterator[None]:
    """These digits inside the block, the former ones after it."""
    token = _active.set(_known(digits))
    try:
        yield
    finally:
        _active.reset(token)


def shown(text: object) -> str:
    """The text with its figures in the active digits."""
    return in_digits(text, active())


def _known(digits: str) -> Digits:
    if digits == ARABIC:
        return ARABIC
    if digits == THAI:
        return THAI
    raise ValueError(f"digits are {ARABIC} or {THAI}, not {digits!r}")
