"""Offices, owners, evidence and numbers, guessed from the words of a cell."""

from decimal import Decimal

import pytest

from dimensions.plans.tables.evidence import kinds_in, papers_in, per_of
from dimensions.plans.tables.offices import names_a_person, offices_in, owners_of
from dimensions.plans.tables.quotas import amounts_in, steps_in
from tests.dimensions.plans.tables.offices import column_of, doubts_in, reading_of, steps, table

SURE = ("evidence_guess", "quota_guess")


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("สพจ./สพอ.", ["province", "district"]),
        ("สพอ. สพจ.", ["province", "district"]),
        ("กง./สพจ./สพอ.", ["group", "province", "district"]),
        ("กจ.", ["group"]),
        ("กลุ่มงาน", ["group"]),
        ("สพจ", ["province"]),
        ("สพอ.ทุกอำเภอ", ["district"]),
        ("ทุกอำเภอ", ["district"]),
        ("จังหวัด/อำเภอ", ["province", "district"]),
        ("ระดับจังหวัดและระดับอำเภอ", ["province", "district"]),
        ("สำนักงานพัฒนาชุมชนจังหวัดระยอง\nสำนักงานพัฒนาชุมชนอำเภอทุกอำเภอ", ["province", "district"]),
        ("สำนักงานพัฒนาชุมชนอำเภอ", ["district"]),
        ("ส.พ.จ. และ ส.พ.อ.", ["province", "district"]),
        ("- สพจ.\n- สพอ. ทุกแห่ง", ["province", "district"]),
        ("สพจ.(กง.)", ["group", "province"]),
        ("จังหวัด และ ๘ อำเภอ", ["province", "district"]),
    ],
)
def test_offices_are_read_from_their_marks(text, offices):
    assert offices_in(text) == (offices, "")


def test_words_beside_office_marks_are_told():
    assert offices_in("สพจ. และโรงเรียน") == (["province"], "โรงเรียน")


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("กลุ่มงาน\nประสานฯ", ["กลุ่มงานประสานฯ"]),
        ("กลุ่มงานประสานฯ\nกลุ่มงานส่งเสริมฯ", ["กลุ่มงานประสานฯ", "กลุ่มงานส่งเสริมฯ"]),
        ("กง.สารสนเทศ\nสพอ.", ["กง.สารสนเทศ", "สพอ."]),
        ("กลุ่มงานประสานและสนับสนุน\nการบริหารงานพัฒนาชุมชน", ["กลุ่มงานประสานและสนับสนุนการบริหารงานพัฒนาชุมชน"]),
    ],
)
def test_owners_are_told_apart(text, owners):
    assert owners_of(text) == owners


@pytest.mark.parametrize(
    "text", ["นายสมมติ ใจดี", "กลุ่มงานประสานฯ (นางสาวสมมติ)", "น.ส.สมมติ", "ว่าที่ ร.ต.สมมติ", "1. นางสมมติ"]
)
def test_person_is_noticed(text):
    assert names_a_person(text)


@pytest.mark.parametrize("text", ["นายอำเภอ", "กลุ่มงานประสานฯ", "นักวิชาการพัฒนาชุมชน", "นายทะเบียน", "เครือข่ายนายอำเภอ"])
def test_office_is_no_person(text):
    assert not names_a_person(text)


def test_person_in_the_column_of_owners_is_doubted():
    reading = reading_of(table(["เกณฑ์", "ประกาศ", "ม.ค. ๖๗", "นายสมมติ ใจดี", "สพจ.", "ภาพถ่าย"]))
    assert [doubt for doubt in doubts_in(reading) if doubt[0] not in SURE] == [("person", "D3")]


