"""Thai is the first language: every message has its Thai."""

from tools import catalogue


def test_thai_catalogue_is_complete():
    assert catalogue.faults(catalogue.kept(), catalogue.wanted()) == []
