"""What the offices name on floors above is there."""

import pytest

from portal.offices.admin import formats
from portal.offices.checks import every_part_of_the_demo_is_there, writer_of_spreadsheets_opens


def test_every_part_of_the_demo_is_there():
    assert every_part_of_the_demo_is_there() == []


@pytest.mark.parametrize("name", ["evidence.demos", "awards.demo"])
def test_wrong_name_of_a_part_of_the_demo_is_found(settings, name):
    settings.DEMO_PARTS = ["portal.offices.demo", name]
    (fault,) = every_part_of_the_demo_is_there()
    assert (fault.id, fault.msg) == ("offices.E001", f"settings.DEMO_PARTS names {name}, which is not there.")


def test_writer_of_spreadsheets_opens():
    assert writer_of_spreadsheets_opens() == []


def test_wrong_name_of_the_writer_is_found(monkeypatch):
    monkeypatch.setattr(formats, "WRITER", "portal.reports.sheet")
    (fault,) = writer_of_spreadsheets_opens()
    assert fault.id == "offices.E002"
