"""At which office a person is at home: there stands what happens to the account."""

from collections.abc import Iterable

from portal.accounts.models import User
from portal.offices.models import ROOT_PATH, Membership, Office
from portal.shell import clock


def homes_of(users: Iterable[User]) -> dict[int, Office]:
    """The highest office of each person's roles of today or, failing these, of earlier ones; else the Department."""
    people = list(users)
    held = Membership.objects.filter(user__in=people).select_related("office").order_by("office__path")
    today = clock.today()
    homes: dict[int, Office] = {}
    for membership in sorted(held, key=lambda row: row.ends_on is not None and row.ends_on < today):
        homes.setdefault(membership.user_id, membership.office)
    if len(homes) < len(people):
        root = Office.objects.filter(path=ROOT_PATH).first() or Office(path=ROOT_PATH)  # before the tree is loaded
        homes = {user.pk: root for user in people} | homes
    return homes
