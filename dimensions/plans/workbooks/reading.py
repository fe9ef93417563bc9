"""From any file that an office sends to its sheets."""

from pathlib import Path, PurePath
from typing import Any

from dimensions.plans.workbooks import sentences
from dimensions.plans.workbooks.compound import part_names
from dimensions.plans.workbooks.delimited import read_delimited
from dimensions.plans.workbooks.docx import read_docx
from dimensions.plans.workbooks.found import Sheets, Unreadable
from dimensions.plans.workbooks.kinds import OLE, ZIP, kind_of
from dimensions.plans.workbooks.package import Package
from dimensions.plans.workbooks.progress import Stage, tell
from dimensions.plans.workbooks.xls import read_xls
from dimensions.plans.workbooks.xlsx import read_xlsx

MAX_BYTES = 20 * 2**20
OTHER_SHEETS = frozenset({"xl/workbook.bin", "Index/Document.iwa"})

# presentations, mails and drawings
STRANGERS = frozenset({"PowerPoint Document", "__properties_version1.0", "VisioDocument"})


def sheets_of(path: Path, *, name: str | None = None) -> Sheets:
    """The sheets of a file, or Unreadable; `name` is what it was called when the path does not say so.

    Native code reads some of it: what strangers sent is read in a child process (see `child`).
    """
    tell(Stage.OPENING)
    called = name or path.name
    data = _bytes(path)
    kind = kind_of(data, called)
    if kind == ZIP:
        read = _unzipped(data)
    elif kind == OLE:
        read = _old_office(data)
    else:
        read = read_delimited(data, PurePath(called).stem)
    if not any(sheet.cells for sheet in read.sheets if not sheet.is_hidden):
        raise Unreadable(_why_nothing(read))
    return read


def sheets_as_data(path: Path, *, name: str | None = None) -> dict[str, Any]:
    """The job of a child process that is asked for sheets only."""
    return sheets_of(path, name=name).as_data()


def _why_nothing(read: Sheets) -> str:
    if not read.sheets:
        return sentences.DAMAGED
    if any(note.kind == "only_picture" for note in read.notes):
        return sentences.ONLY_PICTURES
    return sentences.ONLY_HIDDEN if any(sheet.cells for sheet in read.sheets) else sentences.NOTHING_TYPED


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise Unreadable(sentences.MISSING) from error
    if len(data) > MAX_BYTES:
        raise Unreadable(sentences.TOO_LARGE, most=MAX_BYTES // 2**20)
    if not data:
        raise Unreadable(sentences.EMPTY)
    return data


def _unzipped(data: bytes) -> Sheets:
    with Package(data) as package:
        if any(part.endswith("vbaProject.bin") for part in package.parts):
            raise Unreadable(sentences.MACROS)
        if not (main := package.main_part()):
            raise Unreadable(_what_else(package))
        if main.startswith("word/"):
            return read_docx(package, main)
        if main.startswith("xl/") and main.endswith(".xml"):
            return read_xlsx(package, main)
        raise Unreadable(sentences.OTHER_SHEETS if main.startswith("xl/") else sentences.OTHER_OFFICE)


def _what_else(package: Package) -> str:
    """Which sentence suits a zip that is neither workbook nor document."""
    if "mimetype" in package.parts or OTHER_SHEETS & package.parts.keys():
        return sentences.OTHER_SHEETS
    return sentences.DAMAGED if "[Content_Types].xml" in package.parts else sentences.ARCHIVE


def _old_office(data: bytes) -> Sheets:
    parts = part_names(data)
    if "EncryptedPackage" in parts:
        raise Unreadable(sentences.PASSWORD)
    if "WordDocument" in parts:
        raise Unreadable(sentences.OLD_WORD)
    if not {"Workbook", "Book"} & parts:
        raise Unreadable(sentences.OTHER_OFFICE if STRANGERS & parts else sentences.DAMAGED)
    if "_VBA_PROJECT_CUR" in parts:
        raise Unreadable(sentences.MACROS)
    return read_xls(data)
