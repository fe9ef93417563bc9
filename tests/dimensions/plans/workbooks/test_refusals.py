"""Files that are not read: one sentence each, and nothing else happens."""

import io
import json
import zipfile
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from dimensions.plans.workbooks import Sheets, Unreadable, sentences, sheets_of
from dimensions.plans.workbooks.gathering import MAX_CELLS, MAX_CHARACTERS, MAX_PLACES
from dimensions.plans.workbooks.package import MAX_PARTS
from dimensions.plans.workbooks.reading import MAX_BYTES
from tests.dimensions.plans.workbooks.packed import (
    DATA,
    MAIN,
    PIXEL,
    compound,
    document_parts,
    package,
    relations,
    rows,
    table,
    workbook_parts,
)

WORKBOOK = (DATA / "messy_chiangrai_2569.xlsx").read_bytes()
HTML = "<table><tr><td>ที่</td><td>กิจกรรม</td></tr></table>"
DOCTYPE = '<!DOCTYPE a [<!ENTITY b "ข"><!ENTITY c SYSTEM "file:///etc/hostname">]>'


def without(parts, *names):
    return {name: content for name, content in parts.items() if name not in names}


def locked(data):
    """As if its first part were encrypted, in its own header and in the list of parts."""
    marked = bytearray(data)
    marked[6] |= 1
    marked[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(marked)


def written(fill):
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed) as book:
        fill(book)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("แผน.xlsx", b"", sentences.EMPTY),
        ("แผน.csv", b"\xef\xbb\xbf \r\n", sentences.EMPTY),
        ("แผน.csv", b",,\n,,\n", sentences.NOTHING_TYPED),
        ("แผน.xlsx", WORKBOOK[:4000], sentences.DAMAGED),
        ("แผน.xlsx", WORKBOOK.replace(b"PK\x01\x02", b"PK\x09\x09"), sentences.DAMAGED),
        ("แผน.xlsx", compound("EncryptionInfo", "EncryptedPackage"), sentences.PASSWORD),
        ("แผน.xlsx", locked(WORKBOOK), sentences.PASSWORD),
        ("แผน.doc", compound("1Table", "WordDocument"), sentences.OLD_WORD),
        ("แผน.doc", b"{\\rtf1\\ansi}", sentences.OLD_WORD),
        ("แผน.xls", compound("PowerPoint Document"), sentences.OTHER_OFFICE),
        ("แผน.xls", compound("Workbook"), sentences.DAMAGED),
        ("แผน.xls", HTML.encode("cp874"), sentences.WEB_PAGE),
        ("แผน.xls", f"\ufeff<html>{HTML}".encode("utf-16-le"), sentences.WEB_PAGE),
        ("แผน.csv", f"<!DOCTYPE html>{HTML}".encode(), sentences.WEB_PAGE),
        ("แผน.xls", b"MIME-Version: 1.0\r\nContent-Type: multipart/related", sentences.WEB_PAGE),
        ("แผน.pdf", b"%PDF-1.7\n", sentences.PDF),
        ("แผน.xlsx", b"\n\n%PDF-1.4\n", sentences.PDF),
        ("แผน.png", PIXEL, sentences.PICTURE),
        ("แผน.jpg", b"\xff\xd8\xff\xe0", sentences.PICTURE),
        ("แผน.heic", b"\0\0\0\x18ftypheic", sentences.PICTURE),
        ("แผน.webp", b"RIFF\0\0\0\0WEBPVP8 ", sentences.PICTURE),
        ("แผน.7z", b"7z\xbc\xaf\x27\x1c", sentences.ARCHIVE),
        ("แผน.zip", package({"แผน.xlsx": WORKBOOK}), sentences.ARCHIVE),
        ("แผน.xlsx", package({}), sentences.ARCHIVE),
        ("แผน.ods", package({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), sentences.OTHER_SHEETS),
        ("แผน.pptx", package(document_parts("") | {"_rels/.rels": ""}), sentences.DAMAGED),
        ("แผน.bin", b"\0\1\2\3", sentences.UNKNOWN),
        ("แผน.xlsx", package(without(workbook_parts(""), "xl/workbook.xml")), sentences.DAMAGED),
        ("แผน.xlsx", package(workbook_parts("")), sentences.NOTHING_TYPED),
        ("แผน.xlsx", package(workbook_parts(rows(["ก"]), attributes='state="hidden"')), sentences.ONLY_HIDDEN),
        ("แผน.xlsx", package(workbook_parts("<sheetData><row>")), sentences.DAMAGED),
        ("แผน.xlsx", package(workbook_parts('<sheetData><row><c r="7B"/></row></sheetData>')), sentences.DAMAGED),
        ("แผน.xlsx", package(workbook_parts('<sheetData><row><c r="XFE1"/></row></sheetData>')), sentences.DAMAGED),
        ("แผน.xlsx", package(workbook_parts('<sheetData><row r="1048577"><c/></row></sheetData>')), sentences.DAMAGED),
        (
            "แผน.xlsx",
            package(workbook_parts('<sheetData><row><c t="s"><v>9</v></c></row></sheetData>')),
            sentences.DAMAGED,
        ),
        ("แผน.xlsm", package(workbook_parts(rows(["ก"]), kind="xlMacrosheet")), sentences.MACROS),
        ("แผน.xlsm", package(workbook_parts(rows(["ก"])) | {"xl/vbaProject.bin": b"\0"}), sentences.MACROS),
        ("แผน.docm", package(document_parts(table()) | {"word/vbaProject.bin": b"\0"}), sentences.MACROS),
        (
            "แผน.xlsx",
            written(lambda book: book.add_worksheet().insert_image("A1", "", {"image_data": io.BytesIO(PIXEL)})),
            sentences.ONLY_PICTURES,
        ),
    ],
)
def test_file_is_refused_with_its_sentence(refused, name, data, sentence):
    assert refused(data, name) == sentence


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".docx"])
def test_plain_text_named_like_a_workbook_is_refused(refused, suffix):
    assert refused("ที่,กิจกรรม\n๑,ก\n".encode(), f"แผน{suffix}") == (
        f"The file is named {suffix} but holds plain text. Open it in Excel, save it as .xlsx and send that."
    )


