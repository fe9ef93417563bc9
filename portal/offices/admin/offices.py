"""Offices, their zones, their positions and who fills these."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import ForeignKey, Model, Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.offices.admin.exchange import ExchangeAdmin
from portal.offices.admin.scoped import ScopedAdmin, ScopedChoices
from portal.offices.admin.tables import OfficeTable
from portal.offices.models import Office, Position, Tenure, Zone
from portal.offices.site import Change
from portal.shell import clock

ABOVE_OTHERS = (Office.Kind.DEPARTMENT, Office.Kind.PROVINCE)


@admin.register(Office)
class OfficeAdmin(ExchangeAdmin):
    """Its place in the tree is for ever: paths stand in the history and on files. An office is closed, not removed."""

    reach = "path"
    resource_classes = (OfficeTable,)
    list_display = ("code", "name_th", "kind", "zone", "is_open")
    list_filter = ("kind", "is_open")
    list_select_related = ("zone",)
    search_fields = ("code", "name_th", "name_en", "short_th", "short_en")
    fields = ("code", "kind", "parent", "zone", "name_th", "name_en", "short_th", "short_en", "abbr_th", "is_open")

    def get_readonly_fields(self, _request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        return ("code", "kind", "parent") if obj else ()

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> "forms.ModelChoiceField[Any] | None":
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field and field.queryset is not None and db_field.name == "parent":
            field.queryset = field.queryset.filter(kind__in=ABOVE_OTHERS)
            field.required = True  # there is one Department, and it is there already
        return field

    def office_of(self, obj: Office) -> Office:
        return obj


@admin.register(Zone)
class ZoneAdmin(ScopedAdmin):
    reach = "province__path"
    list_display = ("province", "number", "name_th", "name_en")
    list_display_links = ("number", "name_th")
    list_select_related = ("province",)
    search_fields = ("name_th", "name_en", "province__code", "province__name_th")
    fields = ("province", "number", "name_th", "name_en")

    def get_readonly_fields(self, _request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        return ("province",) if obj else ()

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> "forms.ModelChoiceField[Any] | None":
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field and field.queryset is not None and db_field.name == "province":
            field.queryset = field.queryset.filter(kind=Office.Kind.PROVINCE)
        return field

    def office_of(self, obj: Zone) -> Office:
        return obj.province


class TenureInline(ScopedChoices, admin.StackedInline):  # type: ignore[type-arg]
    """Who moves on keeps the past: a tenure gets its last day, and the next one is a new row."""

    model = Tenure
    fields = ("user", "acting", "starts_on", "ends_on")
    extra = 1
    can_delete = False


@admin.register(Position)
class PositionAdmin(ScopedAdmin):
    list_display = ("title_th", "level", "office", "leads", "holders")
    list_filter = ("leads",)
    list_select_related = ("office",)
    search_fields = ("title_th", "title_en", "office__code", "office__name_th", "tenures__user__first_name")
    fields = ("office", "title_th", "title_en", "level", "leads")
    inlines = (TenureInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Position]:
        held = Tenure.objects.in_force(clock.today()).select_related("user")
        return super().get_queryset(request).prefetch_related(Prefetch("tenures", held, to_attr="held"))

    def get_readonly_fields(self, _request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        return ("office",) if obj else ()

    def change_of(self, verb: str, obj: Any, fields: Sequence[str]) -> Change:
        if isinstance(obj, Tenure):
            facts = {"user": obj.user_id, "position": obj.position_id, "fields": list(fields)}
            return Change(f"{verb}_tenure", obj, obj.position.office, facts)
        return super().change_of(verb, obj, fields)

    @admin.display(description=_("filled by"))
    def holders(self, obj: Position) -> str:
        held: list[Tenure] = obj.held  # type: ignore[attr-defined]
        return ", ".join(tenure.user.get_full_name() for tenure in held)
