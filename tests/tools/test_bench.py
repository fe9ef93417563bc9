"""The lines of the bench, and that a floor is measured beside ours and not somewhere else."""

import json
from importlib import import_module
from inspect import isgeneratorfunction

import pytest

from tools.bench import __main__ as bench
from tools.bench import measure
from tools.bench.load import load
from tools.bench.measure import Measure


def test_line_is_json_with_its_ratio():
    line = Measure("a panel", 0.00123456, 0.001, "s").line
    assert json.loads(line) == {
        "name": "a panel",
        "ours": 0.001235,
        "floor": 0.001,
        "ratio": 1.235,
        "unit": "s",
        "floor_kind": "measured",
    }
    assert "\n" not in line


def test_line_keeps_thai_and_has_no_ratio_to_nothing():
    line = measure.budgeted("ฐานข้อมูล", 0, 0, unit="errors").line
    assert line == (
        '{"name": "ฐานข้อมูล", "ours": 0.0, "floor": 0.0, "ratio": null, "unit": "errors", "floor_kind": "reference"}'
    )


def test_ours_and_its_floor_are_measured_in_turns():
    turns = []
    readings = {"ours": iter([90.0, 1.0, 5.0, 3.0]), "floor": iter([80.0, 2.0, 4.0, 8.0])}

    def gauge(name):
        def read():
            turns.append(name)
            return next(readings[name])

        return read

    found = measure.compared("x", gauge("ours"), gauge("floor"), unit="s", rounds=3)
    assert found == Measure("x", 3.0, 4.0, "s", "measured")  # medians, and the first of each was for warming up
    assert turns == ["ours", "floor"] * 4


def test_gauge_counts_seconds(monkeypatch):
    moments = iter([10.0, 12.5])
    monkeypatch.setattr(measure.time, "perf_counter", lambda: next(moments))
    assert measure.seconds(lambda: None)() == 2.5


@pytest.mark.parametrize(("values", "percent", "answer"), [(range(200), 99, 198), ([7], 99, 7), ([3, 1, 2], 50, 2)])
def test_percentile_is_a_value_that_occurred(values, percent, answer):
    assert measure.percentile(list(values), percent) == answer


def test_what_was_done_is_not_said_on_standard_output(capsys):
    with measure.told("A part"):
        pass
    said = capsys.readouterr()
    assert (said.out, said.err[:8]) == ("", "A part: ")


@pytest.fixture
def address(live_server):
    return live_server.thread.host, live_server.thread.port


@pytest.mark.parametrize(("path", "is_right"), [("/healthz", True), ("/nowhere/", False)])
def test_load_counts_answers_and_those_that_are_wrong(address, path, is_right):
    head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: keep-alive\r\n\r\n"
    found = load(address, head.encode(), seconds=0.2, connections=2)
    assert (found["wrong"] == 0) == is_right
    assert found["rate"] > 0
    assert len(found["took"]) >= found["wrong"]


@pytest.mark.parametrize("part", bench.PARTS)
def test_every_part_yields_measures(part):
    assert isgeneratorfunction(import_module(f"tools.bench.{part}").measures)


def test_unknown_part_is_refused_with_those_that_there_are():
    with pytest.raises(SystemExit, match=r"There is no speed; the parts are: panels, lists, .*, weights\."):
        bench.main(["lists", "speed"])
