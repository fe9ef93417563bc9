"""Documents: a memo, the report to the governor, an annex of photos, and the text that comes back out of a PDF."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest import mock

import pypdfium2
from django.db import connection
from weasyprint import HTML

from dimensions.models import Activity, Criterion, Dimension, Requirement
from portal.offices.models import Office
from portal.reports import pdf
from portal.reports.frame import Order, draw
from portal.reports.kinds import kinds
from tools.bench.chromium import Printer, chromium
from tools.bench.measure import Job, Measure, budgeted, compared, in_turns, say, seconds
from tools.bench.world import RAYONG, World

REFERENCES = {"memo": 0.05, "report": 1.0, "annex": 0.5}  # seconds, from docs/decisions/0001-parts.md
MEMO_LINES, ANNEX_PICTURES = 34, 200
HEAD = '<!DOCTYPE html><html lang="th"><head><meta charset="utf-8"></head>'
FRAME = f'{HEAD}<body><main class="document">{{}}</main></body></html>'
LINES = """
SELECT d.number, v.code, v.title, o.short_th, o.short_en, a.due_on, s.first_submitted_on, s.state
FROM dimensions_assignment a
JOIN dimensions_programme p ON p.id = a.programme_id
JOIN dimensions_dimension d ON d.id = a.dimension_id
JOIN dimensions_activity v ON v.id = a.activity_id
JOIN offices_office o ON o.id = a.office_id
LEFT JOIN evidence_submission s ON s.assignment_id = a.id
WHERE p.province_id = %s AND p.fiscal_year = %s AND p.slug = %s
ORDER BY d.number, o.kind_order, o.sort_key, v.position, a.due_on
"""


@dataclass(frozen=True, slots=True)
class Paper:
    """What the engine is given for one document."""

    name: str
    html: str
    pictures: Mapping[str, Path | bytes]

    def print(self) -> bytes:
        return pdf.render(self.html, language="th", title=self.name, files=self.pictures)


def measures(world: World) -> Iterator[Measure]:
    order = order_for(world)
    report = paper_of(order)
    memo = Paper("memo", FRAME.format(memo_text()), {})
    say(f"Pages: memo {pages_of(memo.print())}, report {pages_of(report.print())}")
    with chromium() as browser:
        printer = Printer(browser, world.folder) if browser else None
        yield beside_chromium("memo as PDF, two pages, warm", memo, memo.print, printer, rounds=15)
        yield beside_chromium("province report as PDF, from its HTML", report, report.print, printer, rounds=2)
    yield compared(
        "province report, rows read and HTML written", seconds(lambda: paper_of(order)), seconds(lambda: lines(order))
    )
    yield annex(annex_of(report))
    yield from text_back()


def order_for(world: World) -> Order:
    user = world.user(f"supervisor-{RAYONG}")
    return Order(
        kind=kinds()["province-progress"],
        subject=world.subject(RAYONG),
        at=world.at,
        form="pdf",
        language="th",
        by=user,
        scope=world.scope(user.username),
    )


def paper_of(order: Order) -> Paper:
    """What the engine is given when this document is drawn."""
    with mock.patch.object(pdf, "render", return_value=b"") as render:
        draw(order)
    return Paper("report", render.call_args.args[0], render.call_args.kwargs["files"])


def pages_of(content: bytes) -> int:
    with pypdfium2.PdfDocument(content) as document:
        return len(document)


def lines(order: Order) -> list[Any]:
    """The rows of the report's list by bare SQL."""
    subject = order.subject
    with connection.cursor() as cursor:
        cursor.execute(LINES, [subject.office.pk, subject.fiscal_year, subject.slug])
        return list(cursor.fetchall())


def memo_text() -> str:
    found = Activity.objects.filter(dimension__programme__province__code=RAYONG).order_by("pk")
    return "".join(f'<p class="indent">{activity.title}</p>' for activity in found[:MEMO_LINES])


def beside_chromium(name: str, paper: Paper, ours: Job, printer: Printer | None, *, rounds: int) -> Measure:
    if printer is None:
        [figure] = in_turns([seconds(ours)], rounds=rounds)
        return budgeted(name, figure, REFERENCES[paper.name], unit="s")
    address = printer.paper(paper.name, paper.html, paper.pictures)
    return compared(name, seconds(ours), seconds(lambda: printer.print(address)), rounds=rounds)


def annex_of(report: Paper) -> Paper:
    """The report's thumbnails and nothing else."""
    tables = "".join(re.findall(r'<table class="thumbnails">.*?</table>', report.html, re.DOTALL))
    if (count := tables.count("<img")) != ANNEX_PICTURES:
        raise ValueError(f"The report has {count} pictures, not {ANNEX_PICTURES}.")
    return replace(report, html=FRAME.format(tables))


def annex(paper: Paper) -> Measure:
    """What the pictures add to a document, beside the bare engine printing the same small JPEGs."""
    empty = replace(paper, html=FRAME.format("<p>ไม่มีภาพ</p>"), pictures={})
    files = [found for found in paper.pictures.values() if isinstance(found, Path)]
    bare = "".join(f'<img width="200" src="{file.as_uri()}">' for file in files)
    whole, without, floor = in_turns(
        [seconds(paper.print), seconds(empty.print), seconds(lambda: HTML(string=bare).write_pdf())], rounds=5
    )
    return Measure("annex of 200 photos, seconds added", whole - without, floor, "s")


def text_back() -> Iterator[Measure]:
    """How much of the Thai text comes back exactly when it is copied out; all of it is the floor."""
    phrases = thai_phrases()
    content = Paper("text", FRAME.format("".join(f"<p>{phrase}</p>" for phrase in phrases)), {}).print()
    readers = {"PDFium": by_pdfium} | ({"pdftotext": by_pdftotext} if shutil.which("pdftotext") else {})
    for name, read in readers.items():
        found = bare(read(content))
        exact = sum(len(phrase) for phrase in phrases if bare(phrase) in found)
        share = exact / sum(map(len, phrases))
        yield budgeted(f"Thai text back from the PDF by {name}", share, 1.0, unit="share of characters")


def thai_phrases() -> list[str]:
    """Every name and sentence of the plans and the offices."""
    columns = (
        (Dimension, "name_th"),
        (Criterion, "name"),
        (Activity, "title"),
        (Activity, "detail"),
        (Requirement, "title"),
        (Office, "name_th"),
    )
    found = {text for model, name in columns for text in model.objects.values_list(name, flat=True) if text}
    return sorted(re.sub(r"[<>&]", "", text) for text in found)


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def by_pdfium(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def by_pdftotext(content: bytes) -> str:
    program = ["pdftotext", "-raw", "-", "-"]
    return subprocess.run(program, input=content, capture_output=True, check=True).stdout.decode()
