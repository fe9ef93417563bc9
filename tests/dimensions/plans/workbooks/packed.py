"""Files made for the tests: packages of parts, containers of the old Office, sheets and documents in bare XML."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

DATA = Path(__file__).parent / "data"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


PIXEL = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\0\0"))
    + _chunk(b"IEND", b"")
)


def package(parts):
    """A zip of these parts, texts in UTF-8."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return packed.getvalue()


def relations(*rows):
    """A .rels part: id, last word of the type, target."""
    listed = "".join(f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{to}"/>' for id, kind, to in rows)
    return f'<Relationships xmlns="{RELATIONS}">{listed}</Relationships>'


def workbook_parts(sheet, *, attributes="", kind="worksheet", extra=()):
    """The parts of a workbook whose one sheet is this XML inside <worksheet>."""
    listed = f'<sheets><sheet name="แผน" sheetId="1" {attributes} r:id="rId1"/></sheets>'
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{listed}</workbook>',
        "xl/_rels/workbook.xml.rels": relations(("rId1", kind, "worksheets/sheet1.xml"), *extra),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{sheet}</worksheet>',
    }


def rows(*lines):
    """Sheet data of inline texts."""
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    return "<sheetData>" + "".join(f"<row>{''.join(map(cell.format, line))}</row>" for line in lines) + "</sheetData>"


def document_parts(body, *, extra=(), **parts):
    """The parts of a Word document with this XML inside <w:body>."""
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": relations(*extra),
        **parts,
    }


def paragraph(text, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def box(content, properties=""):
    """A cell of a Word table, of paragraphs in XML or of one plain text."""
    inside = content if content.startswith("<") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def table(*lines):
    """A Word table of rows of cells in XML."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(line)}</w:tr>" for line in lines) + "</w:tbl>"


def compound(*names):
    """A container of the old Office with empty streams of these names: header, one sector of table, directories."""
    entries = b"".join(_entry(name, kind) for name, kind in [("Root Entry", 5), *((name, 2) for name in names)])
    sectors = -(-len(entries) // 512)
    table = struct.pack("<I", 0xFFFFFFFD) + b"".join(
        struct.pack("<I", number + 1 if number < sectors else 0xFFFFFFFE) for number in range(1, sectors + 1)
    )
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff" * (512 - len(header) - 4)
    return header + table.ljust(512, b"\xff") + entries.ljust(sectors * 512, b"\0")


def _entry(name, kind):
    coded = name.encode("utf-16-le") + b"\0\0"
    entry = coded.ljust(64, b"\0") + struct.pack("<HBB", len(coded), kind, 1) + b"\xff" * 12 + bytes(36)
    return entry + struct.pack("<IQ", 0xFFFFFFFE, 0)