def test_offices_are_guessed_from_owners_where_no_column_says_them():
    header = ["กิจกรรม", "ระยะเวลา", "ผู้รับผิดชอบ"]
    rows = [
        ["ประกาศ", "ม.ค. ๖๗", "สพจ./สพอ."], ["รายงาน", "ม.ค. ๖๗", "กลุ่มงานประสานฯ"], ["สรุป", "ม.ค. ๖๗", "พัฒนาการจังหวัด"]
    ]  # fmt: skip
    reading = reading_of(table(*rows, header=header))
    assert column_of(reading, "owner_group", "offices") == [
        ("สพจ./สพอ.", ["province", "district"]), ("กลุ่มงานประสานฯ", []), ("พัฒนาการจังหวัด", [])
    ]  # fmt: skip
    assert doubts_in(reading) == [("offices_guess", "C3")]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("ภาพถ่าย", ["photo"]),
        ("ภาพถ่ายการประชุมถ่ายทอดแผน", ["photo"]),
        ("ภาพถ่าย/ภาพข่าวประชาสัมพันธ์การประชุมถ่ายทอดนโยบาย", ["photo", "news"]),
        ("เอกสารสรุปรายงานผลการดำเนินงาน", ["report"]),
        ("รายงานการประชุม", ["meeting_record"]),
        ("เอกสารการประชุมติดตามการใช้จ่ายงบประมาณ", ["meeting_record"]),
        ("คำสั่งแต่งตั้งคณะทำงาน", ["order"]),
        ("สำเนาคำสั่ง หรือบันทึกข้อความ", ["order", "memo"]),
        ("หนังสือขอบคุณ", ["award_letter"]),
        ("หนังสือแจ้งอำเภอ", ["memo"]),
        ("แผนปฏิบัติการ จำนวน ๑ เล่ม", ["plan"]),
        ("แผนการแสวงหาความร่วมมือ", ["plan"]),
        ("แผนกการเงิน", ["other"]),
        ("เอกสารการสื่อสารแผนการขับเคลื่อน", ["meeting_record"]),
        ("เอกสารการประชาสัมพันธ์ผ่านเว็บไซต์", ["website"]),
        ("การประชาสัมพันธ์ทางเสียงตามสาย", ["news"]),
        ("ประกาศนียบัตร", ["award_letter"]),
        ("ประกาศนโยบาย No Gift Policy", ["announcement"]),
        ("เว็บไซต์ของหน่วยงาน", ["website"]),
        ("คู่มือการให้บริการประชาชน", ["manual"]),
        ("แบบลงนามการรับทราบแผน", ["sign_off_list"]),
        ("ผลประเมินความพึงพอใจการให้บริการ", ["survey_result"]),
        ("สถิติผู้รับบริการ", ["statistics"]),
        ("https://example.go.th/plan", ["website"]),
        ("สิ่งอื่น", ["other"]),
    ],
)
def test_kinds_are_guessed_from_the_first_words(text, kinds):
    assert list(kinds_in(text)) == kinds


def test_kinds_of_the_rayong_plan_are_mostly_guessed_as_a_person_chose_them():
    """At least one kind that the guess names is one that was chosen by hand."""
    papers = [evidence for step in steps() for evidence in step.activity.evidence]
    hit = [evidence for evidence in papers if set(kinds_in(evidence.title)) & set(evidence.kinds)]
    assert (len(papers), len(hit) >= 60) == (72, True)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("ภาพถ่าย\nรายงานผล", ["ภาพถ่าย", "รายงานผล"]),
        ("ภาพถ่ายกิจกรรม\nที่จัดในพื้นที่", ["ภาพถ่ายกิจกรรมที่จัดในพื้นที่"]),
        ("- ภาพถ่าย\n- รายงานผล", ["ภาพถ่าย", "รายงานผล"]),
        ("๑. ภาพถ่าย\n๒. รายงานผล", ["ภาพถ่าย", "รายงานผล"]),
        ("หลักฐานดังนี้\n- ภาพถ่าย\n- รายงานผล", ["ภาพถ่าย", "รายงานผล"]),
        ("รายงานผลและ\nภาพถ่าย", ["รายงานผลและภาพถ่าย"]),
        ("ภาพถ่าย, รายงานผล, คำสั่ง", ["ภาพถ่าย", "รายงานผล", "คำสั่ง"]),
        ("ภาพถ่ายการประชุม, อบรม", ["ภาพถ่ายการประชุม, อบรม"]),
        ("๑) เล่มสรุป ๑ เล่ม ๒) ภาพถ่าย อย่างน้อย ๓ ภาพ", ["เล่มสรุป ๑ เล่ม", "ภาพถ่าย อย่างน้อย ๓ ภาพ"]),
        ("1. รายงานตามข้อ 3. ของแผน", ["รายงานตามข้อ 3. ของแผน"]),
    ],
)
def test_papers_of_a_cell_are_told_apart(text, titles):
    assert [paper.title for paper in papers_in(text)[1]] == titles


@pytest.mark.parametrize(
    ("text", "count", "per"),
    [("ภาพถ่าย ๓ ภาพ", 3, "period"), ("เล่มสรุป ปีละ ๑ เล่ม", 1, "activity"), ("รายงานผลร้อยละ ๑๐๐", 1, "period")],
)
def test_papers_are_counted(text, count, per):
    (paper,) = papers_in(text)[1]
    assert (paper.min_count, per_of(paper.title)) == (count, per)


def test_list_under_a_paper_is_what_it_must_contain():
    (paper,) = papers_in("แผนปฏิบัติการ ประกอบด้วย\n- งบประมาณ\n- ระยะเวลา")[1]
    assert (paper.title, paper.must_contain) == ("แผนปฏิบัติการ ประกอบด้วย", ("งบประมาณ", "ระยะเวลา"))


