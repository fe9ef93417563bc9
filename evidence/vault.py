"""Where the bytes are kept: under their sha256, written whole or not at all, private."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from evidence.files import CHUNK, PDF, Facts, digest
from evidence.pictures import pdf_page, photo
from portal.shell.disk import write_whole

PREVIEW_SIDE = 1600
THUMBNAIL_SIDE = 480


class NoPicture(Exception):  # noqa: N818
    """The file is kept, but cannot be drawn."""


def root() -> Path:
    return Path(settings.MEDIA_ROOT)


def path_of(sha256: str) -> Path:
    return root() / "files" / sha256[:2] / sha256


def picture_path_of(sha256: str, side: int) -> Path:
    return root() / "pictures" / str(side) / sha256[:2] / f"{sha256}.jpg"


def files_on_disk() -> Iterator[Path]:
    """All that lies where files are kept, half-written ones too."""
    return (path for path in (root() / "files").rglob("*") if path.is_file())


def keep(file: BinaryIO, facts: Facts) -> None:
    """Put the bytes on the disk for good before anybody is told that they were received."""
    target = path_of(facts.sha256)
    if not holds(target, facts):
        file.seek(0)
        write_whole(target, iter(lambda: file.read(CHUNK), b""))


def holds(target: Path, facts: Facts) -> bool:
    """Whether the bytes lie there whole and unchanged: a disk may lose or turn some of them."""
    if not target.exists() or target.stat().st_size != facts.size:
        return False
    with target.open("rb") as kept:
        return digest(kept) == (facts.sha256, facts.size)


def picture(sha256: str, media_type: str, side: int) -> Path:
    """A JPEG of a photo or of a PDF's first page, upright and without EXIF; drawn once, then kept."""
    target = picture_path_of(sha256, side)
    try:
        if not target.exists():
            write_whole(target, iter([draw(sha256, media_type, side=side)]))
    except OSError as error:
        raise NoPicture(sha256) from error
    return target


def draw(sha256: str, media_type: str, *, side: int, number: int = 0) -> bytes:
    """A photo, or a page of a PDF; `number` counts from 0."""
    try:
        with path_of(sha256).open("rb") as file:
            return pdf_page(file, number, side=side) if media_type == PDF else photo(file, side=side)
    except Exception as error:  # decoders raise whatever they like
        raise NoPicture(sha256) from error
