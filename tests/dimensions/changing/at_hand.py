"""A plan that is published with two activities, and what the tests do to it."""

from dataclasses import replace
from datetime import date

from dimensions.models import Activity, Assignment
from dimensions.plans.body import EvidenceRow
from dimensions.plans.edits import ActivityEdit
from dimensions.plans.words import ActingOffice, EvidenceKind
from dimensions.workflow.changing import Edit, as_it_stands, change_plan, preview_of
from tests.dimensions.plans_at_hand import activity, period

JANUARY = period(date(2024, 1, 1), date(2024, 1, 31), "ม.ค. ๖๗")
FEBRUARY = period(date(2024, 2, 1), date(2024, 2, 29), "ก.พ. ๖๗")
MARCH = period(None, date(2024, 3, 31), "ภายใน มี.ค. ๖๗")
PHOTO = EvidenceRow(title="ภาพ", kinds=(EvidenceKind.PHOTO,))
ORDER = EvidenceRow(title="คำสั่ง", kinds=(EvidenceKind.ORDER,))
FULL = activity(1, "district", periods=(JANUARY, FEBRUARY), evidence=(PHOTO, ORDER))
OTHER = activity(2, "province", periods=(MARCH,))
DISTRICT, PROVINCE = ActingOffice.DISTRICT, ActingOffice.PROVINCE
PUBLISHED = date(2023, 10, 1)
WHY = "กรมเลื่อนกำหนดการ"


def stood(seq=1) -> Activity:
    return Activity.objects.whole().get(seq=seq)


def edited(found: Activity, keys=None, **fields) -> Edit:
    """The activity as it stands, but for these fields of its row, and the keys of parts where told."""
    edit = as_it_stands(found)
    kept = {part: named for part, named in edit.keys.items() if part not in fields}
    kept |= {part: tuple(edit.keys[part][: len(rows)]) for part, rows in fields.items() if part in edit.keys}
    becomes = replace(edit, row=replace(edit.row, **fields), keys=kept | (keys or {}))
    return Edit(activity=found.pk, becomes=becomes)


def added(row, beside: Activity) -> Edit:
    return Edit(becomes=ActivityEdit.new(row, dimension=beside.dimension_id, criterion=beside.criterion_id))


def dropped(found: Activity) -> Edit:
    return Edit(activity=found.pk, becomes=None)


def change(programme, *edits, by=None, reason=WHY, **options):
    seen = preview_of(programme, edits).print
    return change_plan(programme, edits, reason=reason, seen=seen, by=by, **options)


def owed(seq=1):
    """Office, opens on, due on, of what is owed; in the order of periods and offices."""
    rows = Assignment.objects.owed().filter(activity__seq=seq).order_by("period__position", "office__code")
    return list(rows.values_list("office__code", "opens_on", "due_on"))


def signed_in(client, user, language="en"):
    type(user).objects.filter(pk=user.pk).update(language=language)
    client.force_login(user)
    return client
