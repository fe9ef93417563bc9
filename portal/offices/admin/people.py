"""People: their accounts, not their roles. Nothing here gives anybody a right; memberships do."""

from typing import Any, cast

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth.forms import UsernameField
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Model, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django_tasks_db.models import DBTaskResult

from portal.accounts.models import User
from portal.accounts.workflow import hand_out_password
from portal.offices.admin.changes import change_of_membership, change_of_user
from portal.offices.admin.exchange import ExchangeAdmin
from portal.offices.admin.pickers import CODE_OR_NAME, OfficeField
from portal.offices.admin.tables import UserTable
from portal.offices.homes import homes_of
from portal.offices.models import Membership, Office, Role
from portal.offices.policy import people_managed, people_within
from portal.offices.scope import scope_in
from portal.shell import clock
from portal.shell.dates import say_moment

MOST_PASSWORDS = 100  # each takes the time that makes guessing slow
ACCOUNT = ("username", "title", "first_name", "last_name", "email")


class PersonForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = User
        fields = ACCOUNT
        field_classes = {"username": UsernameField}
        help_texts = {"username": gettext_lazy("Letters, figures and @ . + - _ only, for example staff-2101.")}


class NewPersonForm(PersonForm):
    """With a first role, or nobody but the Department would see the account again."""

    offices: QuerySet[Office]
    office = OfficeField(
        Office.objects.none(), to_field_name="code", label=gettext_lazy("Office"), help_text=CODE_OR_NAME
    )
    role = forms.ChoiceField(label=pgettext_lazy("of a person", "Role"), choices=Role.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        office = cast("forms.ModelChoiceField[Office]", self.fields["office"])
        office.queryset = self.offices


class RoleFilter(admin.SimpleListFilter):
    title = pgettext_lazy("of a person", "role")
    parameter_name = "role"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, Any]]:
        return [*Role.choices]

    def queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> QuerySet[User]:
        if self.value() is None:
            return queryset
        held = Membership.objects.in_force(clock.today()).filter(scope_in(request).q("office__path", Role.ADMIN))
        return queryset.filter(pk__in=held.filter(role=self.value()).values("user"))


