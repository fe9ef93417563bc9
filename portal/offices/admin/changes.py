"""How a change in the administration is put down in the history: verb, office, ids and codes."""

from collections.abc import Sequence

from portal.accounts.models import User
from portal.offices.models import Membership, Office
from portal.offices.site import Change


def change_of_membership(verb: str, membership: Membership, fields: Sequence[str] = ()) -> Change:
    facts = {"user": membership.user_id, "role": membership.role, "fields": list(fields)}
    return Change(f"{verb}_membership", membership, membership.office, facts)


def change_of_user(verb: str, user: User, office: Office, fields: Sequence[str] = ()) -> Change:
    if "is_active" in fields and verb == "change":
        verb = "open" if user.is_active else "close"
    return Change(f"{verb}_user", user, office, {"fields": list(fields)})
