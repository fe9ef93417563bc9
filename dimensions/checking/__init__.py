"""A file that was handed in, as its page shows it: the doubts by kind, the sheets as typed, and what was read."""

from dimensions.checking.doubts import stop_after
from dimensions.checking.page import Checking, Looked, cells_of, checking_of, remark_on

__all__ = ["Checking", "Looked", "cells_of", "checking_of", "remark_on", "stop_after"]
