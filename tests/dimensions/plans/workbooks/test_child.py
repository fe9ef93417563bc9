"""Reading in a child process: the same answer, and one sentence whatever a file does to it."""

import logging
import resource
import threading
from pathlib import Path

import pytest

from dimensions.plans.workbooks import Unreadable, child, read_in_child, sentences, sheets_in_child, sheets_of
from dimensions.plans.workbooks.child import Limits
from dimensions.plans.workbooks.progress import heard_by
from tests.dimensions.plans.workbooks import jobs
from tests.dimensions.plans.workbooks.packed import DATA, package, rows, workbook_parts

QUICK = Limits(cpu_seconds=1, wall_seconds=20, answer=2**20)


def asked(job, path="แผน.xlsx", **options):
    return read_in_child(jobs.__name__, job, Path(path), **options)


def refusal(job, **options):
    with pytest.raises(Unreadable) as refused:
        asked(job, **options)
    return refused.value.message % refused.value.params


@pytest.mark.parametrize("name", ["messy_chiangrai_2569.xlsx", "old_form.xls"])
def test_child_reads_what_is_read_here(name):
    assert sheets_in_child(DATA / name) == sheets_of(DATA / name)


def test_child_refuses_as_it_is_refused_here(sent):
    with pytest.raises(Unreadable) as refused:
        sheets_in_child(sent("ก,ข".encode(), "0f3a"), name="แผน.xlsx")
    assert (refused.value.message, refused.value.params) == (sentences.RENAMED, {"suffix": ".xlsx"})


def test_child_is_told_options_and_nothing_of_its_parent(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "secret")
    told = asked("echo", fiscal_year=2569, slug=None)
    told["environment"].pop("LC_CTYPE", None)  # the interpreter's own
    assert told == {"name": "แผน.xlsx", "environment": {}, "fiscal_year": 2569, "slug": None}


def test_refusal_of_a_child_keeps_its_facts():
    assert refusal("refuse") == "No plan in แผน.xlsx"


def test_limits_are_held_to_those_that_hold_already():
    assert asked("loosen") == [5, 5]


@pytest.mark.parametrize("job", ["spin", "hoard", "flood", "abort"])
def test_child_that_takes_too_much_is_stopped(job):
    assert refusal(job, limits=QUICK) == sentences.TOO_MUCH


def test_child_that_only_waits_is_stopped():
    assert refusal("sleep", limits=Limits(wall_seconds=2)) == sentences.TOO_MUCH


@pytest.mark.parametrize(
    ("job", "logged"),
    [
        ("stumble", "A file could not be read: KeyError: 'nothing'"),
        ("crash", "A child that read a file ended with code -11"),
        ("nothing", f"A file could not be read: AttributeError: module '{jobs.__name__}' has no attribute 'nothing'"),
    ],
)
def test_what_breaks_in_a_child_is_logged_and_said_as_damage(job, logged, caplog):
    with caplog.at_level(logging.ERROR):
        assert refusal(job) == sentences.DAMAGED
    assert [record.getMessage() for record in caplog.records] == [logged]


def test_child_says_how_far_it_is_and_an_endless_line_fills_no_memory():
    told = []
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with heard_by(lambda *step: told.append(step)):
        asked("chatter")
    assert told == [("opening", 0, 0), ("sheets", 2, 7)]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # kB, of 200 MB that were said


def test_stop_of_the_service_leaves_a_reading_alone():
    assert asked("hold_on") == "read"


def test_child_that_is_ended_from_outside_says_nothing_of_its_file():
    with pytest.raises(InterruptedError):
        asked("be_ended")


def test_xml_that_asks_for_too_much_is_said_so(sent):
    wide = '<sheetData><row r="1">' + '<c r="A1" s="1"/>' * 1_000_000 + '<c r="B1"><v>1</v></c></row></sheetData>'
    path = sent(package(workbook_parts(wide)))
    with pytest.raises(Unreadable) as refused:
        read_in_child("dimensions.plans.workbooks.reading", "sheets_as_data", path, limits=Limits(memory=150 * 2**20))
    assert refused.value.message == sentences.TOO_MUCH


def test_native_code_that_asks_for_too_much_stops_only_the_child(sent):
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    path = sent(package(workbook_parts(rows(["ก"]).replace("</sheetData>", far))))
    assert refusal("dense", path=path) == sentences.TOO_MUCH


def test_two_files_are_read_at_once_and_the_next_one_waits(monkeypatch, tmp_path):
    started, end = threading.Barrier(3), threading.Event()

    def slow(_command, answer, _seconds):
        started.wait(timeout=30)
        end.wait(timeout=30)
        return answer.write(b'{"read": 1}') and 0

    monkeypatch.setattr(child, "_ended", slow)
    answers = []
    readers = [
        threading.Thread(target=lambda: answers.append(child.read_in_child("jobs", "any", tmp_path))) for _ in range(2)
    ]
    for reader in readers:
        reader.start()
    started.wait(timeout=30)
    assert not child._turns.acquire(blocking=False)
    end.set()
    for reader in readers:
        reader.join(timeout=30)
    assert answers == [1, 1]
    assert child._turns.acquire(blocking=False)
    child._turns.release()
