"""What no line breaks in: words of the trade, which a browser parts at each word in them, dates, counts and offices."""

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from portal.shell.fiscal import MONTHS_EN, MONTHS_EN_SHORT, MONTHS_TH, MONTHS_TH_SHORT

register = template.Library()

NAME = "ใสสะอาด"
WORDS = (
    NAME,
    "กำหนดส่ง",
    "ขับเคลื่อน",
    "งบประมาณ",
    "ดำเนินงาน",
    "เจ้าหน้าที่",
    "เชิงประจักษ์",
    "เชิดชูเกียรติ",
    "เป้าหมาย",
    "ผู้บังคับบัญชา",
    "ผู้รับผิดชอบ",
    "หน่วยงาน",
    "องค์ความรู้",
)
YEAR = "(?:ประจำ)?ปีงบประมาณ"
COUNTED = r"(?<!\d)\d+ (?:จุด|รายการ)"
OFFICE = r"สพ[จอ]\.[ก-๎]{1,24}(?![ก-๎])"
MONTH = "|".join(map(re.escape, (*MONTHS_TH, *MONTHS_TH_SHORT, *MONTHS_EN, *MONTHS_EN_SHORT)))
DATE = rf"(?:(?<!\d)\d{{1,2}} )?(?:{MONTH}) \d{{4}}(?!\d)"
# What stands in a tag is no text; what stands in these elements can hold no other.
_IN_TEXT = r"(?=[^<>]*(?:<(?!/(?:option|text|textarea|title)\b)|\Z))"
_NAME = re.compile(f"{NAME}{_IN_TEXT}")
_WHOLE = re.compile(f"(?:{YEAR}|{'|'.join(WORDS)}|{COUNTED}|{OFFICE}|{DATE}){_IN_TEXT}")
_SPAN = r'<span class="unbroken">\g<0></span>'


@register.filter
def unbroken(text: str) -> SafeString:
    """Text or HTML for the screen, each part in which no line may break marked."""
    return SafeString(_WHOLE.sub(_SPAN, conditional_escape(text)))


@register.filter
def unbroken_name(text: str) -> SafeString:
    """The name of the programme alone: paper is wide, and each mark costs time there."""
    return SafeString(_NAME.sub(_SPAN, conditional_escape(text)))
