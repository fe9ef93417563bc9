"""How far a person's roles reach. `covers` and `q` give one answer in two forms; a test holds them equal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.db.models import BigAutoField, DateField, Q, QuerySet
from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from portal.accounts.models import User
from portal.offices.models import ROOT_PATH, Membership, Role, in_language
from portal.shell import clock
from portal.shell.prepared import Prepared, Slot

EXACTLY_THE_OFFICE = frozenset({Role.STAFF, Role.HEAD, Role.ASSESSOR})
NOWHERE = Q(pk__in=())


@dataclass(frozen=True, slots=True)
class Grant:
    """One role at one office: exactly there, or there and below."""

    role: str
    path: str

    @property
    def exact(self) -> bool:
        return self.role in EXACTLY_THE_OFFICE

    def reaches(self, path: str) -> bool:
        return path == self.path if self.exact else path.startswith(self.path)

    def q(self, field: str) -> Q:
        return Q(**{field if self.exact else f"{field}__startswith": self.path})


@dataclass(frozen=True, slots=True)
class Scope:
    grants: frozenset[Grant] = frozenset()
    # path: short names and whole ones, each th and en
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(grant.role for grant in self.grants)

    def having(self, roles: Iterable[str]) -> list[Grant]:
        """The grants of these roles, of every role when none is named, in a stable order."""
        wanted = frozenset(roles) or self.roles
        return sorted((grant for grant in self.grants if grant.role in wanted), key=lambda g: (g.path, g.role))

    def covers(self, path: str, *roles: str) -> bool:
        """May somebody in one of these roles (any, when none is named) reach the office at this path?"""
        return any(grant.reaches(path) for grant in self.having(roles))

    def q(self, field: str, *roles: str) -> Q:
        """The same question to the database: `field` names an office path, e.g. `office__path`."""
        found = NOWHERE
        for grant in self.having(roles):
            found = grant.q(field) if found is NOWHERE else found | grant.q(field)
        return found

    def touches(self, path: str) -> bool:
        """Is the office at this path, one above it or one below it, within reach of any role?"""
        return any(grant.path.startswith(path) or grant.reaches(path) for grant in self.grants)

    @property
    def home(self) -> str:
        """The path of the highest office that the person works for; the Department's where there is none."""
        return min((grant.path for grant in self.grants), key=lambda path: (path.count("/"), path), default=ROOT_PATH)

    @property
    def home_name(self) -> str:
        """The short name of that office, for the head of every page."""
        return in_language(*self.names.get(self.home, ("", ""))[:2])

    def held(self) -> list[tuple[str, str]]:
        """Each role that a membership gives, with the name of its office, as the reader reads them."""
        named = [grant for grant in self.having(()) if grant.path in self.names]
        return [(str(Role(grant.role).label), in_language(*self.names[grant.path][2:])) for grant in named]


class Request(HttpRequest):
    """A request as our views get it: the middleware has put these here."""

    user: User
    scope: Scope
    htmx: HtmxDetails


def scope_in(request: HttpRequest) -> Scope:
    """The scope of whoever asks, where a view is handed Django's own request."""
    return cast(Request, request).scope


NAMES = ("office__short_th", "office__short_en", "office__name_th", "office__name_en")


def in_force() -> QuerySet[Membership, tuple[str, ...]]:
    held = Membership.objects.filter(user=Slot("user", BigAutoField())).in_force(Slot("day", DateField())).order_by()
    return held.values_list("role", "office__path", *NAMES)


IN_FORCE = Prepared(in_force)


def scope_of(user: User | AnonymousUser, *, on: date | None = None) -> Scope:
    """What the memberships in force on a day allow; a superuser is the Department's admin."""
    if not isinstance(user, User) or not user.is_active:
        return Scope()
    rows = IN_FORCE.rows(user=user.pk, day=on or clock.today())
    grants = {Grant(role, path) for role, path, *_names in rows}
    if user.is_superuser:
        grants.add(Grant(Role.ADMIN, ROOT_PATH))
    return Scope(frozenset(grants), {path: tuple(names) for _role, path, *names in rows})
