"""A small draft and its rows by name, and what forms post of them."""

from datetime import date
from decimal import Decimal

from django.urls import reverse

from dimensions.models import Activity, Criterion, Dimension
from dimensions.plans import PlanFile
from dimensions.plans.body import CriterionRow, DimensionRow, EvidenceRow, QuotaRow, ShareRow
from dimensions.plans.heading import ProgrammeRow
from dimensions.plans.words import EvidenceKind
from portal.shell.dates import say_date
from tests.dimensions.plans_at_hand import activity, period

JANUARY = period(date(2024, 1, 1), date(2024, 1, 31), "ม.ค. ๖๗")
FEBRUARY = period(date(2024, 2, 1), date(2024, 2, 29), "ก.พ. ๖๗")
PHOTO = EvidenceRow(title="ภาพ", kinds=(EvidenceKind.PHOTO,), must_contain=("วัน", "สถานที่"))
ORDER = EvidenceRow(title="คำสั่ง", kinds=(EvidenceKind.PLAN, EvidenceKind.ORDER), min_count=2, max_age_years=1)
QUOTA = QuotaRow(measure="ช่องทาง", at_least=Decimal(5), unit="ช่องทาง", per_each_of=("ก", "ข"))
SHARE = ShareRow(share_percent=50, by=date(2024, 3, 31))
FULL = activity(
    1,
    owner="กง.ประสานฯ",
    code="1.1",
    detail="บรรทัดแรก\nบรรทัดที่สอง",
    periods=(JANUARY, FEBRUARY),
    evidence=(PHOTO, ORDER),
    quotas=(QUOTA,),
    milestones=(SHARE,),
    components=("หนึ่ง", "สอง"),
    remark="หมายเหตุ",
)
DRAFT = PlanFile(
    programme=ProgrammeRow(fiscal_year_be=2567, name="ใสสะอาด"),
    dimensions=(
        DimensionRow(
            number=1,
            name="มิติแรก",
            criteria=(
                CriterionRow(number=1, name="เกณฑ์หนึ่ง", activities=(FULL, activity(2), activity(3, sub_of=2))),
                CriterionRow(number=2, level=2, name="เกณฑ์สอง", activities=(activity(4),)),
            ),
            activities=(activity(5),),
        ),
        DimensionRow(number=2, name="มิติที่สอง", criteria=(CriterionRow(name="เกณฑ์สาม"),)),
    ),
)


def row(seq, dimension=1) -> Activity:
    return Activity.objects.whole().get(dimension__number=dimension, seq=seq)


def criterion(name) -> Criterion:
    return Criterion.objects.get(name=name)


def dimension(number) -> Dimension:
    return Dimension.objects.get(number=number)


def walk() -> list[tuple[int, str | None, int]]:
    """Dimension, criterion and running number of all activities, in their order."""
    found = Activity.objects.order_by("dimension__number", "position")
    return list(found.values_list("dimension__number", "criterion__name", "seq"))


def posted(editor, seen="", **other) -> dict[str, object]:
    """What a browser sends of the form as it was drawn; `periods__0__raw` is the text of the first period."""
    forms = [editor.form, *(form for rows in editor.rows.values() for form in rows.forms)]
    data = {field.html_name: field.value() for form in forms for field in form}
    for rows in editor.rows.values():
        data |= {field.html_name: field.value() for field in rows.management_form}
    told = {name.replace("__", "-"): value for name, value in other.items()}
    shown = {name: say_date(value) if isinstance(value, date) else value for name, value in (data | told).items()}
    return {name: value for name, value in (shown | {"seen": seen}).items() if value is not None and value is not False}


def page_of(draft, seq=1, dimension=1):
    return reverse("dimensions:build_activity", args=[draft.pk, row(seq, dimension).pk])


def drawn(client, address, **other):
    """The form as a browser would send it back."""
    page = client.get(address)
    return posted(page.context["editor"], page.context["seen"], **other)


def faults(answer):
    return {
        field.html_name: list(map(str, field.errors))
        for field in answer.context["editor"].visible_fields()
        if field.errors
    }
