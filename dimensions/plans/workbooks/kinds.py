"""What a file is, by what stands in it; its name only counts where plain text pretends to be a workbook."""

import re
from pathlib import PurePath

from dimensions.plans.workbooks import sentences
from dimensions.plans.workbooks.found import Unreadable

ZIP = "zip"
OLE = "ole"
TEXT = "text"

OFFICE_SUFFIXES = frozenset({".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".docx", ".doc", ".docm", ".odt"})
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
BEGINNINGS = {b"PK\x03\x04": ZIP, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": OLE}
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"BM", b"II*\0", b"MM\0*")
REFUSED: tuple[tuple[tuple[bytes, ...], str], ...] = (
    ((b"%PDF-",), sentences.PDF),
    (PICTURES, sentences.PICTURE),
    ((b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b"), sentences.ARCHIVE),
    ((b"{\\rtf",), sentences.OLD_WORD),
)
HTML = re.compile(
    r"<(!doctype html|html|head|body|table|meta|style)\b|\Amime-version:|urn:schemas-microsoft-com:office", re.I
)
PICTURES_IN_ISO_MEDIA = (b"ftyphei", b"ftypmif1", b"ftypavif")


def kind_of(data: bytes, name: str) -> str:
    """ZIP, OLE or TEXT; what cannot be read is refused with its own sentence."""
    head = data[:4096]
    for beginning, kind in BEGINNINGS.items():
        if head.startswith(beginning):
            return kind
    for beginnings, sentence in REFUSED:
        if head.startswith(beginnings):
            raise Unreadable(sentence)
    if head[4:].startswith(PICTURES_IN_ISO_MEDIA) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        raise Unreadable(sentences.PICTURE)
    return _text(head, data, PurePath(name).suffix.lower())


def _text(head: bytes, data: bytes, suffix: str) -> str:
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        raise Unreadable(sentences.EMPTY)
    wide = head.startswith(UTF_16)
    if b"%PDF-" in head[:1024]:
        raise Unreadable(sentences.PDF)
    if HTML.search(head.decode("utf-16" if wide else "latin-1", "ignore")):
        raise Unreadable(sentences.WEB_PAGE)
    if b"\0" in data and not wide:
        raise Unreadable(sentences.UNKNOWN)
    if suffix in OFFICE_SUFFIXES:
        raise Unreadable(sentences.RENAMED, suffix=suffix)
    return TEXT
