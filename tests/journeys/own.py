"""What a district added of its own, for the pages that are walked."""

from django.db import transaction
from django.urls import reverse

from dimensions.models import DistrictPlan, LocalActivity
from dimensions.workflow.district.taking_effect import take_effect
from portal.shell import clock
from tests.factories.dimensions import LocalActivityFactory


def add_own(owed, *, by):
    """Beside one that is new two were approved: one reads otherwise since, one is to go."""
    plan = DistrictPlan.objects.get(programme=owed.programme, office=owed.office)
    ends, officer = clock.today(), owed.office.memberships.first().user
    facts = {"plan": plan, "officer": officer, "start": ends, "end": ends, "raw": "วันนี้"}
    changed = LocalActivityFactory(title="อบรมเยาวชน", dimension=owed.dimension, **facts)
    gone = LocalActivityFactory(title="ตลาดนัดคนดี", evidence="", kinds=[], **facts)
    with transaction.atomic():
        take_effect(plan, by=by, note="", at=clock.now())
    LocalActivity.objects.filter(pk=changed.pk).update(detail="เชิญทุกตำบล")
    LocalActivity.objects.filter(pk=gone.pk).update(removed_for="ไม่มีงบประมาณ")
    LocalActivityFactory(title="ประกวดหมู่บ้าน", **facts)


def pages_of_own(owed):
    """The form of a new one, and of each; the question before one goes; what was approved, and its work."""
    rows = LocalActivity.objects.filter(plan__office=owed.office)
    work = rows.get(title="อบรมเยาวชน").activity.assignments.get()
    return [
        reverse("dimensions:local_new", args=[owed.programme_id, owed.office.code]),
        *[reverse("dimensions:local", args=[row.pk]) for row in rows],
        *[reverse("dimensions:local_remove", args=[row.pk]) for row in rows.filter(removed_for="")],
        reverse("dimensions:activity", args=[work.activity_id]),
        reverse("evidence:assignment", args=[work.pk]),
        f"/boards/{owed.office.code}/?year={owed.programme.fiscal_year}&programme=of_districts",
    ]


def read_of_own(owed):
    """One of them, for whoever has no form of it."""
    return reverse(
        "dimensions:local", args=[LocalActivity.objects.get(title="อบรมเยาวชน", plan__office=owed.office).pk]
    )
