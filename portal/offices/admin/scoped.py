"""What every page of the administration has in common: rows and choices as far as the admin's scope reaches."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.admin import AdminSite
from django.db import models
from django.db.models import Field, ForeignKey, Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.offices.admin.pickers import CODE_OR_NAME, OfficeField, PersonField
from portal.offices.admin.told import TellingAdmin
from portal.offices.models import Office, Role
from portal.offices.scope import scope_in
from portal.offices.site import Change, OfficesAdminSite
from portal.shell.fields import ThaiDateField, ThaiDateInput


class ScopedChoices(admin.options.BaseModelAdmin):  # type: ignore[type-arg]
    """Open to every administrator; what can be chosen is what the administration of that table would show."""

    admin_site: AdminSite
    formfield_overrides = {models.DateField: {"form_class": ThaiDateField, "widget": ThaiDateInput}}

    def has_module_permission(self, request: HttpRequest) -> bool:
        return Role.ADMIN in scope_in(request).roles

    def has_view_permission(self, request: HttpRequest, *_obj: Any, **_named: Any) -> bool:
        return self.has_module_permission(request)

    def has_add_permission(self, request: HttpRequest, *_obj: Any, **_named: Any) -> bool:
        return self.has_module_permission(request)

    def has_change_permission(self, request: HttpRequest, *_obj: Any, **_named: Any) -> bool:
        return self.has_module_permission(request)

    def has_delete_permission(self, *_asked: Any, **_named: Any) -> bool:
        return False

    def formfield_for_dbfield(self, db_field: "Field[Any, Any]", request: HttpRequest, **kwargs: Any) -> Any:
        """Without Django's buttons around a choice, which open windows."""
        if isinstance(db_field, ForeignKey):
            return self.formfield_for_foreignkey(db_field, request, **kwargs)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> "forms.ModelChoiceField[Any] | None":
        table = db_field.related_model
        kwargs["queryset"] = self.admin_site.get_model_admin(table).get_queryset(request)
        if table is Office:
            kwargs |= {"form_class": OfficeField, "to_field_name": "code", "help_text": CODE_OR_NAME}
        if table is User:
            kwargs |= {"form_class": PersonField, "to_field_name": "username", "help_text": _("The user name.")}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class LookedAt:
    """Rows that a workflow owns: whoever administers some office looks at them, and nobody changes them here."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return Role.ADMIN in scope_in(request).roles

    def has_view_permission(self, request: HttpRequest, *_obj: Any, **_named: Any) -> bool:
        return self.has_module_permission(request)

    def has_add_permission(self, *_asked: Any, **_named: Any) -> bool:
        return False

    def has_change_permission(self, *_asked: Any, **_named: Any) -> bool:
        return False

    def has_delete_permission(self, *_asked: Any, **_named: Any) -> bool:
        return False


class ScopedAdmin(ScopedChoices, TellingAdmin):
    """Rows within reach of the role of admin, choices too; every change is recorded, nothing is ever deleted.

    `reach` names the office path of a row, `office_of` the office where a change of it is recorded.
    """

    reach = "office__path"
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(scope_in(request).q(self.reach, Role.ADMIN))

    def change_of(self, verb: str, obj: Any, fields: Sequence[str]) -> Change:
        """What the history is told; `verb` is add or change."""
        return Change(f"{verb}_{obj._meta.model_name}", obj, self.office_of(obj), {"fields": list(fields)})

    def office_of(self, obj: Any) -> Office:
        office: Office = obj.office
        return office

    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        self.keep(request, self.change_of("change" if change else "add", obj, form.changed_data))

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        super().save_formset(request, form, formset, change)
        added = [self.change_of("add", obj, ()) for obj in formset.new_objects]
        self.keep(request, *added, *(self.change_of("change", *changed) for changed in formset.changed_objects))

    def keep(self, request: HttpRequest, *changes: Change) -> None:
        cast(OfficesAdminSite, self.admin_site).keep(changes, by=cast(User, request.user))
