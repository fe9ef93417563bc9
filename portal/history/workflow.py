"""What happens to an account without an administrator: recorded, as what an administrator does with it is."""

from django.db import transaction

from portal.accounts.models import User
from portal.history.recording import record
from portal.offices.homes import homes_of


@transaction.atomic
def change_own_password(password: str, *, by: User) -> None:
    """With an own password the debt of one that was handed out is paid."""
    by.set_password(password)
    by.must_change_password = False
    by.save(update_fields=["password", "must_change_password"])
    record("change_own_password", by, by=by, office=homes_of([by])[by.pk])


def lock_out(user: User, *, by: User | None) -> None:
    """The guesses counted against this name have closed it; nobody knows who guessed."""
    record("lock_out", user, by=by, office=homes_of([user])[user.pk])
