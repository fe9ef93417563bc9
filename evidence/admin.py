"""Evidence as administrators look at it, as far as their scope reaches; a workflow owns these rows."""

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from evidence.models import Item, Remark, Step, StoredFile, Submission
from portal.offices.admin import LookedAt, ScopedAdmin


class EvidenceAdmin(LookedAt, ScopedAdmin):
    """Every field as text, not as a field of a form."""

    def get_readonly_fields(self, _request: HttpRequest, _obj: Model | None = None) -> list[str]:
        return [field.name for field in (*self.model._meta.fields, *self.model._meta.many_to_many)]


class ItemsInside(LookedAt, admin.TabularInline):  # type: ignore[type-arg]
    model = Item
    fields = readonly_fields = ("name", "file", "url", "author", "added_at", "removed_at", "removed_by")


class StepsInside(LookedAt, admin.TabularInline):  # type: ignore[type-arg]
    model = Step
    fields = readonly_fields = ("at", "step", "from_state", "to_state", "by", "note")


@admin.register(Submission)
class SubmissionAdmin(EvidenceAdmin):
    reach = "assignment__office__path"
    list_display = ("assignment", "office", "state", "state_since", "submitter", "decider")
    list_filter = ("state", "assignment__programme__fiscal_year")
    list_select_related = ("assignment__office", "submitter", "decider")
    search_fields = ("assignment__activity__title", "assignment__office__code", "assignment__office__name_th")
    inlines = (ItemsInside, StepsInside)

    @admin.display(ordering="assignment__office__sort_key")
    def office(self, submission: Submission) -> str:
        return submission.assignment.office.short_name


@admin.register(Item)
class ItemAdmin(EvidenceAdmin):
    reach = "submission__assignment__office__path"
    list_display = ("name", "submission", "file", "author", "added_at", "removed_at")
    list_select_related = ("submission", "file", "author")
    search_fields = ("name", "file__sha256")


@admin.register(Remark)
class RemarkAdmin(EvidenceAdmin):
    reach = "item__submission__assignment__office__path"
    list_display = ("item", "by", "at", "text")
    list_select_related = ("item", "by")


@admin.register(StoredFile)
class StoredFileAdmin(EvidenceAdmin):
    """The files that serve an office within reach."""

    reach = "items__submission__assignment__office__path"
    list_display = ("sha256", "size", "media_type", "pages", "stored_at")
    search_fields = ("sha256",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).distinct()
