"""Empty rows are taken out of a sheet's XML before it is parsed, and nothing else."""

import io

import pytest

from dimensions.plans.grid import Cell
from dimensions.plans.workbooks import sheets_of
from dimensions.plans.workbooks.sifting import CHUNK, Sifted
from tests.dimensions.plans.workbooks.packed import package, rows, workbook_parts

FULL = b'<row r="2" spans="1:2"><c r="A2" s="1"/><c r="B2"><v>1</v></c></row>'


def sifted(data):
    stream, read = Sifted(io.BytesIO(data)), b""
    while block := stream.read(10):
        read += block
    return read


@pytest.mark.parametrize(
    ("data", "left"),
    [
        (b"", b""),
        (b"<a>no rows</a>", b"<a>no rows</a>"),
        (b'<x><row r="1"/>' + FULL + b"</x>", b"<x>" + FULL + b"</x>"),
        (b'<row r="1" ht="15"></row>' + FULL, FULL),
        (b'<row r="1">\n<c r="A1" s="1" />\n<c r="B1"/></row>' + FULL, FULL),
        (b'<row><c r="A1"/></row>' + FULL, b'<row><c r="A1"/></row>' + FULL),
        (b'<row r="1"><c s="1"/></row>' + FULL, b'<row r="1"><c s="1"/></row>' + FULL),
    ],
)
def test_only_empty_rows_that_say_where_they_stand_are_left_out(data, left):
    assert (
        sifted(data + b'<row r="9"><c r="A9"><v>1</v></c></row>') == left + b'<row r="9"><c r="A9"><v>1</v></c></row>'
    )


def test_rows_over_the_edge_of_a_chunk_stay_whole():
    assert sifted(FULL * (CHUNK // len(FULL) * 3)) == FULL * (CHUNK // len(FULL) * 3)


def test_a_million_empty_rows_hide_nothing(sent):
    first, *_ = rows(["ที่"]).split("</sheetData>")
    empty = "".join(f'<row r="{row}"><c r="A{row}" s="1"/></row>' for row in range(2, 1_000_001))
    last = '<row r="1000001"><c r="A1000001" t="str"><v>หมายเหตุ</v></c></row></sheetData>'
    read = sheets_of(sent(package(workbook_parts(first + empty + last))))
    assert read.sheets[0].cells == (Cell(1, 1, "ที่"), Cell(1_000_001, 1, "หมายเหตุ"))
