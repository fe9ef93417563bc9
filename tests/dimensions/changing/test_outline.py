"""Whether activities may stand where a change puts them."""

import pytest

from dimensions.models import Activity
from dimensions.workflow.changing import outline, preview_of
from dimensions.workflow.editing import NoSuchRow
from tests.dimensions.changing.at_hand import added, change, edited, stood
from tests.dimensions.plans_at_hand import activity

pytestmark = pytest.mark.django_db


def test_only_what_an_activity_stands_under_is_read_along(programme, monkeypatch):
    change(programme, *[added(activity(1, "district"), stood()) for _number in range(3)])
    Activity.objects.filter(seq=4).update(sub_of=stood(3))
    Activity.objects.filter(seq=5).update(sub_of=stood(4))
    read = []
    monkeypatch.setattr(outline, "problems_of", lambda row, beside: read.append((row.seq, [it.seq for it in beside])))
    preview_of(programme, [edited(stood(seq), detail="ใหม่") for seq in (1, 2, 3, 4, 5)])
    assert read == [(1, []), (2, []), (3, []), (4, [3]), (5, [4, 3])]


def test_activities_do_not_stand_under_each_other_in_a_circle(programme):
    change(programme, added(activity(1, "district", sub_of=2), stood()))
    Activity.objects.filter(seq=2).update(sub_of=stood())
    with pytest.raises(NoSuchRow) as refused:
        preview_of(programme, [edited(stood(), sub_of=3)])
    assert [each.message for each in refused.value.problems if each.place.path == "sub_of"] == [
        "Activity %(seq)d would stand under itself."
    ]
