"""A file that was handed in, as its page shows it: the doubts by kind, the sheets as typed, and what was read."""

from dimensions.checking.page import Checking, checking_of

__all__ = ["Checking", "checking_of"]
