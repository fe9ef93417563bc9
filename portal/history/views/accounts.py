"""The own password, and the page of a name that is closed after too many wrong ones."""

from datetime import timedelta
from typing import cast

from axes.helpers import get_client_username
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash, views
from django.contrib.auth.forms import PasswordChangeForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from portal.accounts.forms import NewPasswordForm
from portal.accounts.models import User
from portal.history.workflow import change_own_password, lock_out


class PasswordChange(views.PasswordChangeView):
    template_name = "accounts/password_change.html"
    form_class = NewPasswordForm

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        user = cast(User, self.request.user)
        change_own_password(form.cleaned_data["new_password1"], by=user)
        update_session_auth_hash(self.request, user)
        messages.success(self.request, _("Your new password is in force."))
        return redirect("home")


def locked_out(request: HttpRequest, *_args: object, **_kwargs: object) -> HttpResponse:
    """After too many wrong passwords: say so, and when to try again; the guess that closed the name is recorded."""
    if getattr(request, "axes_failures_since_start", None):
        for user in User.objects.filter(username=name_that_was_tried(request)):
            lock_out(user, by=None)
    wait = timedelta(hours=settings.AXES_COOLOFF_TIME)
    response = render(request, "accounts/locked_out.html", {"minutes": wait // timedelta(minutes=1)}, status=429)
    response.headers["Retry-After"] = str(wait // timedelta(seconds=1))
    return response


def name_that_was_tried(request: HttpRequest) -> str:
    """As the form cleaned it, and as wrong passwords are counted: without the spaces around it, in plain letters."""
    credentials = getattr(request, "axes_credentials", None)
    return get_client_username(request, credentials) or ""
