"""The engine with a memory makes the very paper that it makes without one."""

import sys
from contextlib import nullcontext
from datetime import UTC, datetime

import pytest
from weasyprint.draw import text as drawing
from weasyprint.formatting_structure.boxes import Box
from weasyprint.layout import percent
from weasyprint.text import line_break

from portal.reports import pdf, repeats
from tests.portal.reports.test_pdf import printed

AT = datetime(2026, 3, 20, 9, 30, tzinfo=UTC)
TITLE = "จัดตั้งศูนย์รับเรื่องร้องเรียน/ร้องทุกข์ อย่างน้อย ๕ ช่องทาง (Facebook, E-mail) ทำน้ำดื่มให้สะอาด"
CELL = f'<td>{TITLE}</td><td class="nowrap">{TITLE[:12]}</td><td class="state" data-state="overdue">เกินกำหนด</td>'
HEAD = '<thead><tr><th>กิจกรรม</th><th class="whose">วันที่</th><th>สถานะ<span class="note">x</span></th></tr></thead>'

BODIES = {
    "the same row on many pages": f"<table>{HEAD}<tbody>{f'<tr>{CELL}</tr>' * 60}</tbody></table>",
    "one text at many widths": "".join(f'<p style="width: {width}mm">{TITLE}</p>' for width in range(20, 60)),
    "one text in many sizes": "".join(f'<p style="font-size: {size}pt">{TITLE}</p>' for size in range(7, 15)),
    "one text in two weights and slants": f"<p>{TITLE}</p><p><b>{TITLE}</b></p><p><i>{TITLE}</i></p><p>{TITLE}</p>",
    "one text in two colours": f'<p>{TITLE}</p><p style="color: red">{TITLE}</p><p>{TITLE}</p>',
    "spread letters and words": f'<p>{TITLE}</p><p style="letter-spacing: 2pt; word-spacing: 9pt">{TITLE}</p>' * 2,
    "justified": f'<p style="text-align: justify; width: 70mm">{"ทำ น้ำ ดื่ม " * 20}</p>' * 2,
    "decorated": f'<p><u style="text-decoration: underline">{TITLE}</u></p><p>{TITLE}</p>' * 2,
    "cut short": f'<p style="width: 20mm; overflow: hidden; text-overflow: ellipsis; white-space: nowrap">{TITLE}</p>'
    * 2,
    "unseen": f'<p style="visibility: hidden">{TITLE}</p><p>{TITLE}</p>',
    "a word that is broken": f'<p style="width: 9mm; overflow-wrap: anywhere">{"A" * 40}</p>' * 2,
    "shares of a width": '<div style="padding: 3%; width: 50%; margin: auto"><div style="width: 50%">ก</div></div>' * 2,
    "borders that collapse or do not": "".join(
        f'<table style="border-collapse: {how}; border-spacing: 3pt">{HEAD}<tbody><tr>{CELL}</tr></tbody></table>'
        for how in ("collapse", "separate", "collapse")
    ),
    "out of the flow": '<p style="float: left">ก</p><p style="position: absolute">ข</p><p>ก</p><p>ข</p>' * 2,
    "contents": '<nav class="contents"><ol><li><a href="#a">ก</a></li></ol></nav><h2 id="a" class="new-page">ก</h2>',
}


def without_a_memory(monkeypatch):
    monkeypatch.setattr(pdf, "remembering", nullcontext)


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_memory_changes_no_byte(body, language, monkeypatch):
    html = printed(body, language=language)
    remembered = pdf.render(html, language=language, title="x", at=AT)
    without_a_memory(monkeypatch)
    assert pdf.render(html, language=language, title="x", at=AT) == remembered


def calls_of(monkeypatch, module, name):
    """How often the engine's own function is asked while something is drawn."""
    asked, own = [], getattr(module, name)

    def counting(*args, **more):
        asked.append(args)
        return own(*args, **more)

    counting.__name__ = name
    for owner, called, _function in repeats._where(own):
        monkeypatch.setattr(owner, called, counting)
    monkeypatch.setattr(module, name, counting)
    return asked


@pytest.mark.parametrize(
    ("module", "name"),
    [(line_break, "split_first_line"), (line_break, "strut"), (percent, "resolve_percentages")],
)
def test_what_stands_in_many_rows_is_measured_once(module, name, monkeypatch):
    few, many = (printed(f"<table>{HEAD}<tbody>{f'<tr>{CELL}</tr>' * count}</tbody></table>") for count in (3, 9))
    asked = calls_of(monkeypatch, module, name)
    pdf.render(few, language="th", title="x")
    after_few = len(asked)
    pdf.render(many, language="th", title="x")
    assert (after_few > 0, len(asked)) == (True, 2 * after_few)


def test_what_stands_in_many_rows_is_drawn_once(monkeypatch):
    drawn = []
    own = drawing.draw_first_line
    monkeypatch.setattr(drawing, "draw_first_line", lambda *given: drawn.append(given[1].text) or own(*given))
    pdf.render(f"<p>{TITLE[:12]}</p>" * 9, language="th", title="x")
    assert drawn == [TITLE[:12]]


def engine():
    """Every function of the engine that is called by a name."""
    names = ("split_first_line", "strut", "draw_text", "resolve_percentages")
    modules = [module for path, module in sys.modules.items() if path.startswith("weasyprint.")]
    found = {
        (module.__name__, name): getattr(module, name) for module in modules for name in names if name in dir(module)
    }
    return found | {("Box", "is_in_normal_flow"): Box.is_in_normal_flow}


def test_engine_forgets_when_the_paper_is_made_or_fails():
    before = engine()
    with repeats.remembering():
        assert engine() != before
    assert engine() == before
    with pytest.raises(ZeroDivisionError), repeats.remembering():
        raise ZeroDivisionError
    assert engine() == before
