import pytest

from portal import boards
from portal.dashboard.checks import every_panel_opens


def test_every_name_opens():
    assert every_panel_opens() == []


@pytest.mark.parametrize("name", ["evidence.panels.Totls", "nowhere.panels.Totals"])
def test_typo_is_found_and_named(monkeypatch, name):
    monkeypatch.setitem(boards.BOARDS, "group", ["evidence.panels.Totals", name])
    faults = every_panel_opens()
    assert [(fault.id, name in fault.msg) for fault in faults] == [("dashboard.E001", True)]
