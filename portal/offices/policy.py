"""Which people an administrator sees and looks after. Nobody gains by it a role that reaches further than the own."""

from datetime import date

from django.db.models import QuerySet

from portal.accounts.models import User
from portal.offices.models import ROOT_PATH, Membership, Role
from portal.offices.scope import Scope


def people_within(scope: Scope) -> QuerySet[User]:
    """Who holds or has held a role in reach; for the Department's administrator everybody."""
    if scope.covers(ROOT_PATH, Role.ADMIN):
        return User.objects.all()
    inside = Membership.objects.filter(scope.q("office__path", Role.ADMIN))
    return User.objects.filter(pk__in=inside.values("user"))


def people_managed(scope: Scope, by: User, *, on: date) -> QuerySet[User]:
    """Of those the ones without a role out of reach: who can set a password can sign in with it."""
    outside = Membership.objects.unended(on).exclude(scope.q("office__path", Role.ADMIN))
    found = people_within(scope).exclude(pk__in=outside.values("user"))
    return found if by.is_superuser else found.exclude(is_superuser=True)
