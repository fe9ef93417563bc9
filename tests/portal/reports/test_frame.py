"""What a document says of itself, in its own language and digits."""

import io
import re
from dataclasses import asdict
from datetime import date

import pypdf
import pytest
from django.core.checks import run_checks
from django.db import DatabaseError, connection, transaction
from django.utils import translation
from django.utils.translation import gettext as _
from python_calamine import CalamineWorkbook

from portal.history.models import Chain
from portal.history.recording import record
from portal.offices.models import Office
from portal.reports.frame import draw, facts_of, head_of, one_state
from portal.reports.kinds import NothingToShow, kinds
from portal.shell import digits
from portal.shell.room import WroteWhileReading, is_for_want_of_room

MARCH = date(2024, 3, 19)


def pages_of(content):
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def said(order, language="en", closed_on=None):
    with translation.override(language), digits.override("thai" if language == "th" else "arabic"):
        return facts_of(order, closed_on)


def test_facts_of_the_present(ordered, busaba, province):
    assert asdict(said(ordered(busaba))) | {"office": None} == {
        "title": "รายงานแบบสั้น",
        "programme": "Good Water",
        "fiscal_year": 2567,
        "office": None,
        "as_of": "Figures as of 20 March 2024, 09:30",
        "made_at": "20 March 2024, 09:30",
        "maker": "Community Development Office 21",
        "signer": "",
        "head": "",
        "notice": "",
    }


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "Figures as of the end of 19 March 2024"), ("th", "ข้อมูล ณ สิ้นวันที่ ๑๙ มีนาคม ๒๕๖๗")],
)
def test_day_of_the_past_is_the_day_and_not_the_midnight_after_it(ordered, busaba, language, sentence):
    assert said(ordered(busaba, as_of=MARCH), language).as_of == sentence


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Figures of the whole year, closed on 19 March 2024"),
        ("th", "ข้อมูลทั้งปีงบประมาณ ซึ่งปิดเมื่อวันที่ ๑๙ มีนาคม ๒๕๖๗"),
    ],
)
def test_closed_year_has_results_of_the_whole_year(ordered, busaba, language, sentence):
    facts = said(ordered(busaba), language, closed_on=MARCH)
    assert (facts.title, facts.as_of) == ("รายงานปลายปี", sentence)


def test_programme_is_called_in_the_language_of_the_document(ordered, busaba):
    assert [said(ordered(busaba), language).programme for language in ("th", "en")] == ["โครงการน้ำดี", "Good Water"]


@pytest.mark.parametrize(
    ("name", "says"), [("โครงการน้ำดี", True), ("โครงการน้ำดี ๒๕๖๗", False), ("โครงการน้ำดี 2567", False)]
)
@pytest.mark.parametrize("shown", ["thai", "arabic"])
def test_year_is_said_where_the_name_of_the_programme_does_not(ordered, programme, busaba, name, says, shown):
    programme.name_th = name
    programme.save()
    with translation.override("th"), digits.override(shown):
        assert facts_of(ordered(busaba)).says_year == says
    assert said(ordered(busaba), "en").says_year


def test_sentence_and_title_say_the_year_where_the_name_does_not(ordered, programme, busaba):
    with translation.override("en"), digits.override("arabic"):
        facts = facts_of(ordered(busaba))
        assert facts.programme_in_year == "Good Water, fiscal year 2567 (2023/24)"
        assert facts.full_title == f"{facts.title} {facts.programme_in_year}"
    programme.name_th = "โครงการน้ำดี 2567"
    programme.save()
    with translation.override("th"), digits.override("thai"):
        assert facts_of(ordered(busaba)).programme_in_year == "โครงการน้ำดี ๒๕๖๗"


def test_sample_data_are_called_so(ordered, busaba, settings):
    settings.DEMO = True
    facts = said(ordered(busaba))
    assert facts.notice == "Sample data"
    pages = pages_of(draw(ordered(busaba, language="en")).content)
    assert [page.count("Sample data") for page in pages] == [1, 1]


def test_thai_document_has_thai_digits_whatever_its_maker_sees(ordered, busaba):
    with translation.override("en"), digits.override("arabic"):
        cover = pages_of(draw(ordered(busaba)).content)[0]
        assert (translation.get_language(), digits.active()) == ("en", "arabic")
    figures = "".join(re.findall("[0-9๐-๙]+", cover))
    assert figures == "๒๕๖๗21๒๐๒๕๖๗๐๙๓๐"  # year, office by its name, day and hour


