from contextlib import suppress
from contextvars import Context

import pytest

from portal.shell import digits


def test_digits_are_arabic_until_somebody_chooses():
    assert (digits.active(), digits.shown("ข้อ 1 ๒")) == ("arabic", "ข้อ 1 2")


def test_override_ends_with_its_block():
    with digits.override("thai"):
        assert (digits.active(), digits.shown(2568)) == ("thai", "๒๕๖๘")
        with digits.override("arabic"):
            assert digits.active() == "arabic"
        assert digits.active() == "thai"
    assert digits.active() == "arabic"


def test_override_ends_with_an_error_too():
    with suppress(LookupError), digits.override("thai"):
        raise LookupError
    assert digits.active() == "arabic"


def test_override_lasts_in_its_own_context_only():
    with digits.override("thai"):
        assert (digits.active(), Context().run(digits.active)) == ("thai", "arabic")


def test_unknown_digits_are_refused():
    with pytest.raises(ValueError, match="'roman'"), digits.override("roman"):
        pass
