"""For whom a page was drawn: what its scripts send must not go out under the name of whoever signed in since."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils.crypto import constant_time_compare, salted_hmac

HEADER = "X-Drawn-For"


def mark_of(user: AbstractBaseUser | AnonymousUser) -> str:
    """Tells one person's pages from another's, and nothing about the person."""
    return salted_hmac("portal.shell.drawn_for", str(user.pk)).hexdigest()[:20]


def is_drawn_for(user: AbstractBaseUser | AnonymousUser, mark: str) -> bool:
    return constant_time_compare(mark, mark_of(user))
