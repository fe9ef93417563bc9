"""The plan on paper as two programs read it back: official Thai whoever asks, merged cells whole on every page."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from dimensions import workflow
from dimensions.models import Activity, PlanChange, Programme
from dimensions.plans import carry
from dimensions.printing import paper, plan_paper
from dimensions.printing.lines import When, lines_of
from portal.history.models import Chain
from portal.reports import pdf
from portal.shell import clock, digits
from tests.dimensions.plans_at_hand import activity, fixture, small_plan
from tests.evidence.documents.pages import by_pdfium, by_poppler, count_of, packed
from tests.factories.dimensions import ActivityFactory, ProgrammeFactory, RequirementFactory

READERS = pytest.mark.parametrize("read", [by_poppler, by_pdfium])
FIXTURES = ("rayong_2567", "chiangrai_2569", "department_template")
IN_A_PRINT = "[0-9a-f]"  # the heads of the history, in whose prints any four figures may stand
LONG = "จัดกิจกรรมส่งเสริมความโปร่งใสในการปฏิบัติงานของเจ้าหน้าที่ "


def taken_in(plan, province):
    return workflow.import_plan(plan, province=province, fiscal_year=plan.programme.fiscal_year_be, by=None)


def pages_of(content, read=by_poppler):
    return [read(content, number + 1) for number in range(count_of(content))]


@READERS
@pytest.mark.parametrize("name", FIXTURES)
def test_every_word_of_the_plan_is_copied_out_exactly(rayong, name, read):
    programme = taken_in(fixture(name), rayong)
    text = "".join(pages_of(plan_paper(programme), read))
    wanted = [
        each
        for found in Activity.objects.of(programme.pk).whole()
        for each in (found.title, found.detail, *(paper.title for paper in found.requirements.all()))
        if each
    ]
    assert len(wanted) > 15
    assert [each for each in wanted if packed(each) not in text] == []


@pytest.mark.parametrize("name", FIXTURES)
def test_pages_are_as_they_were_dealt_out(rayong, name, monkeypatch):
    """The engine breaks no page by itself, so no row is cut and no merged cell hangs over."""
    dealt = []
    paged = paper.paged
    monkeypatch.setattr(paper, "paged", lambda *given: dealt.append(paged(*given)) or dealt[-1])
    content = plan_paper(taken_in(fixture(name), rayong))
    assert (count_of(content), [page.is_too_long for page in dealt[0]]) == (len(dealt[0]), [False] * len(dealt[0]))


def test_every_page_has_head_number_and_the_head_of_the_history(rayong):
    programme = taken_in(fixture("rayong_2567"), rayong)
    chain = Chain.objects.get(name="21")
    pages = pages_of(plan_paper(programme))
    number = digits.shown(len(pages))
    with digits.override(digits.THAI):
        numbers = [f"{digits.shown(page)}/{digits.shown(len(pages))}" for page in range(1, len(pages) + 1)]
    assert (len(pages) > 5, number.isdecimal()) == (True, True)
    for text in (packed("เกณฑ์การประเมิน"), f"21:{chain.count}:{chain.head[:16]}"):
        assert [page.count(text) for page in pages if text not in page] == []
    assert [number for number, page in zip(numbers, pages, strict=True) if number not in page] == []


def test_criterion_over_a_page_break_is_named_again_on_the_next_page(rayong):
    plan = small_plan(*(activity(number, detail=LONG * 6) for number in range(1, 13)))
    pages = pages_of(plan_paper(taken_in(plan, rayong)))
    assert len(pages) > 1
    with translation.override("th"):
        again = packed(translation.pgettext("plan on paper", "(continued)"))
    assert [(page.count("๑.เกณฑ์"), page.count(f"๑.เกณฑ์{again}")) for page in pages] == [
        (1, 0),
        *[(1, 1)] * (len(pages) - 1),
    ]


def test_activity_longer_than_a_page_is_whole(rayong):
    plan = small_plan(activity(1), activity(2, detail="".join(f"({number}) {LONG}" for number in range(150))))
    pages = pages_of(plan_paper(taken_in(plan, rayong)))
    assert [number for number in range(150) if f"({number})" not in "".join(pages)] == []
    assert len(pages) > 3
    assert [page.count("เกณฑ์การประเมิน") for page in pages] == [1] * len(pages)


def test_criterion_longer_than_a_page_hangs_over_nothing(rayong):
    plan = small_plan(activity(1), activity(2))
    (dimension,) = plan.dimensions
    name = "".join(f"({number}) {LONG}"[:24] for number in range(40))
    long = replace(dimension.criteria[0], name=name)
    plan = replace(plan, dimensions=(replace(dimension, criteria=(long,)),))
    text = "".join(pages_of(plan_paper(taken_in(plan, rayong))))
    assert [text.count(f"({number})") for number in range(40)] == [2] * 40  # beside each of both, for each fills a page


def test_criterion_without_a_name_is_not_said_to_go_on(province):
    programme = ProgrammeFactory(province=province)
    ActivityFactory.create_batch(
        40, dimension__programme=programme, dimension__number=1, criterion=None, title=LONG * 3
    )
    with translation.override("th"):
        again = translation.pgettext("plan on paper", "(continued)")
    pages = pages_of(plan_paper(programme))
    assert len(pages) > 2
    assert [page.count(again) for page in pages] == [0, *[page.count("มิติที่๑") for page in pages[1:]]]


@pytest.mark.parametrize("closed", [False, True])
def test_plan_that_was_changed_says_how_often_and_when_last(province, closed):
    programme = ProgrammeFactory(province=province, closed=closed)
    for month in (3, 2):
        PlanChange.objects.create(programme=programme, at=clock.start_of(date(2024, month, 5)), reason="เลื่อนกำหนด")
    with translation.override("th"), digits.override(digits.THAI):
        assert paper.state_of(programme).endswith(" · แก้ไขเพิ่มเติมครั้งที่ ๒ เมื่อวันที่ ๕ มีนาคม ๒๕๖๗")
        assert "แก้ไข" not in paper.state_of(ProgrammeFactory(province=province, fiscal_year=2560))


@pytest.mark.parametrize("state", ["draft", "active", "closed"])
def test_draft_is_marked_as_one_on_every_page(province, state):
    programme = ProgrammeFactory(province=province, **({state: True} if state != "active" else {}))
    ActivityFactory.create_batch(30, dimension__programme=programme, title=LONG * 3)
    pages = pages_of(plan_paper(programme))
    with translation.override("th"):
        mark = packed(translation.gettext("Draft, not in force"))
    assert len(pages) > 2
    assert [mark in page for page in pages] == [state == "draft"] * len(pages)


@pytest.mark.parametrize(("language", "shown"), [("en", digits.ARABIC), ("th", digits.THAI)])
def test_paper_is_thai_whoever_asks(rayong, language, shown):
    programme = taken_in(fixture("chiangrai_2569"), rayong)
    with translation.override(language), digits.override(shown):
        text = "".join(pages_of(plan_paper(programme)))
        assert (translation.get_language(), digits.active()) == (language, shown)
    assert packed("มิติที่ ๔ การเสริมสร้างองค์กรคุณธรรม") in text
    assert re.findall(rf"(?<!{IN_A_PRINT})25\d\d(?!{IN_A_PRINT})", text) == []


def test_title_says_province_and_year_once(rayong):
    rayong.name_th = "สำนักงานพัฒนาชุมชนจังหวัดระยอง"
    rayong.save()
    programme = taken_in(carry(fixture("rayong_2567"), 2568), rayong)
    with translation.override("th"), digits.override(digits.THAI):
        said = paper.facts_of(programme)
        programme.plan_title = "แผนปฏิบัติการ"
        bare = paper.facts_of(programme)
    assert (said.where, rayong.name_th in said.title, "๒๕๖๘" in said.title) == ("", True, True)
    assert (bare.title, rayong.name_th in bare.where, "๒๕๖๘" in bare.where) == ("แผนปฏิบัติการ", True, True)


def test_offices_are_written_as_they_write_themselves_and_the_default_where_nobody_is_named(province):
    programme = ProgrammeFactory(province=province, default_offices=["province"])
    for acting in ({"by_district": True}, {"by_district": False}, {"by_group": True, "by_province": True}):
        ActivityFactory(dimension__programme=programme, **acting)
    found = lines_of(Activity.objects.of(programme.pk).whole(), programme.default_offices)
    assert [line.acting for line in found] == ["สพอ.", "สพจ.", "กง./สพจ./สพอ."]


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ({"raw": "ทุก ๓ เดือน"}, When("ทุก ๓ เดือน", ())),
        ({"raw": "มี.ย. 67", "cleaned": "มิ.ย. 67"}, When("มิ.ย. ๖๗", ())),
        (
            {"raw": "x", "label": "รอบที่ 1", "start": date(2023, 12, 1), "end": date(2024, 2, 29)},
            When("รอบที่ ๑", ("ธ.ค. ๒๕๖๖ -", "ก.พ. ๒๕๖๗")),
        ),
        ({"raw": "x", "end": date(2024, 6, 30)}, When("", ("ภายใน ๓๐ มิ.ย. ๒๕๖๗",))),
    ],
)
def test_period_is_said_as_it_was_read(province, period, said):
    found = ActivityFactory(dimension__programme__province=province)
    found.periods.all().delete()
    found.periods.create(position=0, **period)
    with translation.override("th"), digits.override(digits.THAI):
        (line,) = lines_of([found])
        assert line.periods == [said]


def test_paper_is_read_the_fast_way(rayong, monkeypatch):
    read = []
    tree = pdf._tree
    monkeypatch.setattr(pdf, "_tree", lambda html: read.append(tree(html)) or read[-1])
    plan_paper(taken_in(fixture("rayong_2567"), rayong))
    assert [found is not None for found in read] == [True, True]


def test_what_people_typed_is_text(province):
    found = RequirementFactory(
        title="<b>ภาพ & ข่าว</b>", activity__title="<i>งาน</i>", activity__dimension__programme__province=province
    )
    text = "".join(pages_of(plan_paper(found.activity.dimension.programme)))
    assert (packed("<b>ภาพ & ข่าว</b>") in text, "<i>งาน</i>" in text) == (True, True)


def test_plan_without_activities_says_so(province):
    assert len(pages_of(plan_paper(ProgrammeFactory(province=province)))) == 1
    assert Programme.objects.get().dimensions.count() == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_paper_query_count(province, rows, django_assert_num_queries):
    programme = ProgrammeFactory(province=province)
    ActivityFactory.create_batch(rows, dimension__programme=programme)
    with django_assert_num_queries(9):  # five for the plan, one its changes, one the chain, two the moment
        plan_paper(programme)
