"""What the engine makes of our pages: figures, digits, pictures; and what it must not fetch."""

import gc
import re
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from types import SimpleNamespace

import pypdf
import pypdfium2
import pytest
from django.conf import settings
from django.template import engines
from django.utils import translation
from PIL import Image
from weasyprint.formatting_structure.boxes import Box

from portal.reports import pdf
from portal.shell import digits

AT = datetime(2026, 3, 20, 9, 30, tzinfo=UTC)


def picture(colour: str) -> bytes:
    content = BytesIO()
    Image.new("RGB", (40, 30), colour).save(content, "PNG")
    return content.getvalue()


def printed(body: str, *, language: str = "th", **said) -> str:
    """A document of base_print.html with this body."""
    facts = {
        "title": "รายงานความก้าวหน้า",
        "office": SimpleNamespace(name="สพจ.ระยอง"),
        "as_of": "20.03",
    }
    source = f'{{% extends "base_print.html" %}}{{% block body %}}{body}{{% endblock %}}'
    shown = digits.THAI if language == "th" else digits.ARABIC
    with translation.override(language), digits.override(shown):
        return engines["django"].from_string(source).render({"facts": facts | said})


def rendered(html: str, *, language: str = "th", **given) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(pdf.render(html, language=language, title="รายงาน", **given)))


def test_document_says_title_language_and_moment():
    reader = rendered(printed("<p>ก</p>"), at=AT)
    assert (reader.metadata.title, reader.trailer["/Root"]["/Lang"], reader.metadata.creation_date) == (
        "รายงาน",
        "th",
        AT,
    )


def test_no_line_breaks_inside_the_name_of_the_programme():
    """At whatever width; without the span some of them do."""
    widths = range(20, 70)
    there = len(widths) + 1  # the last in the closing line
    body = "".join(f'<p style="width: {width}mm">โครงการพัฒนาชุมชนใสสะอาดประจำปี</p>' for width in widths)
    whole, bare = printed(body), printed(body).replace('<span class="unbroken">', "<span>")
    counts = ["".join(page.extract_text() for page in rendered(html).pages).count("ใสสะอาด") for html in (whole, bare)]
    assert (counts[0], counts[1] < there) == (there, True)


def test_same_arguments_give_the_same_bytes():
    first, other = printed("<p>ทำ</p><h2>น้ำ</h2>"), printed("<p>อื่น</p>")
    results = [pdf.render(html, language="th", title="x", at=AT) for html in (first, other, first)]
    assert (results[0] == results[2], results[0] == results[1]) == (True, False)


@pytest.mark.parametrize(("language", "number"), [("th", "๒ / ๓"), ("en", "2 / 3")])
def test_page_number_is_in_the_digits_of_the_language_and_not_on_the_cover(language, number):
    pages = rendered(printed('<p>A</p><p class="new-page">B</p>', language=language), language=language).pages
    assert [number in page.extract_text() for page in pages] == [False, True, False]


def test_head_and_foot_stand_on_every_page_but_the_cover():
    html = printed('<p>A</p><p class="new-page">B</p>', notice="SAMPLE", language="en")
    pages = [page.extract_text() for page in rendered(html, language="en").pages]
    assert [(page.count("สพจ.ระยอง"), page.count("SAMPLE")) for page in pages] == [(1, 1)] * 3
    assert ["/ 3" in page for page in pages] == [False, True, True]


def test_history_head_is_printed_once_at_the_end_in_plain_figures():
    pages = rendered(printed("<p>ก</p>", head="21:1234:0a1b2c3d")).pages
    assert ["21:1234:0a1b2c3d" in page.extract_text() for page in pages] == [False, True]


def test_table_head_is_repeated_and_no_row_is_split():
    row = "<tr><td>START<br>x<br>x<br>x<br>x<br>END</td></tr>"
    pages = rendered(printed(f"<table><thead><tr><th>HEAD</th></tr></thead><tbody>{row * 20}</tbody></table>")).pages[
        1:
    ]
    texts = [page.extract_text() for page in pages]
    assert len(texts) > 2
    assert [text.count("HEAD") for text in texts] == [1] * len(texts)
    assert [text.count("START") for text in texts] == [text.count("END") for text in texts]


