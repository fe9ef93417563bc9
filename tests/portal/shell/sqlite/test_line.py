"""First come, first served, also where the turn comes in the moment of giving up."""

import threading
import time

import pytest

from portal.shell.sqlite.line import Line


@pytest.fixture
def line():
    return Line()


def waiting(line, number, served):
    """A thread that stands in the line before this returns, notes its turn and hands it over."""

    def wait():
        if line.take(patience=5):
            served.append(number)
            line.let_next()

    before, thread = len(line._waiting), threading.Thread(target=wait)
    thread.start()
    while len(line._waiting) == before:
        time.sleep(0.001)
    return thread


def test_line_serves_in_the_order_of_coming(line):
    served = []
    line.take(patience=0)
    threads = [waiting(line, number, served) for number in range(5)]
    line.let_next()
    for thread in threads:
        thread.join()
    assert (served, line.is_taken) == ([0, 1, 2, 3, 4], False)


def test_whoever_comes_back_at_once_stands_behind_those_who_wait(line):
    served = []
    line.take(patience=0)
    thread = waiting(line, "other", served)
    line.let_next()
    assert line.take(patience=5)
    served.append("again")
    line.let_next()
    thread.join()
    assert served == ["other", "again"]


def test_whoever_loses_patience_leaves_the_line(line):
    line.take(patience=0)
    answers = [line.take(patience=0.01), line.take(patience=0.01)]
    line.let_next()
    assert (answers, line.is_taken) == ([False, False], False)


def test_turn_that_comes_in_the_last_moment_is_taken(line):
    """Handed over after the waiting ended and before the line was left."""
    line.take(patience=0)
    leave, line._left = line._left, lambda turn: line.let_next() or leave(turn)
    assert (line.take(patience=0.01), line.is_taken) == (True, True)
