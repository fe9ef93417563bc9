"""Panels alone: read and draw one, no page around it, beside the bare SQL of the same figures."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.template.loader import render_to_string
from django.utils import translation

from evidence.panels import Heat, Provinces
from evidence.panels.reading import reading_of
from portal.dashboard.heat import Table
from portal.dashboard.panel import Options, Panel, Subject
from portal.offices.scope import Scope
from tools.bench.measure import Measure, compared, seconds
from tools.bench.world import DEPARTMENT, RAYONG, World

# All nine figures of a cell: owed, due, accepted, waiting, returned, overdue, late, due and accepted, due soon.
FIGURES = """
COUNT(*), COUNT(CASE WHEN a.due_on <= %(today)s THEN 1 END), COUNT(CASE WHEN s.state = 'accepted' THEN 1 END),
COUNT(CASE WHEN s.state IN ('submitted', 'endorsed') THEN 1 END), COUNT(CASE WHEN s.state = 'returned' THEN 1 END),
COUNT(CASE WHEN a.due_on < %(today)s AND (s.state IS NULL OR s.state IN ('draft', 'returned')) THEN 1 END),
COUNT(CASE WHEN s.first_submitted_on > a.due_on THEN 1 END),
COUNT(CASE WHEN a.due_on <= %(today)s AND s.state = 'accepted' THEN 1 END),
COUNT(CASE WHEN a.due_on BETWEEN %(today)s AND %(soon)s
           AND (s.state IS NULL OR s.state IN ('draft', 'returned')) THEN 1 END)
"""
SOURCE = """
FROM dimensions_assignment a
JOIN dimensions_programme p ON p.id = a.programme_id
JOIN dimensions_dimension d ON d.id = a.dimension_id
LEFT JOIN evidence_submission s ON s.assignment_id = a.id
WHERE p.fiscal_year = %(year)s AND p.slug = 'plan'
"""
OF_A_PROVINCE = f"SELECT a.office_id, d.number, {FIGURES} {SOURCE} AND p.province_id = %(province)s GROUP BY 1, 2"
OF_EVERY_OFFICE = f"SELECT a.office_id, d.number, {FIGURES} {SOURCE} GROUP BY 1, 2"
OF_THE_NATION = f"SELECT p.province_id, d.number, {FIGURES} {SOURCE} GROUP BY 1, 2"


class EveryOffice(Heat):
    """The widest table there can be: what the Department's board would be without provinces.

    Figures alone, like the bare query: how far offices have come on levels is counted by province.
    """

    def read(self, scope: Scope, subject: Subject, *, at: datetime, options: Options) -> Table | None:
        reading = reading_of(scope, subject, at, options)
        reading.is_national = False
        reading.outline = replace(reading.outline, levels={})
        return super().read(scope, subject, at=at, options=options)


def measures(world: World) -> Iterator[Measure]:
    scopes = {code: world.scope(f"supervisor-{code}") for code in (RAYONG, DEPARTMENT)}
    yield pair(world, "province heat panel alone", Heat(), scopes[RAYONG], RAYONG, OF_A_PROVINCE, rounds=40)
    widest = {"provinces x 5": (Provinces(), OF_THE_NATION), "878 districts x 5": (EveryOffice(), OF_EVERY_OFFICE)}
    for size, (panel, query) in widest.items():
        said = f"national panel alone, {size} over 57,000 assignments"
        yield pair(world, said, panel, scopes[DEPARTMENT], DEPARTMENT, query, rounds=9)


def pair(world: World, name: str, panel: Panel, scope: Scope, code: str, query: str, *, rounds: int) -> Measure:
    subject = world.subject(code)
    facts = facts_of(world, subject)
    with translation.override("th"):
        return compared(
            name,
            seconds(lambda: draw(world, panel, scope, subject)),
            seconds(lambda: fetch(query, facts)),
            rounds=rounds,
        )


def draw(world: World, panel: Panel, scope: Scope, subject: Subject) -> str:
    rows = panel.read(scope, subject, at=world.at, options=Options())
    return render_to_string(panel.template_name, {"rows": rows, "subject": subject, "labelled_by": 1})


def facts_of(world: World, subject: Subject) -> dict[str, Any]:
    today = world.at.date()
    return {
        "today": connection.ops.adapt_datefield_value(today),
        "soon": connection.ops.adapt_datefield_value(today + timedelta(days=14)),
        "year": subject.fiscal_year,
        "province": subject.office.pk,
    }


def fetch(query: str, facts: dict[str, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(query, facts)
        return list(cursor.fetchall())
