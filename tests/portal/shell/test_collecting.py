"""The garbage collector rests during large work and goes on after it, whatever happened."""

import gc
import weakref

import pytest

from portal.shell.collecting import no_collecting


def test_collector_rests_and_goes_on():
    with no_collecting():
        assert not gc.isenabled()
        with no_collecting():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_collector_goes_on_after_a_failure():
    with pytest.raises(ValueError, match="broken"), no_collecting():
        raise ValueError("broken")
    assert gc.isenabled()


class Ring:
    """Something that holds itself, which counting references never frees."""

    def __init__(self):
        self.itself = self


def test_what_the_work_left_is_gone_at_its_end():
    with no_collecting():
        left = weakref.ref(Ring())
        assert left() is not None
    assert left() is None
