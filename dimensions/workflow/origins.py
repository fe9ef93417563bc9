"""Which activity of an earlier year each one continues, where the plan was not carried: found once, when published."""

from collections.abc import Iterable, Sequence

from dimensions.correspondence import known
from dimensions.models import Activity, Programme
from dimensions.plans.matching import Known, matched


def former_of(programme: Programme) -> int | None:
    """The programme that it was carried from, else the last one before it that was published."""
    earlier = Programme.objects.published().filter(
        province=programme.province_id, slug=programme.slug, fiscal_year__lt=programme.fiscal_year
    )
    latest = earlier.order_by("-fiscal_year").values_list("pk", flat=True)
    return programme.carried_from_id or latest.first()


def find_origins(programme: Programme, activities: Iterable[Activity]) -> None:
    """Matches what has no origin yet by theme, code and title; what is not clear stays without one."""
    those = list(activities)
    open_still = [activity for activity in those if activity.carried_from_id is None]
    former = former_of(programme) if open_still else None
    if former is None:
        return
    taken = {activity.carried_from_id for activity in those}
    origins = matched(left_of(former, taken), [known(activity) for activity in open_still])
    found = [activity for activity in open_still if activity.pk in origins]
    for activity in found:
        activity.carried_from_id, activity.is_matched = origins[activity.pk], True
    Activity.objects.bulk_update(found, ["carried_from", "is_matched"])


def left_of(programme_id: int, taken: set[int | None]) -> Sequence[Known]:
    """The activities of a programme that none of these is known to continue."""
    those = Activity.objects.of(programme_id).select_related("dimension", "criterion")
    return [known(activity) for activity in those if activity.pk not in taken]