@admin.register(User)
class UserAdmin(ExchangeAdmin):
    resource_classes = (UserTable,)
    list_display = ("username", "full_name", "roles_here", "is_active", "signed_in")
    list_display_links = ("username", "full_name")
    list_filter = ("is_active", RoleFilter)
    search_fields = ("username", "first_name", "last_name", "email")
    ordering = ("username",)
    form = PersonForm
    readonly_fields = ("roles_here", "signed_in", "must_change_password")
    actions = ("one_time_passwords",)

    # --- Whom, and what of them ---

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        scope = scope_in(request)
        here = scope.q("office__path", Role.ADMIN)
        held = Membership.objects.filter(here).in_force(clock.today()).select_related("office").order_by("office__path")
        return people_within(scope).prefetch_related(Prefetch("memberships", held, to_attr="held_here"))

    def managed(self, request: HttpRequest) -> QuerySet[User]:
        return people_managed(scope_in(request), cast(User, request.user), on=clock.today())

    def others(self, request: HttpRequest) -> QuerySet[User]:
        """Others than oneself: the own password is changed on the own profile."""
        return self.managed(request).exclude(username=request.user.get_username())

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or self.managed(request).filter(pk=obj.pk).exists())

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """An address must not fish for a password."""
        return not lookup.startswith("password") and super().lookup_allowed(lookup, value, request)

    def get_fieldsets(self, _request: HttpRequest, obj: Model | None = None) -> Any:
        if obj is None:
            return ((None, {"fields": ACCOUNT}), (_("First role"), {"fields": ("office", "role")}))
        return (
            (None, {"fields": (*ACCOUNT, "is_active")}),
            (_("How this person sees the portal"), {"fields": ("language", "digits")}),
            (_("To know"), {"fields": ("roles_here", "signed_in", "must_change_password")}),
        )

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        own = obj is not None and obj.pk == request.user.pk
        return (*self.readonly_fields, "is_active") if own else self.readonly_fields

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        if change:
            return super().get_form(request, obj, change, **kwargs)
        offices = self.admin_site.get_model_admin(Office).get_queryset(request)
        form = super().get_form(request, obj, change, form=NewPersonForm, **kwargs)
        return type("NewPersonForm", (form,), {"offices": offices})

    # --- Saving ---

    def save_model(self, request: HttpRequest, obj: Any, form: "forms.ModelForm[User]", change: bool) -> None:
        if change:
            obj.save()
            self.keep(request, change_of_user("change", obj, homes_of([obj])[obj.pk], form.changed_data))
            return
        obj.set_unusable_password()
        obj.is_sample = settings.DEMO
        obj.save()
        given = form.cleaned_data
        first = Membership(user=obj, office=given["office"], role=given["role"], starts_on=clock.today())
        first.save()
        self.keep(request, change_of_user("add", obj, first.office), change_of_membership("add", first))

    def response_add(self, request: HttpRequest, obj: User, post_url_continue: str | None = None) -> HttpResponse:
        """Straight on to the password, without which nobody can sign in."""
        if {"_popup", "_addanother", "_continue"} & set(request.POST):
            return super().response_add(request, obj, post_url_continue)
        return redirect("admin:accounts_user_one_time_password", obj.pk)

    # --- Passwords ---

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.one_time_password)
        own = path("<int:pk>/one-time-password/", view, name="accounts_user_one_time_password")
        return [own, *super().get_urls()]

    def one_time_password(self, request: HttpRequest, pk: int) -> HttpResponse:
        """For one person, from that person's page."""
        get_object_or_404(self.others(request), pk=pk)
        return self.one_time_passwords(request, self.get_queryset(request).filter(pk=pk))

    @admin.action(description=gettext_lazy("Hand out one-time passwords"))
    def one_time_passwords(self, request: HttpRequest, chosen: QuerySet[User]) -> HttpResponse:
        """Asks first; then shows each password this once."""
        people = list(chosen.filter(pk__in=self.others(request).values("pk")))
        confirmed = request.method == "POST" and "confirmed" in request.POST
        if len(people) > MOST_PASSWORDS:
            self.message_user(request, _("Choose at most %(most)s people.") % {"most": MOST_PASSWORDS}, messages.ERROR)
            return redirect("admin:accounts_user_changelist")
        context = self.admin_site.each_context(request) | {
            "title": _("One-time passwords"),
            "opts": self.opts,
            "people": people,
            "all_new": not any(person.has_usable_password() for person in people),
            "left_out": chosen.count() - len(people),
            "handed_out": self.hand_out(request, people) if confirmed else [],
            "checkbox": ACTION_CHECKBOX_NAME,
            "action": request.POST.get("action", ""),
        }
        response = TemplateResponse(request, "admin/accounts/user/one_time_passwords.html", context)
        add_never_cache_headers(response)
        return response

    @transaction.atomic
    def hand_out(self, request: HttpRequest, people: list[User]) -> list[tuple[User, str]]:
        handed_out = [(user, hand_out_password(user)) for user in people]
        homes = homes_of(people)
        self.keep(request, *(change_of_user("reset_password", user, homes[user.pk]) for user in people))
        return handed_out

    # --- Columns ---

    @admin.display(description=pgettext_lazy("of a person", "name"), ordering="first_name")
    def full_name(self, obj: User) -> str:
        return obj.get_full_name()

    @admin.display(description=gettext_lazy("roles today"))
    def roles_here(self, obj: User) -> str:
        """Those within the administrator's reach."""
        held: list[Membership] = obj.held_here  # type: ignore[attr-defined]
        return ", ".join(f"{membership.get_role_display()} {membership.office}" for membership in held)

    @admin.display(description=gettext_lazy("signed in last"), ordering="last_login")
    def signed_in(self, obj: User) -> str:
        return say_moment(obj.last_login) if obj.last_login else ""


admin.site.unregister(Group)  # rights come from memberships alone
admin.site.unregister(DBTaskResult)  # what waits for the worker says so on pages of its own
