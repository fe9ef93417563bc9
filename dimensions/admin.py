"""Plans as the admin site shows them: to be looked at. A workflow owns these rows, so nothing is changed here."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dimensions.models import (
    Activity,
    Assignment,
    Dimension,
    DistrictPlan,
    DistrictPlanStep,
    Milestone,
    Period,
    Planned,
    Programme,
    Quota,
    Requirement,
    ShareMilestone,
)
from dimensions.wording import ACTING_OFFICES
from portal.offices.admin import LookedAt, TellingAdmin, YearFilter
from portal.offices.models import Role
from portal.offices.scope import scope_in
from portal.shell.dates import say_range


class MilestoneInline(LookedAt, admin.TabularInline):  # type: ignore[type-arg]
    model = Milestone
    exclude = ("position", "code")


class DimensionInline(LookedAt, admin.TabularInline):  # type: ignore[type-arg]
    model = Dimension


@admin.register(Programme)
class ProgrammeAdmin(LookedAt, TellingAdmin):
    list_display = ("called", "province", "fiscal_year", "kind", "state")
    list_filter = (("fiscal_year", YearFilter), "kind", "state")
    search_fields = ("name_th", "name_en", "province__code", "province__name_th")
    list_select_related = ("province",)
    inlines = (DimensionInline, MilestoneInline)
    exclude = ("particulars", "default_offices")  # codes; the offices are told by `acting_offices`
    readonly_fields = ("acting_offices",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Programme]:
        return Programme.objects.within(scope_in(request), Role.ADMIN)

    @admin.display(description=_("Programme"), ordering="name_th")
    def called(self, programme: Programme) -> str:
        return programme.name

    @admin.display(description=_("acting offices where the plan names none"))
    def acting_offices(self, programme: Programme) -> str:
        return ", ".join(str(ACTING_OFFICES[office]) for office in programme.default_offices)


class PeriodInline(LookedAt, admin.TabularInline):  # type: ignore[type-arg]
    model = Period
    exclude = ("position", "flags")


class RequirementInline(LookedAt, admin.TabularInline):  # type: ignore[type-arg]
    model = Requirement
    fields = (
        "title",
        "kinds_in_words",
        "min_count",
        "per",
        "must_contain",
        "max_age_years",
        "outside_agency",
        "signed_by_superior",
        "note",
    )
    readonly_fields = ("kinds_in_words",)

    @admin.display(description=pgettext_lazy("plan", "kinds"))
    def kinds_in_words(self, requirement: Requirement) -> str:
        return requirement.kinds_in_words


class QuotaInline(LookedAt, admin.TabularInline):  # type: ignore[type-arg]
    model = Quota
    exclude = ("position",)


class ShareInline(LookedAt, admin.TabularInline):  # type: ignore[type-arg]
    model = ShareMilestone
    exclude = ("position",)


@admin.register(Activity)
class ActivityAdmin(LookedAt, TellingAdmin):
    list_display = ("code", "title", "dimension", "criterion", "seq", "dropped_at")
    search_fields = ("code", "title")
    list_filter = (("dimension__programme__fiscal_year", YearFilter),)
    list_select_related = ("dimension", "criterion")
    exclude = ("position", "tags", "notes")  # for programs
    inlines = (PeriodInline, RequirementInline, QuotaInline, ShareInline)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Activity]:
        programmes = Programme.objects.within(scope_in(request), Role.ADMIN)
        return Activity.objects.filter(dimension__programme__in=programmes)


@admin.register(Assignment)
class AssignmentAdmin(LookedAt, TellingAdmin):
    list_display = ("of_office", "of_activity", "when", "withdrawn_at")
    search_fields = ("office__code", "office__name_th", "activity__code", "activity__title")
    list_filter = (("programme__fiscal_year", YearFilter),)
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Assignment]:
        return Assignment.objects.within(scope_in(request), Role.ADMIN).for_list()

    @admin.display(description=_("Office"), ordering="office__sort_key")
    def of_office(self, assignment: Assignment) -> str:
        return assignment.office.short_name

    @admin.display(description=_("Activity"), ordering="activity__title")
    def of_activity(self, assignment: Assignment) -> str:
        return str(assignment.activity)

    @admin.display(description=_("Period"), ordering="due_on")
    def when(self, assignment: Assignment) -> str:
        return say_range(assignment.opens_on, assignment.due_on)


class StepInline(LookedAt, admin.TabularInline):  # type: ignore[type-arg]
    model = DistrictPlanStep


@admin.register(DistrictPlan)
class DistrictPlanAdmin(LookedAt, TellingAdmin):
    list_display = ("of_office", "programme", "state", "first_sent_on")
    list_filter = (("programme__fiscal_year", YearFilter), "state")
    search_fields = ("office__code", "office__name_th")
    list_select_related = ("programme", "office")
    inlines = (StepInline,)
    exclude = ("stage",)  # for programs

    def get_queryset(self, request: HttpRequest) -> QuerySet[DistrictPlan]:
        return DistrictPlan.objects.filter(scope_in(request).q("office__path", Role.ADMIN))

    @admin.display(description=_("Office"), ordering="office__sort_key")
    def of_office(self, plan: DistrictPlan) -> str:
        return plan.office.short_name


@admin.register(Planned)
class PlannedAdmin(LookedAt, TellingAdmin):
    list_display = ("assignment", "officer", "planned_from", "planned_to")
    search_fields = ("assignment__office__code", "assignment__activity__title", "officer__username")
    list_filter = (("assignment__programme__fiscal_year", YearFilter),)
    list_select_related = ("assignment__activity", "assignment__office", "officer")
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Planned]:
        return Planned.objects.filter(scope_in(request).q("assignment__office__path", Role.ADMIN))