def test_nowrap_keeps_a_name_on_one_line():
    name = "สำนักงานพัฒนาชุมชนอำเภอเขาชะเมา"
    filler = "รายละเอียดของกิจกรรมตามแผนปฏิบัติการ"
    texts = [
        rendered(printed(f'<p>{filler * count} <span class="nowrap">{name}</span></p>')).pages[1].extract_text()
        for count in range(1, 5)
    ]
    assert [text.count(name) for text in texts] == [1, 1, 1, 1]


def test_headings_become_bookmarks():
    reader = rendered(printed("<h1>บทนำ</h1><h2>น้ำ</h2>"))
    titles = [entry.title if not isinstance(entry, list) else [sub.title for sub in entry] for entry in reader.outline]
    assert titles == ["รายงานความก้าวหน้า", "บทนำ", ["น้ำ"]]


def test_pictures_come_from_the_caller(tmp_path):
    (tmp_path / "b.png").write_bytes(picture("blue"))
    files = {"รูป ก.png": picture("red"), "b": tmp_path / "b.png"}
    html = printed('<div class="thumbnails"><img src="saisaat:รูป%20ก.png"><img src="saisaat:b"></div>')
    page = rendered(html, files=files).pages[1]
    assert sorted(image.image.getpixel((5, 5)) for image in page.images) == [(0, 0, 255), (255, 0, 0)]


def test_static_files_are_ours_to_read():
    address = (settings.BASE_DIR / "static" / "img" / "favicon.svg").as_uri()
    expected = (settings.BASE_DIR / "static" / "img" / "favicon.svg").read_bytes()
    assert pdf._OwnFiles({}).fetch(address).read() == expected


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/a.png",
        "https://example.org/a.png",
        "file:///etc/passwd",
        "file://elsewhere/etc/passwd",
        (settings.BASE_DIR / "manage.py").as_uri(),
        f"{(settings.BASE_DIR / 'static').as_uri()}/../manage.py",
        f"{(settings.BASE_DIR / 'static').as_uri()}/%2e%2e/manage.py",
        "data:image/png;base64,iVBORw0KGgo=",
        "ftp://127.0.0.1/a",
        "saisaat:unknown",
    ],
)
def test_any_other_address_is_refused(address):
    with pytest.raises(pdf.ForeignAddressError):
        pdf._OwnFiles({"known": b"x"}).fetch(address)


