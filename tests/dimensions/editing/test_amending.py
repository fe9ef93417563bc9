"""An activity comes to read as an edit says, and its parts stay the rows they were."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dimensions.correspondence import activity_row
from dimensions.models import Activity, Period, Requirement
from dimensions.plans.body import EvidenceRow, PeriodRow, QuotaRow, ShareRow
from dimensions.plans.edits import ActivityEdit
from dimensions.plans.words import ActingOffice, EvidenceKind
from dimensions.workflow.amending import amend
from dimensions.workflow.importing import import_plan
from dimensions.workflow.owners import groups_of
from tests.dimensions.plans_at_hand import activity, period, small_plan

pytestmark = pytest.mark.django_db

JANUARY = period(date(2024, 1, 1), date(2024, 1, 31), "ม.ค. ๖๗")
FEBRUARY = period(date(2024, 2, 1), date(2024, 2, 29), "ก.พ. ๖๗")
MARCH = period(None, date(2024, 3, 31), "ภายใน มี.ค. ๖๗")
PHOTO = EvidenceRow(title="ภาพ", kinds=(EvidenceKind.PHOTO,))
ORDER = EvidenceRow(title="คำสั่ง", kinds=(EvidenceKind.ORDER, EvidenceKind.PLAN), min_count=2, signed_by_superior=True)
QUOTA = QuotaRow(measure="ช่องทาง", at_least=Decimal(5))
SHARE = ShareRow(share_percent=50, by=date(2024, 3, 31))
FULL = activity(
    1, owner="กง.ประสานฯ", periods=(JANUARY, FEBRUARY), evidence=(PHOTO, ORDER), quotas=(QUOTA,), milestones=(SHARE,)
)


@pytest.fixture
def programme(rayong):
    return import_plan(small_plan(FULL, activity(2)), province=rayong, fiscal_year=2567, by=None)


def stood(seq=1) -> Activity:
    return Activity.objects.whole().get(seq=seq)


def edit_of(found, row=None, **keys):
    """What stands, or the row in its place; the keys of the parts as they stand, or as told."""
    standing = {
        "periods": tuple(each.pk for each in found.periods.all()),
        "evidence": tuple(each.pk for each in found.requirements.all()),
        "quotas": tuple(each.pk for each in found.quotas.all()),
        "milestones": tuple(each.pk for each in found.shares.all()),
    }
    row = row or activity_row(found)
    return ActivityEdit(row=row, keys=standing | keys, dimension=found.dimension_id, criterion=found.criterion_id)


def test_what_is_not_changed_is_not_written(programme, django_assert_num_queries):
    found, groups = stood(), groups_of(programme)
    edit = edit_of(found)
    groups.named_in("")
    with django_assert_num_queries(6):  # itself, its four kinds of parts, its owners
        amend(found, edit, groups)
    assert activity_row(stood()) == FULL


def test_parts_change_places_and_stay_the_rows_they_were(programme):
    found = stood()
    first, second = (each.pk for each in found.periods.all())
    photo, order = (each.pk for each in found.requirements.all())
    row = replace(FULL, periods=(MARCH, FEBRUARY, JANUARY), evidence=(ORDER, PHOTO))
    amend(found, edit_of(found, row, periods=(None, second, first), evidence=(order, photo)), groups_of(programme))
    assert activity_row(stood()) == row
    assert [each.pk for each in stood().periods.all()][1:] == [second, first]
    assert [each.pk for each in stood().requirements.all()] == [order, photo]


def test_part_is_reworded_without_becoming_another(programme):
    found = stood()
    keys = [each.pk for each in found.periods.all()]
    row = replace(FULL, periods=(JANUARY, MARCH), evidence=(), quotas=(), milestones=())
    amend(found, edit_of(found, row, evidence=(), quotas=(), milestones=()), groups_of(programme))
    assert activity_row(stood()) == row
    assert [each.pk for each in stood().periods.all()] == keys
    assert (Period.objects.count(), Requirement.objects.count()) == (2, 0)


def test_owner_groups_follow_the_text(programme):
    found = stood()
    row = replace(FULL, owner_group="กง.ยุทธศาสตร์ฯ และ กง.ประสานฯ", offices=(ActingOffice.GROUP,))
    amend(found, edit_of(found, row), groups_of(programme))
    assert [owner.group.code for owner in stood().owners.select_related("group")] == ["21-4", "21-1"]
    amend(stood(), edit_of(found, replace(row, owner_group=None)), groups_of(programme))
    assert list(stood().owners.all()) == []


def test_new_activity_is_made_whole_and_stands_last(programme):
    beside = stood(seq=2)
    row = activity(7, sub_of=2, owner="กง.ส่งเสริมฯ", periods=(PeriodRow(raw="ทุก ๓ เดือน"),), evidence=(PHOTO,))
    edit = ActivityEdit.new(row, dimension=beside.dimension_id, criterion=None)
    amend(Activity(), edit, groups_of(programme))
    made = stood(seq=7)
    assert (activity_row(made), made.position, made.criterion) == (row, beside.position + 1, None)
    assert [owner.group.code for owner in made.owners.select_related("group")] == ["21-2"]