def test_evidence_is_shown_as_a_guess_with_its_count():
    cell = (
        "- ภาพถ่าย อย่างน้อย ๕ ภาพ\n- เล่มสรุป จำนวน ๑ เล่ม\n- ช่องทางร้องเรียน ไม่น้อยกว่า ๕ ช่องทาง\n"
        "- รางวัลจากหน่วยงานภายนอก ย้อนหลังไม่เกิน ๑ ปี"
    )
    reading = reading_of(table(["เกณฑ์", "ประกาศ", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", cell]))
    assert column_of(reading, "evidence") == [
        [
            {"title": "ภาพถ่าย อย่างน้อย ๕ ภาพ", "kinds": ["photo"], "min_count": 5, "per": "period"},
            {"title": "เล่มสรุป จำนวน ๑ เล่ม", "kinds": ["report"], "min_count": 1, "per": "period"},
            {"title": "ช่องทางร้องเรียน ไม่น้อยกว่า ๕ ช่องทาง", "kinds": ["other"], "min_count": 5, "per": "period"},
            {
                "title": "รางวัลจากหน่วยงานภายนอก ย้อนหลังไม่เกิน ๑ ปี",
                "kinds": ["award_letter"],
                "min_count": 1,
                "per": "period",
                "max_age_years": 1,
                "outside_agency": True,
            },
        ]
    ]
    assert [(doubt.kind, doubt.cell, doubt.proposal) for doubt in reading.doubts] == [
        ("look_back", "F3", None),
        ("evidence_guess", "F3", "award_letter (1), other (1), photo (1), report (1)"),
        ("evidence_count", "F3", "5"),
    ]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("ช่องทางร้องเรียนอย่างน้อย ๕ ช่องทาง", [("ช่องทางร้องเรียน", 5, None, None, "ช่องทาง")]),
        ("เผยแพร่ไม่น้อยกว่า 5 ช่องทาง", [("เผยแพร่", 5, None, None, "ช่องทาง")]),
        ("บุคลากรมีส่วนร่วมร้อยละ ๑๐๐", [("บุคลากรมีส่วนร่วม", 100, None, None, "ร้อยละ")]),
        ("บุคลากรมีส่วนร่วม 80%", [("บุคลากรมีส่วนร่วม", 80, None, None, "ร้อยละ")]),
        ("ภาคีเข้าร่วมอย่างน้อย ๓ จาก ๗ ภาคีเครือข่าย", [("ภาคีเข้าร่วม", 3, None, 7, "ภาคีเครือข่าย")]),
        ("อบรม E-Learning จำนวน ๑ หลักสูตร", [("อบรม E-Learning", 1, None, None, "หลักสูตร")]),
        ("ตอบกลับภายใน ๒๔ ชม.", [("ตอบกลับ", None, 24, None, "ชั่วโมง")]),
        ("เรื่องร้องเรียนไม่เกิน ๒ เรื่อง", [("เรื่องร้องเรียน", None, 2, None, "เรื่อง")]),
        ("ไม่มีเรื่องร้องเรียน", [("เรื่องร้องเรียน", None, 0, None, None)]),
        ("บุคลากรทุกคนรับทราบ", [("บุคลากรทุกคน", 100, None, None, "ร้อยละ")]),
        ("ย้อนหลังไม่เกิน ๑ ปี", []),
        ("ดำเนินการร้อยละ ๕๐ ภายใน ๓๑ มี.ค. ๖๙", []),
        ("ภายใน ๓๐ มิ.ย. ๖๙", []),
        ("กิจกรรม ๕ ส", []),
    ],
)
def test_numbers_to_reach_are_guessed(text, bounds):
    found = [(each.measure, each.at_least, each.at_most, each.out_of, each.unit) for each in amounts_in(text)]
    decimal = [tuple(Decimal(value) if isinstance(value, int) else value for value in each) for each in bounds]
    assert found == decimal


def test_steps_on_the_way_are_told():
    assert steps_in("ดำเนินการร้อยละ ๕๐ ภายใน ๓๑ มี.ค. ๖๙ และร้อยละ 100 ภายในวันที่ 30 มิ.ย. 69") == [
        (50, "๓๑ มี.ค. ๖๙"), (100, "30 มิ.ย. 69")
    ]  # fmt: skip


def test_number_to_reach_is_shown_as_a_guess():
    reading = reading_of(table(["เกณฑ์", "สร้างช่องทางไม่น้อยกว่า ๕ ช่องทาง", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", None]))
    assert column_of(reading, "quotas") == [[{"measure": "สร้างช่องทาง", "at_least": 5, "unit": "ช่องทาง"}]]
    assert [(doubt.kind, doubt.cell, doubt.proposal) for doubt in reading.doubts] == [
        ("quota_guess", "B3", "≥ 5 ช่องทาง")
    ]


def test_position_under_a_group_is_the_position_of_all_activities():
    owner = "กลุ่มงานประสานฯ\nนักวิชาการพัฒนาชุมชน\nปฏิบัติการ"
    reading = reading_of(table(["เกณฑ์", "- ก\n- ข", "ม.ค. ๖๗", owner, "สพจ.", None]))
    assert column_of(reading, "owner_group", "owner_position") == [("กลุ่มงานประสานฯ", "นักวิชาการพัฒนาชุมชนปฏิบัติการ")] * 2
    assert doubts_in(reading) == []
