"""How documents that were made are called."""

from datetime import date

import pytest
from django.utils import translation

from portal.reports.naming import filename_of, title_of
from tests.factories.documents import DocumentFactory

DAY = date(2024, 2, 29)


@pytest.mark.parametrize(
    ("language", "facts", "name"),
    [
        ("en", {}, "รายงานแบบสั้น Office 21 fiscal year 2567 as of 29 Feb 2024.pdf"),
        ("th", {}, "รายงานแบบสั้น สพจ.ระยอง ปีงบประมาณ 2567 ณ 29 ก.พ. 2567.pdf"),
        ("th", {"form": "xlsx"}, "รายงานแบบสั้น สพจ.ระยอง ปีงบประมาณ 2567 ณ 29 ก.พ. 2567.xlsx"),
        ("th", {"is_final": True}, "รายงานปลายปี สพจ.ระยอง ปีงบประมาณ 2567 ณ 29 ก.พ. 2567.pdf"),
        ("th", {"slug": "letter-1"}, "รายงานแบบสั้น สพจ.ระยอง ปีงบประมาณ 2567 ณ 29 ก.พ. 2567 letter-1.pdf"),
    ],
)
def test_filename_says_what_is_in_it_in_the_language_of_the_reader(plain, province, language, facts, name):
    province.short_th = "สพจ.ระยอง"
    with translation.override(language):
        assert filename_of(DocumentFactory(kind="plain", office=province, as_of=DAY, **facts)) == name


def test_filename_holds_no_sign_that_divides_folders(plain, province):
    province.short_th = 'ก/ข\\ค:"'
    with translation.override("th"):
        assert filename_of(DocumentFactory(kind="plain", office=province, as_of=DAY)) == (
            "รายงานแบบสั้น ก-ข-ค- ปีงบประมาณ 2567 ณ 29 ก.พ. 2567.pdf"
        )


def test_document_of_a_kind_that_is_gone_has_its_bare_name(plain, province):
    assert title_of(DocumentFactory(kind="gone", office=province)) == "gone"
