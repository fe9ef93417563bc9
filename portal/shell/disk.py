"""Files on the disk, whole or not at all."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from django.conf import settings

COMING = ".coming-"
"""How the name of a file begins that is still being written."""


_together: ContextVar[bool] = ContextVar("files_flushed_together", default=False)


@contextmanager
def flushed_together() -> Iterator[None]:
    """What is written inside reaches the disk when the block ends: hundreds of files in one go."""
    token = _together.set(True)
    try:
        yield
    finally:
        _together.reset(token)
    os.sync()


def write_whole(target: Path, chunks: Iterable[bytes]) -> None:
    """Write beside the target, flush to the disk, then rename: a reader sees all of it or nothing."""
    make_folder(target.parent)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=COMING)
    try:
        with os.fdopen(handle, "wb") as out:
            for chunk in chunks:
                out.write(chunk)
            out.flush()
            if not _together.get():
                os.fsync(out.fileno())
        Path(name).chmod(settings.FILE_UPLOAD_PERMISSIONS)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    flush_folder(target.parent)
    flush_folder(target.parent.parent)


def make_folder(folder: Path) -> None:
    """And those above it that are missing; nobody else who uses the machine may look inside."""
    for each in reversed([folder, *folder.parents]):
        if not each.is_dir():
            each.mkdir(mode=settings.FILE_UPLOAD_DIRECTORY_PERMISSIONS, exist_ok=True)


def flush_folder(folder: Path) -> None:
    """The names in a folder are flushed for themselves."""
    if _together.get():
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
