"""What may come in: size, name, signature, and whether the real parser opens it. Knows bytes, not people."""

import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import BinaryIO

import pikepdf
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image

from evidence.pictures import MOST_MEGAPIXELS, one_at_a_time, opened, to_the_last_line
from portal.shell.digits import shown
from portal.shell.errors import Refusal

CHUNK = 1024 * 1024
MEGABYTE = 1024 * 1024
ORIENTATION, TURNED_SIDEWAYS = 0x0112, 5  # an EXIF tag, and the first of its values that swap the sides

JPEG, PNG, WEBP, HEIC, PDF = "image/jpeg", "image/png", "image/webp", "image/heic", "application/pdf"
EXTENSIONS = {
    "jpg": JPEG,
    "jpeg": JPEG,
    "jfif": JPEG,
    "png": PNG,
    "webp": WEBP,
    "heic": HEIC,
    "heif": HEIC,
    "pdf": PDF,
}
ENDINGS = " ".join(EXTENSIONS)
# Types and not only endings: a phone then offers its camera and its gallery too.
ACCEPT_ATTRIBUTE = ",".join([*dict.fromkeys(EXTENSIONS.values()), ".heic", ".heif", ".pdf"])
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
PDF_END, PDF_TAIL = b"%%EOF", 1024  # how a PDF ends, and how near to its last byte readers look for it
PDF_BROKEN = gettext_lazy("This PDF cannot be opened; it may have been cut off on the way. Send it again.")
KINDS_IN_WORDS = gettext_lazy("photos (JPG, PNG, WebP, HEIC) and PDF")


class FileRefused(Refusal):
    """A sentence for the person who sent the file: why, and what to do."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a file that may come in. `size` in bytes; `width` and `height` in pixels, turned upright."""

    sha256: str
    size: int
    media_type: str
    width: int | None = None
    height: int | None = None
    pages: int | None = None


def examine(file: BinaryIO, *, name: str, limit: int) -> Facts:
    """Everything about a file that may come in; refuses what may not, with a sentence. `limit` in bytes."""
    refuse_size(measure(file), limit)
    media_type = agreed_type(file, name)
    sha256, size = digest(file)
    file.seek(0)
    return READERS[media_type](file, Facts(sha256, size, media_type))


def measure(file: BinaryIO) -> int:
    return file.seek(0, 2)


def refuse_size(size: int, limit: int) -> None:
    if size == 0:
        raise FileRefused(
            _("This file is empty. Open it on your device to see whether it was saved, then send it again.")
        )
    if size > limit:
        megabytes = math.ceil(size * 10 / MEGABYTE) / 10
        raise FileRefused(
            _(
                "This file has %(size)s MB; at most %(limit)s MB are possible. "
                "Send a smaller photo or split the document."
            ),
            size=shown(f"{megabytes:.1f}".removesuffix(".0")),
            limit=shown(limit // MEGABYTE),
        )


def digest(file: BinaryIO) -> tuple[str, int]:
    """The sha256 and the size of the bytes, read in chunks."""
    file.seek(0)
    sha256, size = hashlib.sha256(), 0
    while chunk := file.read(CHUNK):
        sha256.update(chunk)
        size += len(chunk)
    return sha256.hexdigest(), size


def agreed_type(file: BinaryIO, name: str) -> str:
    """The type that both the name's ending and the first bytes say."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    named = EXTENSIONS.get(ending)
    if named is None:
        raise FileRefused(
            _("Files of this kind cannot be taken; only %(kinds)s can. Save the document as PDF and send that."),
            kinds=KINDS_IN_WORDS,
        )
    file.seek(0)
    if signature(file.read(32)) != named:
        raise FileRefused(
            _(
                "The name ends in .%(ending)s but the file is something else inside. "
                "Save it again in the right form and send that."
            ),
            ending=ending,
        )
    return named


def signature(head: bytes) -> str | None:
    """The media type that the first bytes prove, if it is one that may come in."""
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if head[4:8] == b"ftyp" and head[8:12] in HEIC_BRANDS:
        return HEIC
    return PDF if head.startswith(b"%PDF-") else None


def read_image(file: BinaryIO, facts: Facts) -> Facts:
    """Width and height as the picture is looked at, after it was decoded to its last line."""
    try:
        with one_at_a_time, to_the_last_line(), opened(file) as image:
            width, height = image.size
            turned = image.getexif().get(ORIENTATION, 1) >= TURNED_SIDEWAYS
            # A JPEG is read to its end at an eighth of its size: the same proof for a sixtieth of the memory.
            image.draft(None, (width // 8, height // 8))
            image.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise FileRefused(
            _("This picture is larger than %(limit)s megapixels. Make it smaller and send it again."),
            limit=shown(MOST_MEGAPIXELS[facts.media_type]),
        ) from error
    except Exception as error:  # decoders raise whatever they like on broken bytes
        raise FileRefused(
            _("This picture cannot be opened; it may have been cut off on the way. Send it again.")
        ) from error
    return replace(facts, width=height, height=width) if turned else replace(facts, width=width, height=height)


def has_its_end(file: BinaryIO) -> bool:
    """The parser mends what was cut off: half a document would pass for the whole, its last pages blank."""
    file.seek(max(0, measure(file) - PDF_TAIL))
    return PDF_END in file.read()


def read_pdf(file: BinaryIO, facts: Facts) -> Facts:
    try:
        with pikepdf.open(file) as document:
            pages = len(document.pages)
    except pikepdf.PasswordError as error:
        raise FileRefused(_("This PDF is locked with a password. Save it without one and send that.")) from error
    except Exception as error:  # the parser raises whatever it likes on broken bytes
        raise FileRefused(PDF_BROKEN) from error
    if not has_its_end(file):
        raise FileRefused(PDF_BROKEN)
    if pages == 0:
        raise FileRefused(_("This PDF has no pages. Save it again and send that."))
    return replace(facts, pages=pages)


READERS: dict[str, Callable[[BinaryIO, Facts], Facts]] = {
    JPEG: read_image,
    PNG: read_image,
    WEBP: read_image,
    HEIC: read_image,
    PDF: read_pdf,
}
