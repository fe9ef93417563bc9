"""What an administrator does with somebody's account."""

import secrets

from axes.utils import reset
from django.db import transaction

from portal.accounts.models import User

# Read out on the telephone and typed on a phone: no letters or figures that look alike.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def one_time_password() -> str:
    """Three groups of four, about 59 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))


@transaction.atomic
def hand_out_password(user: User) -> str:
    """A password that is good for one sign-in; every session of the person ends, a lock-out too."""
    password = one_time_password()
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    reset(username=user.username)
    return password