def test_binary_workbook_is_refused(refused):
    parts = workbook_parts(rows(["ก"])) | {"_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.bin"))}
    assert refused(package(parts | {"xl/workbook.bin": b"\0"}), "แผน.xlsb") == sentences.OTHER_SHEETS


def test_presentation_is_refused(refused):
    parts = {
        "_rels/.rels": relations(("rId1", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": "<a/>",
    }
    assert refused(package(parts), "แผน.pptx") == sentences.OTHER_OFFICE


@pytest.mark.parametrize("path", ["nothing.xlsx", "."])
def test_missing_file_is_refused(tmp_path, path):
    with pytest.raises(Unreadable) as refusal:
        sheets_of(tmp_path / path)
    assert refusal.value.message == sentences.MISSING


def test_large_file_is_refused(refused):
    assert refused(b"a" * (MAX_BYTES + 1)) == sentences.TOO_LARGE % {"most": 20}


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "_rels/.rels", "xl/styles.xml"]
)
def test_doctype_is_refused_in_every_part(refused, part):
    others = [("rId2", "sharedStrings", "sharedStrings.xml"), ("rId3", "styles", "styles.xml")]
    parts = workbook_parts(rows(["ก"]), extra=others) | {
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>&b;</t></si></sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="1"/></cellXfs></styleSheet>',
    }
    parts["xl/sharedStrings.xml"] = parts["xl/sharedStrings.xml"].replace("&b;", "&b;" if "shared" in part else "ข")
    assert refused(package(parts | {part: DOCTYPE + parts[part]})) == sentences.TRICKS


def test_doctype_is_refused_in_a_document(refused):
    parts = document_parts(table())
    part = "word/document.xml"
    assert refused(package(parts | {part: DOCTYPE + parts[part]}), "แผน.docx") == sentences.TRICKS


def test_zip_bomb_is_refused_before_it_unfolds(refused):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in workbook_parts(rows(["ก"])).items():
            file.writestr(name, content)
        with file.open("xl/worksheets/sheet2.xml", "w") as bomb:
            for _ in range(200):
                bomb.write(bytes(2**20))
    assert refused(packed.getvalue()) == sentences.UNFOLDS % {"most": 100}


def test_zip_that_understates_its_size_is_refused(refused):
    sheet = rows(*([["ก" * 100]] * 100))
    data = package(workbook_parts(sheet))
    listed = data.rindex(b"xl/worksheets/sheet1.xml") - 46
    told = data[: listed + 24] + (100).to_bytes(4, "little") + data[listed + 28 :]
    assert refused(told) == sentences.DAMAGED


def test_zip_of_too_many_parts_is_refused(refused):
    assert refused(package({f"{number}": "" for number in range(MAX_PARTS + 1)})) == sentences.UNFOLDS % {"most": 100}


def test_too_many_cells_are_refused(refused):
    sheet = rows(*([["ก"] * 1000] * (MAX_CELLS // 1000)), ["ก"])
    assert refused(package(workbook_parts(sheet))) == sentences.TOO_MANY_CELLS % {"most": MAX_CELLS}


def test_too_much_text_is_refused(refused):
    parts = workbook_parts(
        '<sheetData><row r="1">' + '<c t="s"><v>0</v></c>' * 100 + "</row></sheetData>",
        extra=[("rId2", "sharedStrings", "sharedStrings.xml")],
    ) | {"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>{"ก" * 30_000}</t></si></sst>'}
    assert refused(package(parts)) == sentences.TOO_MANY_CHARACTERS % {"most": MAX_CHARACTERS}


def test_merging_the_whole_sheet_is_refused(refused):
    far = '<row r="1048576"><c r="XFD1048576" t="str"><v>ข</v></c></row>'
    merge = '<mergeCells><mergeCell ref="A1:XFD1048575"/></mergeCells>'
    sheet = rows(["ก"]).replace("</sheetData>", f"{far}</sheetData>{merge}")
    assert refused(package(workbook_parts(sheet))) == sentences.TOO_FAR % {"sheet": "แผน", "most": MAX_PLACES}


@given(
    st.sampled_from(["messy_chiangrai_2569.xlsx", "messy_chiangrai_2569.xls", "old_form.xls"]),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=4)), min_size=1, max_size=9),
)
@settings(max_examples=60, deadline=None)
def test_damage_of_any_kind_ends_in_sheets_or_a_sentence(name, damage):
    data = bytearray((DATA / name).read_bytes())
    for place, put in damage:
        start = int(place * len(data))
        data[start : start + 4] = put
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        with suppress(Unreadable):
            read = sheets_of(path)
            assert Sheets.from_data(json.loads(json.dumps(read.as_data()))) == read
