"""Who may do what, where, from when to when."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from portal.offices.admin.changes import change_of_membership
from portal.offices.admin.exchange import ExchangeAdmin
from portal.offices.admin.tables import MembershipTable
from portal.offices.models import Membership
from portal.offices.site import Change
from portal.shell import clock
from portal.shell.dates import say_date


@admin.register(Membership)
class MembershipAdmin(ExchangeAdmin):
    """What has been in force is not rewritten: it gets its last day. Only one that begins today or later can change."""

    resource_classes = (MembershipTable,)
    list_display = ("person", "role", "office", "first_day", "last_day")
    list_filter = ("role",)
    list_select_related = ("user", "office")
    search_fields = ("user__username", "user__first_name", "user__last_name", "office__code", "office__name_th")
    fields = ("user", "office", "role", "starts_on", "ends_on")
    actions = ("end_today",)

    def get_readonly_fields(self, _request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        began = isinstance(obj, Membership) and obj.starts_on < clock.today()
        return ("user", "office", "role", "starts_on") if began else ()

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"starts_on": clock.today()} | super().get_changeform_initial_data(request)

    def change_of(self, verb: str, obj: Membership, fields: Sequence[str]) -> Change:
        return change_of_membership(verb, obj, fields)

    @admin.action(description=_("Let the selected memberships end today"))
    def end_today(self, request: HttpRequest, memberships: QuerySet[Membership]) -> None:
        today = clock.today()
        with transaction.atomic():
            running = Membership.objects.in_force(today).exclude(ends_on=today)
            ending = list(running.filter(pk__in=memberships.values("pk")).select_related("office"))
            running.filter(pk__in=[row.pk for row in ending]).update(ends_on=today)
            self.keep(request, *(change_of_membership("change", row, ["ends_on"]) for row in ending))
        said = ngettext("%(count)s membership ends today.", "%(count)s memberships end today.", len(ending))
        self.message_user(request, said % {"count": len(ending)}, messages.SUCCESS)

    @admin.display(description=_("person"), ordering="user__first_name")
    def person(self, obj: Membership) -> str:
        return obj.user.get_full_name()

    @admin.display(description=pgettext_lazy("dates", "from"), ordering="starts_on")
    def first_day(self, obj: Membership) -> str:
        return say_date(obj.starts_on)

    @admin.display(description=pgettext_lazy("dates", "to"), ordering="ends_on")
    def last_day(self, obj: Membership) -> str:
        return say_date(obj.ends_on) if obj.ends_on else ""
