"""The workbook of Chiang Rai as its office typed it, read as fixtures/plans says what it means."""

import re

import yaml

from dimensions.plans import read_data
from dimensions.plans.problems import CellDoubt
from dimensions.plans.tables import read_sheets
from dimensions.plans.workbooks import sheets_of
from portal.shell.fiscal import arabic_digits, tidy
from tests.dimensions.plans.tables.offices import FIXTURES

WORKBOOK = FIXTURES.parents[1] / "tests" / "dimensions" / "plans" / "workbooks" / "data" / "messy_chiangrai_2569.xlsx"
PLAN = yaml.safe_load((FIXTURES / "chiangrai_2569.yaml").read_text("utf-8"))
SHEET = "มิติ ๔"


def reading():
    return read_sheets(sheets_of(WORKBOOK).sheets)


def bare(text):
    """As texts are compared: no white space, Arabic digits, one spelling, straight quotes."""
    if not isinstance(text, str):
        return text
    spelled = arabic_digits(tidy(text)).replace("“", '"').replace("”", '"')
    return re.sub(r"\s", "", spelled)


def derivable(data):
    """All that can be read from the workbook, in the form of the plan file."""
    return [
        {
            "dimension": [dimension[key] for key in ("number", "source_number", "source_header_year_be")],
            "name": bare(dimension["name"]),
            "criteria": [
                {
                    "number": bare(criterion["number"]),
                    "name": bare(criterion["name"]),
                    "activities": [
                        [
                            *(bare(activity[key]) for key in ("seq", "code", "title", "detail", "owner_group")),
                            [(bare(period["raw"]), period["start"], period["end"]) for period in activity["periods"]],
                        ]
                        for activity in criterion["activities"]
                    ],
                }
                for criterion in dimension["criteria"]
            ],
        }
        for dimension in data["dimensions"]
    ]


def test_workbook_reads_as_the_plan_says_in_every_derivable_field():
    assert derivable(reading().data) == derivable(PLAN)


def test_workbook_says_whose_plan_it_is():
    programme = reading().data["programme"]
    told = {key: programme[key] for key in ("fiscal_year_be", "name", "plan_title", "organisation")}
    assert told == {key: PLAN["programme"][key] for key in told}
    assert programme["province"] == {"name_th": "เชียงราย"}


def test_workbook_reads_as_a_plan_file_without_problem():
    assert read_data(reading().data).problems == ()


def test_slip_of_the_month_is_put_right_beside_what_was_typed():
    periods = [
        period for row in reading().data["dimensions"][0]["criteria"][2]["activities"] for period in row["periods"]
    ]
    assert [(period["raw"], period["clean"], period["flags"]) for period in periods] == [
        ("ภายใน ๓๐ มี.ย. ๖๙", "ภายใน ๓๐ มิ.ย. ๖๙", ["month_slip"])
    ]


def test_odd_rows_are_doubts_at_their_cells():
    """CR03, CR04, CR06 and CR08, and the note under the table; the rest are guesses at numbers."""
    guesses = {"quota_guess", "milestone_guess"}
    found = [
        (doubt.sheet, doubt.cell, doubt.kind, doubt.proposal) for doubt in reading().doubts if doubt.kind not in guesses
    ]
    detail = next(row["detail"] for row in PLAN["dimensions"][0]["criteria"][2]["activities"])
    assert [(sheet, cell, kind, bare(proposal)) for sheet, cell, kind, proposal in found] == [
        (SHEET, "E11", "month_slip", bare("ภายใน ๓๐ มิ.ย. ๖๙")),
        (SHEET, "C13", "continuation", bare(PLAN["dimensions"][0]["criteria"][2]["activities"][0]["title"])),
        (SHEET, "D13", "continuation", bare(detail)),
        (SHEET, "C15", "look_back", "2025-01-01..2025-12-31"),
        (SHEET, "E18", "due_before_year_end", "2026-09-30"),
        (SHEET, "A20", "footnote", None),
    ]


def test_doubt_says_what_was_typed_and_what_was_read():
    (slip,) = (doubt for doubt in reading().doubts if doubt.kind == "month_slip")
    assert slip == CellDoubt(
        sheet=SHEET,
        cell="E11",
        kind="month_slip",
        message="“%(raw)s” names a month that does not exist, and was read as “%(clean)s”.",
        params={"raw": "ภายใน ๓๐ มี.ย. ๖๙", "clean": "ภายใน ๓๐ มิ.ย. ๖๙"},
        proposal="ภายใน ๓๐ มิ.ย. ๖๙",
        paths=("dimensions[0].criteria[2].activities[0].periods[0]",),
    )


def test_every_part_of_the_plan_knows_its_cell():
    places, paths = reading().places, reading().paths
    third = "dimensions[0].criteria[2]"
    assert {path: cell for path, (sheet, cell) in places.items() if path.startswith(third)} == {
        f"{third}.name": "B11",
        f"{third}.number": "A11",
        f"{third}.activities[0].code": "C11",
        f"{third}.activities[0].title": "C11",
        f"{third}.activities[0].periods[0]": "E11",
        f"{third}.activities[0].detail": "D11",
        f"{third}.activities[0].owner_group": "F11",
        f"{third}.activities[0].quotas[0]": "D13",
    }
    assert paths[SHEET, "C13"] == (f"{third}.activities[0].title",)
    assert places["programme.fiscal_year_be"] == (SHEET, "A2")
    assert places["dimensions[0].name"] == (SHEET, "A3")
