"""Plans as the admin site shows them: to be looked at. A workflow owns these rows, so nothing is changed here."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from dimensions.models import (
    Activity,
    Assignment,
    Dimension,
    Milestone,
    Period,
    Programme,
    Quota,
    Requirement,
    ShareMilestone,
)
from portal.offices.admin import LookedAt
from portal.offices.models import Role
from portal.offices.scope import scope_in


class MilestoneInline(LookedAt, admin.TabularInline):  # type: ignore[type-arg]
    model = Milestone


class DimensionInline(LookedAt, admin.TabularInline):  # type: ignore[type-arg]
    model = Dimension


@admin.register(Programme)
class ProgrammeAdmin(LookedAt, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("name", "province", "fiscal_year", "slug", "kind", "state")
    list_filter = ("fiscal_year", "kind", "state")
    search_fields = ("name_th", "name_en", "province__code", "province__name_th")
    list_select_related = ("province",)
    inlines = (DimensionInline, MilestoneInline)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Programme]:
        return Programme.objects.within(scope_in(request), Role.ADMIN)


class PeriodInline(LookedAt, admin.TabularInline):  # type: ignore[type-arg]
    model = Period


class RequirementInline(LookedAt, admin.TabularInline):  # type: ignore[type-arg]
    model = Requirement


class QuotaInline(LookedAt, admin.TabularInline):  # type: ignore[type-arg]
    model = Quota


class ShareInline(LookedAt, admin.TabularInline):  # type: ignore[type-arg]
    model = ShareMilestone


@admin.register(Activity)
class ActivityAdmin(LookedAt, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("code", "title", "dimension", "criterion", "seq")
    search_fields = ("code", "title")
    list_filter = ("dimension__programme__fiscal_year",)
    list_select_related = ("dimension", "criterion")
    inlines = (PeriodInline, RequirementInline, QuotaInline, ShareInline)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Activity]:
        programmes = Programme.objects.within(scope_in(request), Role.ADMIN)
        return Activity.objects.filter(dimension__programme__in=programmes)


@admin.register(Assignment)
class AssignmentAdmin(LookedAt, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("office", "activity", "period", "opens_on", "due_on")
    search_fields = ("office__code", "office__name_th", "activity__code", "activity__title")
    list_filter = ("programme__fiscal_year",)
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Assignment]:
        return Assignment.objects.within(scope_in(request), Role.ADMIN).for_list()
