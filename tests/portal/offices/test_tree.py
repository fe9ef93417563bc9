"""The country's offices from the project's own tables."""

import csv
from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.forms.models import model_to_dict

from portal.offices.models import Office, Zone
from portal.offices.tree import load_offices


def load(*arguments):
    said = StringIO()
    call_command("load_offices", *arguments, stdout=said)
    return said.getvalue()


@pytest.fixture
def country(db):
    return load()


def all_rows():
    return [
        model_to_dict(row) | {"pk": row.pk, "path": getattr(row, "path", "")}
        for model in (Office, Zone)
        for row in model.objects.order_by("pk")
    ]


def test_load_offices_puts_the_country_in_place(country):
    assert country == "1259 offices and 5 zones are in place.\n"
    assert Counter(Office.objects.values_list("kind", flat=True)) == {
        "department": 1,
        "province": 76,
        "group": 304,
        "district": 878,
    }


def test_load_offices_twice_changes_nothing(country):
    before = all_rows()
    assert load() == country
    assert all_rows() == before


def test_load_offices_keeps_what_is_not_in_the_table(country):
    Office.objects.filter(code="2101").update(is_open=False)
    load()
    assert not Office.objects.get(code="2101").is_open


def test_every_office_stands_under_its_province(country):
    rows = Office.objects.exclude(code="00").values_list("path", "parent__path", "code", "level", "kind")
    assert [row for row in rows if row[0] != f"{row[1]}{row[2]}/"] == []
    assert {(level, kind) for _path, _above, _code, level, kind in rows} == {
        (2, "province"),
        (3, "group"),
        (3, "district"),
    }


def test_offices_of_a_province_stand_in_thai_order(country):
    rayong = Office.objects.below("00/21/").in_tree_order()
    assert list(rayong.values_list("code", "short_th")) == [
        ("21", "สพจ.ระยอง"),
        ("21-1", "กง.ประสานฯ"),
        ("21-4", "กง.ยุทธศาสตร์ฯ"),
        ("21-2", "กง.ส่งเสริมฯ"),
        ("21-3", "กง.สารสนเทศฯ"),
        ("2103", "สพอ.แกลง"),
        ("2107", "สพอ.เขาชะเมา"),
        ("2108", "สพอ.นิคมพัฒนา"),
        ("2105", "สพอ.บ้านค่าย"),
        ("2102", "สพอ.บ้านฉาง"),
        ("2106", "สพอ.ปลวกแดง"),
        ("2101", "สพอ.เมืองระยอง"),
        ("2104", "สพอ.วังจันทร์"),
    ]


def test_zones_hold_their_districts(country):
    zones = Zone.objects.filter(province__code__in=("21", "57"))
    assert [(zone.province.code, zone.number, zone.offices.count()) for zone in zones] == [
        ("21", 1, 4),
        ("21", 2, 4),
        ("57", 1, 6),
        ("57", 2, 6),
        ("57", 3, 6),
    ]
    assert set(Office.objects.filter(zone__province__code="21").values_list("parent__code", flat=True)) == {"21"}


def test_a_table_with_an_unknown_office_above_changes_nothing(db, tmp_path):
    table = tmp_path / "offices.csv"
    columns = ["code", "kind", "parent", "name_th", "name_en", "short_th", "short_en", "abbr_th"]
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerows(
            [
                columns,
                ["00", "department", "", "กรม", "", "กรม", "", ""],
                ["9901", "district", "99", "ก", "", "ก", "", ""],
            ]
        )
    with pytest.raises(KeyError, match="99"):
        load_offices(table)
    assert Office.objects.count() == 0


@pytest.mark.parametrize(("column", "value"), [("parent", "57"), ("kind", "group")])
def test_a_table_that_moves_an_office_changes_nothing(column, value, district, far_province, tmp_path):
    """Plans and evidence hang on where an office stands: who may see them would change behind the history's back."""
    row = {"code": "2101", "kind": "district", "parent": "21", "name_th": "ก", "name_en": "", "short_th": "ก"}
    table = tmp_path / "offices.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*row, "short_en", "abbr_th"], restval="")
        writer.writeheader()
        writer.writerow(row | {column: value})
    with pytest.raises(CommandError, match=r"Nothing was loaded: .* for 2101\."):
        call_command("load_offices", str(table))
    assert Office.objects.get(code="2101").short_th == district.short_th
