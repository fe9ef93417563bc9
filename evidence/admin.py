"""Evidence as administrators look at it, as far as their scope reaches; a workflow owns these rows."""

from typing import Any

from django.contrib import admin
from django.db.models import Min, Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from evidence.models import Item, Remark, Step, StoredFile, Submission
from portal.offices.admin import LookedAt, ScopedAdmin, YearFilter
from portal.shell.dates import say_moment


class EvidenceAdmin(LookedAt, ScopedAdmin):
    """Every field as text, not as a field of a form."""

    def get_readonly_fields(self, _request: HttpRequest, _obj: Model | None = None) -> list[str]:
        return [field.name for field in self.model._meta.fields if not field.primary_key]


class Inside(LookedAt, admin.TabularInline):  # type: ignore[type-arg]
    """Whose people are read with the rows."""

    people: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related(*self.people)


class ItemsInside(Inside):
    model = Item
    people = ("author", "removed_by", "file")
    fields = readonly_fields = ("name", "file", "url", "author", "added_at", "removed_at", "removed_by")


class StepsInside(Inside):
    model = Step
    people = ("by",)
    fields = readonly_fields = ("at", "step", "from_state", "to_state", "by", "note")


@admin.register(Submission)
class SubmissionAdmin(EvidenceAdmin):
    reach = "assignment__office__path"
    list_display = ("activity", "office", "state_in_words", "since", "sent_by", "decided_by")
    list_filter = ("state", ("assignment__programme__fiscal_year", YearFilter))
    list_select_related = ("assignment__office", "assignment__activity", "submitter", "decider")
    search_fields = ("assignment__activity__title", "assignment__office__code", "assignment__office__name_th")
    inlines = (ItemsInside, StepsInside)

    @admin.display(description=_("Activity"), ordering="assignment__activity__title")
    def activity(self, submission: Submission) -> str:
        return submission.assignment.activity.title

    @admin.display(description=_("Office"), ordering="assignment__office__sort_key")
    def office(self, submission: Submission) -> str:
        return submission.assignment.office.short_name

    @admin.display(description=_("State"), ordering="state")
    def state_in_words(self, submission: Submission) -> str:
        return submission.get_state_display()

    @admin.display(description=pgettext_lazy("of a state", "Since"), ordering="state_since")
    def since(self, submission: Submission) -> str:
        return say_moment(submission.state_since)

    @admin.display(description=_("Submitted by"), ordering="submitter__first_name")
    def sent_by(self, submission: Submission) -> str:
        return submission.submitter.get_full_name() if submission.submitter else ""

    @admin.display(description=_("Decided by"), ordering="decider__first_name")
    def decided_by(self, submission: Submission) -> str:
        return submission.decider.get_full_name() if submission.decider else ""


@admin.register(Item)
class ItemAdmin(EvidenceAdmin):
    reach = "submission__assignment__office__path"
    list_display = ("name", "activity", "added_by", "added", "removed")
    list_select_related = ("submission__assignment__activity", "author")
    search_fields = ("name", "file__sha256")
    exclude = ("requirements",)  # told by `serves`

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        return [*super().get_readonly_fields(request, obj), "serves"]

    @admin.display(description=pgettext_lazy("of an item", "Serves"))
    def serves(self, item: Item) -> str:
        """What was asked for, a line each."""
        return "\n".join(map(str, item.requirements.all()))

    @admin.display(description=_("Activity"), ordering="submission__assignment__activity__title")
    def activity(self, item: Item) -> str:
        return item.submission.assignment.activity.title

    @admin.display(description=_("Added by"), ordering="author__first_name")
    def added_by(self, item: Item) -> str:
        return item.author.get_full_name()

    @admin.display(description=_("Added"), ordering="added_at")
    def added(self, item: Item) -> str:
        return say_moment(item.added_at)

    @admin.display(description=_("Removed"), ordering="removed_at")
    def removed(self, item: Item) -> str:
        return say_moment(item.removed_at) if item.removed_at else ""


@admin.register(Remark)
class RemarkAdmin(EvidenceAdmin):
    reach = "item__submission__assignment__office__path"
    list_display = ("item", "remark", "made_by", "made")
    list_select_related = ("item", "by")

    @admin.display(description=_("Remark"))
    def remark(self, remark: Remark) -> str:
        return remark.text

    @admin.display(description=pgettext_lazy("history", "Who"), ordering="by__first_name")
    def made_by(self, remark: Remark) -> str:
        return remark.by.get_full_name()

    @admin.display(description=pgettext_lazy("history", "When"), ordering="at")
    def made(self, remark: Remark) -> str:
        return say_moment(remark.at)


@admin.register(StoredFile)
class StoredFileAdmin(EvidenceAdmin):
    """The files that serve an office within reach."""

    reach = "items__submission__assignment__office__path"
    list_display = ("name", "size", "media_type", "pages", "stored")
    search_fields = ("sha256",)

    @admin.display(description=pgettext_lazy("evidence", "name"), ordering="called")
    def name(self, file: StoredFile) -> str:
        """The first that it has within reach; the page of the file tells its checksum."""
        called: str = file.called  # type: ignore[attr-defined]
        return called

    @admin.display(description=_("Received"), ordering="stored_at")
    def stored(self, file: StoredFile) -> str:
        return say_moment(file.stored_at)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        within: QuerySet[StoredFile] = super().get_queryset(request)
        return within.annotate(called=Min("items__name"))
