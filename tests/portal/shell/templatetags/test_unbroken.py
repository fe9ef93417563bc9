"""No line breaks inside the name of the programme, on the screen or on paper."""

import pytest
from django.utils.safestring import SafeString

from portal.shell.templatetags.unbroken import unbroken

WHOLE = '<span class="unbroken">ใสสะอาด</span>'


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


@pytest.mark.django_db
def test_footer_of_a_page_keeps_it_together(client):
    assert f"ระบบงานโครงการพัฒนาชุมชน{WHOLE}" in client.get("/sign-in/").content.decode()
