"""How a row of a table is told where nothing is typed: days, moments, years and figures as the reader has them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.helpers import AdminForm, InlineAdminFormSet
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, Model
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import Promise

from portal.offices.admin.past import in_words, names_of_fields
from portal.shell.dates import say_date, say_fiscal_year, say_moment
from portal.shell.digits import shown

YEAR = "fiscal_year"


def say(value: object) -> str:
    """What Django would tell in the common era, in brackets or with needless zeros."""
    if isinstance(value, datetime):
        return say_moment(value)
    if isinstance(value, date):
        return say_date(value)
    if isinstance(value, Decimal):
        return shown(f"{value:f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}")
    if isinstance(value, list):
        return "\n".join(map(str, value))
    return shown(value)


@dataclass(frozen=True)
class Told:
    """A field in the place of its name: Django asks it for its label, its order and what it says of a row."""

    field: "Field[Any, Any]"
    empty: str
    do_not_call_in_templates = True

    def __call__(self, row: Model) -> str:
        value = self.field.value_from_object(row)
        if value is None or value == []:
            return self.empty
        return say_fiscal_year(value) if self.field.name == YEAR else say(value)

    def __str__(self) -> str:
        return self.field.name

    @property
    def __name__(self) -> str:
        return self.field.name

    @property
    def short_description(self) -> str | Promise:
        return self.field.verbose_name

    @property
    def admin_order_field(self) -> str:
        return self.field.name


SAID = ("DateField", "DateTimeField", "DecimalField", "JSONField")


def told(name: Any, page: "admin.options.BaseModelAdmin[Any]") -> Any:
    """The field where we say it otherwise than Django; whatever else it may be, as it is."""
    try:
        field = page.model._meta.get_field(name) if isinstance(name, str) else None
    except FieldDoesNotExist:
        return name
    if not isinstance(field, Field) or field.remote_field or field.choices:
        return name
    kind = field.get_internal_type()
    return Told(field, page.get_empty_value_display()) if kind in SAID or "Integer" in kind else name


def tell(part: "AdminForm | InlineAdminFormSet", page: "admin.options.BaseModelAdmin[Any]", *, read: bool) -> None:
    """What is only read in a part of a page says itself as we do: some of it, or all where the part is `read`."""
    fieldsets, only_read = cast(Any, part.fieldsets), list(part.readonly_fields)
    names = {name: told(name, page) for name in [*only_read, *(flatten_fieldsets(fieldsets) if read else ())]}
    part.fieldsets = [(title, {**rest, "fields": renamed(rest["fields"], names)}) for title, rest in fieldsets]
    part.readonly_fields = renamed(only_read, names)


def renamed(fields: Sequence[Any], names: dict[Any, Any]) -> list[Any]:
    """Some of them may stand together on one line."""
    return [renamed(each, names) if isinstance(each, (list, tuple)) else names.get(each, each) for each in fields]


class TellingAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """The root of every page of the administration."""

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        return [told(name, self) for name in super().get_list_display(request)]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        tell(context["adminform"], self, read=False)
        for part in context["inline_admin_formsets"]:
            tell(part, part.opts, read=not part.has_change_permission)
        return super().render_change_form(request, context, *args, **kwargs)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        response = super().history_view(request, object_id, extra_context)
        past = response.context_data if isinstance(response, TemplateResponse) else None
        if past:
            names = names_of_fields(self, request)
            past["happened"] = [(entry, in_words(entry, names)) for entry in past["action_list"]]
        return response


class YearFilter(admin.AllValuesFieldListFilter):
    """The fiscal years that there are, said as elsewhere."""

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        for choice in super().choices(changelist):
            year, rest = str(choice["display"])[:4], str(choice["display"])[4:]
            yield choice | {"display": say_fiscal_year(int(year)) + shown(rest)} if year.isdecimal() else choice
