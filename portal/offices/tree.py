"""Reading the tree of offices from the project's own tables."""

import csv
from pathlib import Path

from django.db import transaction

from portal.offices.models import Office, Zone

COLUMNS = ("code", "kind", "name_th", "name_en", "short_th", "short_en", "abbr_th")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as table:
        return list(csv.DictReader(table))


class OfficeMoved(ValueError):  # noqa: N818
    """A table gives offices another kind or another office above them, though plans and evidence hang on both."""


@transaction.atomic
def load_offices(path: Path) -> int:
    """Add the offices of a table or bring them up to date, parents first; answers how many rows it read.

    Columns: code, kind, parent (a code), name_th, name_en, short_th, short_en, abbr_th.
    """
    rows = rows_of(path)
    refuse_moves(rows)
    known: dict[str, Office] = {}
    for kinds in ({"department"}, {"province"}, {"group", "district"}):
        Office.objects.bulk_create(
            [office_from(row, known) for row in rows if row["kind"] in kinds],
            update_conflicts=True,
            unique_fields=["code"],
            update_fields=[*COLUMNS[1:], "parent", "path", "level", "kind_order", "sort_key"],
        )
        known = Office.objects.in_bulk(field_name="code")
    return len(rows)


def refuse_moves(rows: list[dict[str, str]]) -> None:
    stands = {
        code: (kind, above or "") for code, kind, above in Office.objects.values_list("code", "kind", "parent__code")
    }
    moved = [
        row["code"]
        for row in rows
        if (row["kind"], row["parent"]) != stands.get(row["code"], (row["kind"], row["parent"]))
    ]
    if moved:
        raise OfficeMoved(
            f"kind and parent of an office cannot change, and the table changes them for {', '.join(moved)}"
        )


def office_from(row: dict[str, str], known: dict[str, Office]) -> Office:
    above = known[row["parent"]] if row["parent"] else None
    office = Office(**{column: row[column] for column in COLUMNS}, parent=above)
    office.place()
    return office


@transaction.atomic
def load_zones(path: Path) -> int:
    """Group districts into their province's zones; columns: province, number, name_th, name_en, districts (codes)."""
    rows = rows_of(path)
    for row in rows:
        zone, _created = Zone.objects.update_or_create(
            province=Office.objects.get(code=row["province"]),
            number=int(row["number"]),
            defaults={"name_th": row["name_th"], "name_en": row["name_en"]},
        )
        Office.objects.filter(code__in=row["districts"].split()).update(zone=zone)
    return len(rows)