@pytest.fixture
def outside():
    """A web server of this machine, the paths it was asked for, and its address."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    thread.join()
    server.server_close()


def test_nothing_is_fetched_from_outside(outside, tmp_path):
    address, asked = outside
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    html = printed(
        f'<link rel="stylesheet" href="{address}/a.css"><style>@import url("{address}/b.css");'
        f'p {{ background: url("{address}/c.png") }}</style><img src="{address}/d.png"><p>TEXT</p>'
        f'<link rel="attachment" href="{secret.as_uri()}"><object data="{address}/e.svg"></object>'
        f'<svg viewBox="0 0 1 1"><image href="{address}/f.png"></image><use href="{address}/g.svg#a"></use></svg>'
    )
    reader = rendered(html)
    assert (asked, dict(reader.attachments), "TEXT" in reader.pages[1].extract_text()) == ([], {}, True)


def test_links_into_the_portal_are_dropped_and_links_to_the_world_kept():
    reader = rendered(printed('<p><a href="/evidence/1/">in</a> <a href="https://example.org/">out</a></p>'))
    links = [note.get_object()["/A"]["/URI"] for note in reader.pages[1]["/Annots"]]
    assert links == ["https://example.org/"]


def test_drawing_has_the_colour_of_its_state():
    drawing = '<svg class="shares" viewBox="0 0 1 1"><rect data-state="overdue" width="1" height="1"></rect></svg>'
    content = pdf.render(printed(drawing), language="th", title="")
    image = pypdfium2.PdfDocument(content)[1].render(scale=1).to_pil().convert("RGB")
    assert (165, 38, 31) in {colour for _count, colour in image.getcolors(1_000_000)}


@pytest.mark.parametrize("collecting", [True, False])
def test_garbage_collector_is_left_as_it_was(collecting):
    before = gc.isenabled()
    try:
        (gc.enable if collecting else gc.disable)()
        pdf.render("<p>ก</p>", language="th", title="")
        assert gc.isenabled() == collecting
    finally:
        (gc.enable if before else gc.disable)()


def test_a_paper_leaves_none_of_its_boxes_behind():
    table = "<table><thead><tr><th>ก</th></tr></thead><tbody><tr><td>ข</td></tr></tbody></table>"
    gc.collect()
    pdf.render(printed(table), language="th", title="")
    kinds = list(map(type, gc.get_objects()))  # asking a lazy object what it is would wake it
    assert [kind for kind in kinds if issubclass(kind, Box)] == []


def test_threads_take_turns():
    html, results = printed("<p>ทำน้ำ</p>"), []

    def draw():
        results.append(pdf.render(html, language="th", title="x"))

    threads = [threading.Thread(target=draw) for _each in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [pdf.render(html, language="th", title="x")] * 4


def test_closed_tags_are_read_faster_and_give_the_same_paper(monkeypatch):
    html = printed(
        '<h2>น้ำ &amp; &lt;ดิน&gt;</h2><p>ก<br>ข &quot;ค&quot;</p><table><colgroup><col class="col-code"><col></colgroup>'
        "<thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
        '<div class="sideways" data-sideways role="group" data-bare><p>a="b" c</p></div><p hidden></p>'
        '<svg class="shares" viewBox="0 0 1 1"><rect data-state="overdue" width="1" height="1"></rect></svg>'
    )
    assert pdf._tree(html) is not None
    fast = pdf.render(html, language="th", title="x", at=AT)
    monkeypatch.setattr(pdf, "_tree", lambda html: None)
    assert pdf.render(html, language="th", title="x", at=AT) == fast


@pytest.mark.parametrize("body", ["<ul><li>TEXT</ul>", "<p>TEXT&nbsp;</p>"])
def test_page_that_is_not_strict_is_read_as_browsers_read_it(body):
    assert pdf._tree(printed(body)) is None
    assert "TEXT" in rendered(printed(body)).pages[1].extract_text()


def test_control_signs_do_not_garble_what_is_copied():
    assert "TEXT" in rendered(printed("<p>\x0bTE\x01XT</p>")).pages[1].extract_text()


def test_every_share_of_a_bar_has_the_colour_on_paper_that_it_has_on_the_screen():
    tokens = dict(pdf._TOKEN.findall((pdf.STATIC / "css" / "tokens.css").read_text("utf-8")))
    screen = (pdf.STATIC / "css" / "components" / "progress.css").read_text("utf-8")
    fills = dict(re.findall(r'data-state="(\w+)"\] \{ fill: var\((--[\w-]+)\)', screen))
    paper = dict(re.findall(r'data-state="(\w+)"\] \{ fill: ([^;]+);', pdf._stylesheet("print-drawings.css")))
    assert paper == {state: tokens[token] for state, token in fills.items()}


def test_stylesheets_have_no_token_left():
    sheets = [pdf._stylesheet(f"{name}.css") for name in ("print", "print-elements", "print-drawings")]
    assert ["var(" in sheet for sheet in sheets] == [False] * 3


ROWS = '<table><tbody><tr id="one"><td>ก</td></tr><tr id="two"><td>ก<br>ข<br>ค</td></tr></tbody></table>'


def test_paper_is_dealt_out_by_the_heights_of_its_pieces():
    told = []

    def deal(heights):
        told.append(dict(heights))
        return printed(f"<p>DEALT {len(heights)}</p>")

    reader = pypdf.PdfReader(BytesIO(pdf.render_dealt(printed(ROWS), deal, language="th", title="x", at=AT)))
    assert "DEALT 2" in reader.pages[1].extract_text()
    (heights,) = told
    assert (heights.keys(), 2 < heights["two"] / heights["one"] < 3) == ({"one", "two"}, True)


def test_what_was_measured_changes_nothing_in_the_paper():
    dealt = [
        pdf.render_dealt(printed(pieces), lambda _heights: printed(ROWS), language="th", title="x", at=AT)
        for pieces in (ROWS, "<p>ก</p>")
    ]
    assert dealt == [pdf.render(printed(ROWS), language="th", title="x", at=AT)] * 2


def test_whoever_can_not_deal_leaves_the_engine_to_others():
    with pytest.raises(KeyError):
        pdf.render_dealt(printed(ROWS), lambda heights: str(heights["three"]), language="th", title="x")
    assert pdf.render(printed(ROWS), language="th", title="x").startswith(b"%PDF")
