"""No line breaks inside the words of the trade, dates, counts and short names, and on paper in the programme's name."""

import pytest
from django.utils.safestring import SafeString

from portal.shell.templatetags.unbroken import unbroken, unbroken_name


def whole(text):
    return f'<span class="unbroken">{text}</span>'


WHOLE = whole("ใสสะอาด")
DATES = ("20 มี.ค. 2570", "๒๐ มีนาคม ๒๕๗๐", "1 Mar 2027", "มิ.ย. 2570")


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("โครงการพัฒนาชุมชนใสสะอาด ปี 2570", f"โครงการพัฒนาชุมชน{WHOLE} ปี 2570"),
        ("ใสสะอาด <ใสสะอาด>", f"{WHOLE} &lt;{WHOLE}&gt;"),
        (SafeString('<a title="ใสสะอาด">ใสสะอาด</a>'), f'<a title="ใสสะอาด">{WHOLE}</a>'),
        ("Good Water", "Good Water"),
        ("", ""),
    ],
)
def test_name_is_kept_together(text, drawn):
    assert unbroken(text) == drawn


@pytest.mark.parametrize(
    "text",
    [
        "งบประมาณ",
        "ประจำปีงบประมาณ",
        "เชิดชูเกียรติ",
        "14 จุด",
        "๑๔ จุด",
        "76 รายการ",
        "๗๖ รายการ",
        "ผู้บังคับบัญชา",
        "สพอ.วังจันทร์",
        "สพจ.ระยอง",
        *DATES,
    ],
)
def test_words_dates_counts_and_short_names_of_offices_are_kept_together(text):
    assert unbroken(f"ส่ง {text} แล้ว") == f"ส่ง {whole(text)} แล้ว"


@pytest.mark.parametrize("text", ["120 คน 2570", "20 มี.ค. 25701", f"สพอ.{'ก' * 25}", "สพอ."])
def test_what_only_looks_like_one_may_break(text):
    assert unbroken(text) == text


@pytest.mark.parametrize("element", ["option", "textarea", "title", "text"])
def test_what_can_hold_no_element_is_left_alone(element):
    html = SafeString(f"<{element}>งบประมาณ 20 มี.ค. 2570</{element}><p>งบประมาณ</p>")
    assert unbroken(html) == html.replace("<p>งบประมาณ", f"<p>{whole('งบประมาณ')}")


def test_paper_marks_the_name_of_the_programme_alone():
    assert unbroken_name("ใสสะอาด งบประมาณ 20 มี.ค. 2570") == f"{WHOLE} งบประมาณ 20 มี.ค. 2570"


@pytest.mark.django_db
def test_footer_of_a_page_keeps_it_together(client):
    assert f"ระบบงานโครงการพัฒนาชุมชน{WHOLE}" in client.get("/sign-in/").content.decode()
