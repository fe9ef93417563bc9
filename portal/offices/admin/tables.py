"""Offices, people and memberships as tables in a file. Passwords are never in one."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from import_export.fields import Field

from portal.accounts.models import User
from portal.offices.admin import columns
from portal.offices.admin.cells import Day, Named, OneOf, YesOrNo
from portal.offices.admin.changes import change_of_membership, change_of_user
from portal.offices.admin.table import ScopedTable, Taken, verb_of
from portal.offices.homes import homes_of
from portal.offices.models import Membership, Office, Role, Zone
from portal.offices.policy import people_managed, people_within
from portal.offices.site import Change
from portal.shell import clock
from portal.shell.digits import shown
from portal.shell.inserting import insert_all

NO_SUCH_OFFICE = gettext_lazy("There is no office “%(value)s” within your reach.")
NO_SUCH_PERSON = gettext_lazy("There is nobody with the user name “%(value)s” within your reach.")
NO_SUCH_ZONE = gettext_lazy(
    "There is no zone “%(value)s” within your reach. Write province and number, for example 21/1."
)


class OfficeTable(ScopedTable):
    key = ("code",)
    columns = columns.OFFICES
    links = frozenset({"parent", "zone"})

    kind = Field("kind", "kind", OneOf(Office.Kind))
    parent = Field("parent", "parent", Named(attrgetter("code"), NO_SUCH_OFFICE))
    zone = Field("zone", "zone", Named(lambda zone: f"{zone.province.code}/{zone.number}", NO_SUCH_ZONE))
    is_open = Field("is_open", "is_open", YesOrNo())

    class Meta(ScopedTable.Meta):
        model = Office
        fields = ("code", "kind", "parent", "zone", "name_th", "name_en", "short_th", "short_en", "abbr_th", "is_open")

    def within(self) -> QuerySet[Office]:
        return Office.objects.filter(self.scope.q("path", Role.ADMIN)).select_related("parent", "zone__province")

    def before_import(self, dataset: Any, **options: Any) -> None:
        super().before_import(dataset, **options)
        self.taken = set(Office.objects.values_list("code", flat=True))
        self.fields["parent"].widget.rows = self.within()
        self.fields["zone"].widget.rows = Zone.objects.filter(
            self.scope.q("province__path", Role.ADMIN)
        ).select_related("province")

    def look_over(self, instance: Office) -> None:
        if self.before:
            if any(self.now[name] != self.before[name] for name in ("kind", "parent")):
                self.fault(NON_FIELD_ERRORS, _("The kind of an office and the office above it cannot change."))
        elif instance.code in self.taken:
            self.fault("code", _("This code belongs to an office out of your reach."))
        elif instance.parent is None and "parent" not in self.faults:
            self.fault("parent", _("Name the office above it."))
        if not self.faults.keys() & {NON_FIELD_ERRORS, "code", "kind", "parent", "zone"}:
            self.note(instance.clean)

    def before_save_instance(self, instance: Office, _row: Any, **_options: Any) -> None:
        instance.place()

    def get_bulk_update_fields(self) -> Sequence[str]:
        return ("zone", "name_th", "name_en", "short_th", "short_en", "abbr_th", "is_open", "sort_key")

    def changes(self, rows: Sequence[Taken]) -> list[Change]:
        return [Change(f"{verb_of(row)}_office", row.instance, row.instance, {"fields": row.changed}) for row in rows]


class UserTable(ScopedTable):
    """A new person comes with a first role, or nobody but the Department would see the account again."""

    key = ("username",)
    columns = columns.PEOPLE

    language = Field("language", "language", OneOf(User.Language))
    digits = Field("digits", "digits", OneOf(User.Digits))
    is_active = Field("is_active", "is_active", YesOrNo())
    office = Field(column_name="office", readonly=True)
    role = Field(column_name="role", readonly=True)

    class Meta(ScopedTable.Meta):
        model = User
        fields = (
            *("username", "title", "first_name", "last_name", "email", "language", "digits", "is_active"),
            *("office", "role"),
        )

    def within(self) -> QuerySet[User]:
        return people_managed(self.scope, self.by, on=clock.today())

    def before_import(self, dataset: Any, **options: Any) -> None:
        super().before_import(dataset, **options)
        self.taken = {name.casefold() for name in User.objects.values_list("username", flat=True)}
        self.office_cell, self.role_cell = Named(attrgetter("code"), NO_SUCH_OFFICE), OneOf(Role)
        self.office_cell.rows = Office.objects.filter(self.scope.q("path", Role.ADMIN))
        self.first_roles: list[Membership] = []
        self.no_password = make_password(None)  # the chance in it is for links that mail would carry; there are none

    def after_init_instance(self, instance: Any, new: bool, row: dict[str, str], **_options: Any) -> None:
        if not new:
            row["username"] = instance.username
        elif row["username"].casefold() in self.taken:
            self.fault("username", _("This user name belongs to somebody whom you do not look after."))
        else:
            instance.password = self.no_password
            instance.is_sample = settings.DEMO
            self.give_first_role(instance, row)

    def give_first_role(self, user: User, row: dict[str, str]) -> None:
        given: dict[str, Any] = {}
        for name, cell in (("office", self.office_cell), ("role", self.role_cell)):
            try:
                given[name] = cell.clean(row.get(name, ""))
            except ValueError as error:
                self.fault(name, str(error))
        if "office" in given and given["office"] is None:
            self.fault("office", _("A new person needs an office and a role."))
        if not self.faults:
            self.first_roles.append(Membership(user=user, starts_on=clock.today(), **given))

    def left_to_do(self, new: int) -> str:
        words = ngettext(
            "%(count)s new account cannot be used before it has a one-time password: mark it in the list of people "
            "and choose “Hand out one-time passwords”.",
            "%(count)s new accounts cannot be used before they have one-time passwords: mark them in the list of "
            "people and choose “Hand out one-time passwords”.",
            new,
        )
        return words % {"count": shown(new)} if new else ""

    def look_over(self, instance: User) -> None:
        if instance.pk == self.by.pk and not instance.is_active:
            self.fault("is_active", _("You cannot close your own account."))

    def after_import(self, dataset: Any, result: Any, **options: Any) -> None:
        if not result.has_errors() and not result.has_validation_errors():
            for membership in self.first_roles:
                membership.user = membership.user  # whose key is known by now
            insert_all(self.first_roles)
        super().after_import(dataset, result, **options)

    def get_diff_headers(self) -> list[str]:
        return [*super().get_diff_headers(), self.headings["office"], self.headings["role"]]

    def after_import_row(self, _row: dict[str, str], row_result: Taken, **options: Any) -> None:
        super().after_import_row(_row, row_result, **options)
        row_result.more = {name: _row[name] if row_result.is_new() else "" for name in ("office", "role")}

    def get_bulk_update_fields(self) -> Sequence[str]:
        return ("title", "first_name", "last_name", "email", "language", "digits", "is_active")

    def changes(self, rows: Sequence[Taken]) -> list[Change]:
        homes = homes_of(row.instance for row in rows)
        people = [change_of_user(verb_of(row), row.instance, homes[row.instance.pk], row.changed) for row in rows]
        return [*people, *(change_of_membership("add", membership) for membership in self.first_roles)]

    def dehydrate_office(self, user: User) -> str:
        return user.held_here[0].office.code if user.held_here else ""  # type: ignore[attr-defined]

    def dehydrate_role(self, user: User) -> str:
        return user.held_here[0].role if user.held_here else ""  # type: ignore[attr-defined]


class MembershipTable(ScopedTable):
    key = ("user", "office", "role", "starts_on")
    columns = columns.MEMBERSHIPS
    links = frozenset({"user", "office"})

    user = Field("user", "user", Named(attrgetter("username"), NO_SUCH_PERSON))
    office = Field("office", "office", Named(attrgetter("code"), NO_SUCH_OFFICE))
    role = Field("role", "role", OneOf(Role))
    starts_on = Field("starts_on", "starts_on", Day())
    ends_on = Field("ends_on", "ends_on", Day())
    name = Field(column_name="name", readonly=True)
    office_name = Field(column_name="office_name", readonly=True)

    class Meta(ScopedTable.Meta):
        model = Membership
        fields = ("user", "office", "role", "starts_on", "ends_on", "name", "office_name")

    def within(self) -> list[Membership]:
        """Each person and office is one object, however many memberships it has."""
        found = Membership.objects.filter(self.scope.q("office__path", Role.ADMIN))
        memberships = list(found)  # before the people, so that each of them is among those
        people, offices = {row.pk: row for row in self.people}, {row.pk: row for row in self.offices}
        for membership in memberships:
            membership.user, membership.office = people[membership.user_id], offices[membership.office_id]
        return memberships

    def before_import(self, dataset: Any, **options: Any) -> None:
        self.people, self.offices = people_within(self.scope), Office.objects.filter(self.scope.q("path", Role.ADMIN))
        self.fields["user"].widget.rows, self.fields["office"].widget.rows = self.people, self.offices
        super().before_import(dataset, **options)

    def look_over(self, instance: Membership) -> None:
        self.note(instance.clean)

    def get_bulk_update_fields(self) -> Sequence[str]:
        return ("ends_on",)

    def changes(self, rows: Sequence[Taken]) -> list[Change]:
        return [change_of_membership(verb_of(row), row.instance, row.changed) for row in rows]

    def dehydrate_name(self, membership: Membership) -> str:
        return membership.user.get_full_name()

    def dehydrate_office_name(self, membership: Membership) -> str:
        return membership.office.name