def test_english_document_has_arabic_digits(ordered, busaba):
    with translation.override("th"), digits.override("thai"):
        text = "".join(pages_of(draw(ordered(busaba, language="en")).content))
    assert ("2567" in text, re.findall("[๐-๙]", text)) == (True, [])


def test_cover_names_what_it_is_about(ordered, busaba, province):
    province.name_en = "Rayong Provincial Office"
    province.save()
    cover = pages_of(draw(ordered(busaba, language="en")).content)[0]
    assert " ".join(cover.split()) == (
        "Community Development Department, Ministry of Interior รายงานแบบสั้น Good Water Fiscal year 2567 (2023/24) "
        "Rayong Provincial Office Figures as of 20 March 2024, 09:30"
    )


def test_head_of_the_chain_is_printed_and_handed_back(ordered, busaba, province):
    record("look", province, by=busaba, office=province)
    chain = Chain.objects.get(name="21")
    paper = draw(ordered(busaba))
    assert paper.head == head_of(province) == f"21:1:{chain.head[:16]}"
    assert [page.count(paper.head) for page in pages_of(paper.content)] == [0, 1]


def test_office_without_history_has_no_head(province):
    assert head_of(province) == ""


def test_same_state_gives_the_same_bytes(ordered, busaba):
    for form in ("pdf", "xlsx"):
        assert draw(ordered(busaba, form=form)) == draw(ordered(busaba, form=form))


@pytest.mark.parametrize("language", ["th", "en"])
def test_first_sheet_of_a_workbook_is_its_cover(ordered, busaba, province, language):
    record("look", province, by=busaba, office=province)
    order = ordered(busaba, form="xlsx", language=language)
    book = CalamineWorkbook.from_filelike(io.BytesIO(draw(order).content))
    facts = said(order, language)
    with translation.override(language):
        expected = [
            [_("Document"), facts.title],
            [_("Programme"), facts.programme],
            [_("Fiscal year"), "๒๕๖๗" if language == "th" else "2567 (2023/24)"],
            [_("Office"), facts.office.name],
            [_("Figures"), facts.as_of],
            [_("Made on"), facts.made_at],
            [_("Made by"), facts.maker],
            [_("History chain"), head_of(province)],
        ]
        assert book.sheet_names == [_("About this document"), "ตัวเลข"]
    assert book.get_sheet_by_index(0).to_python()[1:] == expected
    assert book.get_sheet_by_index(1).to_python() == [["จำนวน"], [7.0]]


def test_nothing_to_show_is_a_sentence(ordered, busaba):
    with pytest.raises(NothingToShow) as refusal:
        draw(ordered(busaba, as_of=date(1999, 1, 1)))
    with translation.override("en"):
        sentence = str(refusal.value)
    assert sentence == "On that day nothing was owed in this programme yet; choose a later one."


@pytest.mark.django_db(transaction=True)
def test_all_is_read_at_one_moment():
    with one_state():
        assert connection.in_atomic_block
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SHOW transaction_isolation")
                assert cursor.fetchone() == ("repeatable read",)
        with pytest.raises(DatabaseError, match=r"read-?only"), transaction.atomic():
            Office.objects.create(code="90", kind="department", name_th="-", short_th="-")
    assert not connection.in_atomic_block


@pytest.mark.django_db(transaction=True)
def test_report_that_would_write_is_a_fault_and_no_want_of_room():
    with pytest.raises(WroteWhileReading) as said, one_state():
        Office.objects.create(code="90", kind="department", name_th="-", short_th="-")
    assert (isinstance(said.value.__cause__, DatabaseError), is_for_want_of_room(said.value)) == (True, False)
    with pytest.raises(DatabaseError), one_state(), connection.cursor() as cursor:
        cursor.execute("SELECT nothing FROM nowhere")


def test_kinds_are_found_by_name(plain):
    assert kinds() == {"plain": plain}


@pytest.mark.parametrize("name", ["tests.portal.reports.plain.Missing", "tests.portal.nowhere.Plain", "nonsense"])
def test_typo_in_the_kinds_fails_the_check(settings, name):
    settings.DOCUMENT_KINDS = [name]
    kinds.cache_clear()
    try:
        assert [fault.id for fault in run_checks()] == ["reports.E001"]
    finally:
        kinds.cache_clear()
