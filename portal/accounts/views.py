"""Sign in and out, the own profile, the language of the pages."""

from datetime import timedelta
from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from portal.accounts.forms import ProfileForm, SignInForm
from portal.accounts.models import User

DEMO_USERS = (
    *("staff-2101", "reviewer-21", "supervisor-21"),
    *("staff-5701", "head-5701", "reviewer-57"),
    *("supervisor-00", "admin"),
)


class SignIn(auth_views.LoginView):
    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True
    lost = gettext_lazy(
        "Your sign-in had ended when you sent the form: nothing of it was received. "
        "Choose the files and write the texts once more."
    )

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        response = super().form_valid(form)
        if "lost" in self.request.GET:
            with translation.override(form.get_user().language):
                messages.warning(self.request, str(self.lost))
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """`lost` says what was not received; `demo_password` and `demo_users` are there in demo mode only."""
        kwargs["lost"] = self.lost if "lost" in self.request.GET else ""
        shown = {"demo_password": settings.DEMO_PASSWORD, "demo_users": DEMO_USERS} if settings.DEMO else {}
        return super().get_context_data(**kwargs) | shown


@method_decorator(login_not_required, name="dispatch")
class SignOut(auth_views.LogoutView):
    """Open to all: whose session has run out already only wants to be gone."""

    http_method_names = ["post", "options"]


@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    user = cast(User, request.user)
    form = ProfileForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        form.save()
        with translation.override(user.language):
            messages.success(request, _("Your profile is saved."))
        return remember(user.language, redirect("accounts:profile"))
    return render(request, "accounts/profile.html", {"form": form})


@login_not_required
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Show the pages in another language from now on: kept with the person, and in a cookie for the sign-in page."""
    language, back = request.POST.get("language", ""), request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(back if safe else resolve_url("home"))
    if language not in User.Language.values:
        return response
    if isinstance(request.user, User):
        User.objects.filter(pk=request.user.pk).update(language=language)
    return remember(language, response)


def remember(language: str, response: HttpResponse) -> HttpResponse:
    """Keep the language for the sign-in page, where nobody is known yet."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=timedelta(days=365),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
