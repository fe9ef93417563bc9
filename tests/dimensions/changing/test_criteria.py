"""An activity of a published plan goes to stand under another criterion."""

from dataclasses import replace

import pytest
from django.utils.translation import override

from dimensions.changes import told_of
from dimensions.consequences import drawn
from dimensions.models import Activity, ActivityChange, Criterion
from dimensions.telling import Told
from dimensions.workflow.changing import Edit, PreviewIsOld, as_it_stands, change_plan, preview_of
from tests.dimensions.changing.at_hand import WHY, added, change, dropped, edited, stood
from tests.dimensions.plans_at_hand import activity

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(programme):
    dimension = programme.dimensions.get()
    return Criterion.objects.create(dimension=dimension, position=1, number="2", name="การมีส่วนร่วม", level=3)


def moved(found, criterion):
    return Edit(activity=found.pk, becomes=replace(as_it_stands(found), criterion=criterion.pk))


def walk(programme):
    return list(Activity.objects.of(programme.pk).values_list("criterion__number", "seq"))


def test_change_of_criterion_stays_written_down(second, programme):
    change(programme, moved(stood(), second))
    kept = ActivityChange.objects.get()
    assert (kept.before["criterion"], kept.after["criterion"]) == (
        {"number": "1", "name": "เกณฑ์", "level": None},
        {"number": "2", "name": "การมีส่วนร่วม", "level": 3},
    )
    Criterion.objects.filter(pk=second.pk).update(name="อื่น")
    with override("en"):
        [told] = told_of(stood())
        assert told.activities[0].told == [Told("Criterion", "1 เกณฑ์", "2 การมีส่วนร่วม · level 3 (do)")]


def test_preview_tells_the_criterion_as_the_record_does(second, programme):
    edits = [moved(stood(), second)]
    with override("en"):
        [effect] = drawn(preview_of(programme, edits))
        change(programme, *edits)
        [told] = told_of(stood())
    assert effect.told == told.activities[0].told


def test_records_of_before_say_no_criterion(second, programme):
    change(programme, moved(stood(), second))
    kept = ActivityChange.objects.get()
    kept.before.pop("criterion")
    kept.save()
    [told] = told_of(stood())
    assert told.activities[0].told == []


def test_criterion_that_was_not_previewed_is_not_written(second, programme):
    seen = preview_of(programme, [moved(stood(), second)]).print
    third = Criterion.objects.create(dimension=second.dimension, position=2, name="อื่น")
    with pytest.raises(PreviewIsOld):
        change_plan(programme, [moved(stood(), third)], reason=WHY, seen=seen, by=None)


@pytest.mark.parametrize("count", [1, 3])
def test_criteria_are_asked_for_once(count, second, programme, django_assert_num_queries):
    change(programme, *[added(activity(1, "district"), stood()) for _number in range(count)])
    edits = [moved(stood(3 + number), second) for number in range(count)]
    with django_assert_num_queries(11):
        drawn(preview_of(programme, edits))


def test_activity_stands_last_in_the_criterion_to_which_it_goes(second, programme):
    change(programme, *[added(activity(1, "district"), stood()) for _number in range(2)])
    change(programme, moved(stood(2), second))
    change(programme, moved(stood(), second))
    assert walk(programme) == [("1", 3), ("1", 4), ("2", 2), ("2", 1)]
    change(programme, moved(stood(2), stood(3).criterion))
    assert walk(programme) == [("1", 3), ("1", 4), ("1", 2), ("2", 1)]


def test_activity_that_is_put_back_stands_where_it_stood(second, programme):
    change(programme, added(activity(1, "district"), stood()), moved(stood(2), second))
    change(programme, dropped(stood()))
    change(programme, moved(stood(3), second))
    change(programme, moved(stood(1), second))
    assert walk(programme) == [("2", 2), ("2", 3), ("2", 1)]
    first = programme.dimensions.get().criteria.first()
    change(programme, dropped(stood(3)))
    change(programme, moved(stood(2), first))
    change(programme, Edit(activity=stood(3).pk, becomes=as_it_stands(stood(3))))
    assert walk(programme) == [("1", 2), ("2", 3), ("2", 1)]


def test_order_holds_where_one_change_does_all_of_it(second, programme):
    change(programme, added(activity(1, "district"), stood()), added(activity(1, "district"), stood()))
    new = added(activity(1, "district"), stood())
    change(programme, moved(stood(1), second), new, edited(stood(4), detail="ใหม่"), moved(stood(2), second))
    assert walk(programme) == [("1", 3), ("1", 4), ("1", 5), ("2", 1), ("2", 2)]
    places = Activity.objects.of(programme.pk).values_list("position", flat=True)
    assert list(places) == [0, 1, 2, 3, 4]


def test_print_knows_who_is_responsible(programme, province):
    [effect] = preview_of(programme, [edited(stood(), detail="ใหม่")]).effects
    kept = tuple(replace(each, responsible=province) for each in effect.kept)
    assert str(replace(effect, kept=kept)) != str(effect)
