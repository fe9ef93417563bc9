"""What a child process is asked to do in the tests of its limits."""

import os
import resource
import signal
import sys
import time

from python_calamine import CalamineWorkbook

from dimensions.plans.workbooks import Unreadable
from dimensions.plans.workbooks.child import Limits


def echo(path, **options):
    return {"name": path.name, "environment": dict(os.environ), **options}


def refuse(path):
    raise Unreadable("No plan in %(name)s", name=path.name)


def spin(path):
    while True:
        pass


def sleep(path):
    time.sleep(600)


def hoard(path):
    return len(bytearray(400 * 2**20))


def flood(path):
    return "ก" * 2**20


def crash(path):
    os.kill(os.getpid(), signal.SIGSEGV)


def stumble(path):
    return {}["nothing"]


def loosen(path):
    Limits(cpu_seconds=60).take_hold()
    return resource.getrlimit(resource.RLIMIT_CPU)


def abort(path):
    os.abort()


def dense(path):
    """Calamine lays out every place between the first cell and the last."""
    with CalamineWorkbook.from_path(path) as book:
        return book.get_sheet_by_index(0).to_python()


def chatter(_path):
    """An endless line on the standard error, with a step of the reading before and behind it."""
    print("opening 0 0", file=sys.stderr)
    for _each in range(200):
        os.write(2, b"x" * 2**20)
    print("\nsheets 2 7\nsheets two 7\nnothing 1 1", file=sys.stderr)


def hold_on(_path):
    """A stop of the whole service reaches the child too."""
    for stop in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        os.kill(os.getpid(), stop)
    return "read"


def be_ended(_path):
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.kill(os.getpid(), signal.SIGTERM)
