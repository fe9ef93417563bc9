"""Files on the disk, whole or not at all."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

COMING = ".coming-"
"""How the name of a file begins that is still being written."""


def write_whole(target: Path, chunks: Iterable[bytes]) -> None:
    """Write beside the target, flush to the disk, then rename: a reader sees all of it or nothing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=COMING)
    try:
        with os.fdopen(handle, "wb") as out:
            for chunk in chunks:
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        Path(name).chmod(settings.FILE_UPLOAD_PERMISSIONS)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    flush_folder(target.parent)
    flush_folder(target.parent.parent)


def flush_folder(folder: Path) -> None:
    """The names in a folder are flushed for themselves."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
