"""How a change in the administration is put down in the history: verb, office, ids and codes."""

from collections.abc import Iterable, Sequence

from portal.accounts.models import User
from portal.offices.models import ROOT_PATH, Membership, Office
from portal.offices.site import Change
from portal.shell import clock


def change_of_membership(verb: str, membership: Membership, fields: Sequence[str] = ()) -> Change:
    facts = {"user": membership.user_id, "role": membership.role, "fields": list(fields)}
    return Change(f"{verb}_membership", membership, membership.office, facts)


def change_of_user(verb: str, user: User, office: Office, fields: Sequence[str] = ()) -> Change:
    if "is_active" in fields and verb == "change":
        verb = "open" if user.is_active else "close"
    return Change(f"{verb}_user", user, office, {"fields": list(fields)})


def homes_of(users: Iterable[User]) -> dict[int, Office]:
    """The office where each person is at home: the highest of today's or, failing these, of earlier ones."""
    people = list(users)
    held = Membership.objects.filter(user__in=people).select_related("office").order_by("office__path")
    today = clock.today()
    homes: dict[int, Office] = {}
    for membership in sorted(held, key=lambda row: row.ends_on is not None and row.ends_on < today):
        homes.setdefault(membership.user_id, membership.office)
    if len(homes) < len(people):
        root = Office.objects.get(path=ROOT_PATH)
        homes = {user.pk: root for user in people} | homes
    return homes
