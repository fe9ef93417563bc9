"""A reading in a process of its own, with an end to its time and memory: a hostile file stops only that.

`python -m dimensions.plans.workbooks MODULE FUNCTION PATH OPTIONS LIMITS` is the child. It knows nothing of Django and
inherits no environment, so no key and no password stands in its memory. How far it is it says on its standard error.
"""

import contextlib
import json
import logging
import resource
import signal
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import BoundedSemaphore, Timer
from typing import IO, Any, cast

from dimensions.plans.problems import Fact
from dimensions.plans.workbooks import sentences
from dimensions.plans.workbooks.found import Sheets, Unreadable
from dimensions.plans.workbooks.progress import Stage, heard_by, tell

ROOT = Path(__file__).resolve().parents[3]
ENDED_FROM_OUTSIDE = frozenset({-signal.SIGTERM, -signal.SIGINT, -signal.SIGHUP})
STOPPED = frozenset({-signal.SIGXCPU, -signal.SIGKILL, -signal.SIGABRT, -signal.SIGXFSZ})
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one reading may take; the wall clock runs on while a busy machine lets the child wait."""

    cpu_seconds: int = 5
    memory: int = 300 * 2**20
    answer: int = 32 * 2**20
    wall_seconds: int = 30

    def take_hold(self) -> None:
        """Of the process that calls this; nothing sets them free again."""
        for what, most in (
            (resource.RLIMIT_CPU, self.cpu_seconds),
            (resource.RLIMIT_AS, self.memory),
            (resource.RLIMIT_FSIZE, self.answer),
            (resource.RLIMIT_CORE, 0),
        ):
            _, hardest = resource.getrlimit(what)
            held = most if hardest == resource.RLIM_INFINITY else min(most, hardest)
            resource.setrlimit(what, (held, held))
        # a stop of the whole service reaches it too, and whoever started it waits for what it reads
        for stop in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(stop, signal.SIG_IGN)
        # the interpreter would only stumble over an answer that grows too long
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)


LIMITS = Limits()
STAGES = frozenset(Stage)
LONGEST_LINE = 200  # bytes; no step is longer, and what native code says of its troubles may be endless
AT_ONCE = 2  # children of one process: with their memory and time, many files at once would stop the others
_turns = BoundedSemaphore(AT_ONCE)


def sheets_in_child(path: Path, *, name: str | None = None) -> Sheets:
    """As `sheets_of`, for files of strangers."""
    data = read_in_child("dimensions.plans.workbooks.reading", "sheets_as_data", path, name=name)
    return Sheets.from_data(data)


def read_in_child(module: str, function: str, path: Path, *, limits: Limits = LIMITS, **options: Fact | None) -> Any:
    """What the function answers for the path and the options, as JSON carries it, or the Unreadable that it raised.

    The function is named and not handed over, so that the child alone loads what it needs.
    """
    told = [json.dumps(options), json.dumps(asdict(limits))]
    command = [sys.executable, "-X", "utf8", "-m", __package__, module, function, str(path.absolute()), *told]
    with _turns, tempfile.TemporaryFile() as answer:
        code = _ended(command, answer, limits.wall_seconds)
        answer.seek(0)
        return _taken(code, answer.read())


def _ended(command: list[str], answer: IO[bytes], seconds: int) -> int:
    """Run it to its end, or to that of its time, and pass on how far it says it is."""
    with subprocess.Popen(  # noqa: S603 - the program and its module are ours, the path is one argument
        command, cwd=ROOT, env={}, stdin=subprocess.DEVNULL, stdout=answer, stderr=subprocess.PIPE
    ) as child:
        end = Timer(seconds, child.kill)
        end.start()
        try:
            for line in iter(partial(cast(IO[bytes], child.stderr).readline, LONGEST_LINE), b""):
                _pass_on(line)
            return child.wait()
        finally:
            end.cancel()
            child.kill()


def _pass_on(line: bytes) -> None:
    """What native code says of its troubles is no step."""
    stage, *parts = line.decode("ascii", "replace").split() or [""]
    if stage in STAGES and len(parts) == 2 and all(part.isdecimal() for part in parts):
        tell(Stage(stage), *map(int, parts))


def _taken(code: int, answer: bytes) -> Any:
    if code in ENDED_FROM_OUTSIDE:
        raise InterruptedError(code)  # which says nothing of the file
    if code in STOPPED:
        raise Unreadable(sentences.TOO_MUCH)
    if code:
        log.error("A child that read a file ended with code %s", code)
        raise Unreadable(sentences.DAMAGED)
    told = json.loads(answer)
    if "unreadable" in told:
        raise Unreadable(told["unreadable"], **told["params"])
    if "broken" in told:
        log.error("A file could not be read: %s", told["broken"])
        raise Unreadable(sentences.DAMAGED)
    return told["read"]


def say(stage: Stage, done: int, of: int) -> None:
    """To whoever started this child; nobody may be left to hear it."""
    with contextlib.suppress(OSError):
        print(stage, done, of, file=sys.stderr, flush=True)


def answer_to(module: str, function: str, path: str, options: str) -> dict[str, Any]:
    """One of three: what was read, why nothing can be read, or what broke."""
    try:
        with heard_by(say):
            return {"read": getattr(import_module(module), function)(Path(path), **json.loads(options))}
    except Unreadable as refusal:
        return {"unreadable": refusal.message, "params": refusal.params}
    except MemoryError:
        return {"unreadable": sentences.TOO_MUCH, "params": {}}
    except BaseException as error:  # a panic of native code is no Exception
        return {"broken": f"{type(error).__name__}: {error}"}
