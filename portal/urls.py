"""Every address begins here."""

from django.contrib import admin
from django.urls import include, path

from portal.accounts.views import choose_language
from portal.history.views.accounts import PasswordChange
from portal.shell import views as shell
from portal.shell.styleguide import styleguide

urlpatterns = [
    path("", shell.home, name="home"),
    path("healthz", shell.healthz, name="healthz"),
    path("language/", choose_language, name="set_language"),
    path("profile/password/", PasswordChange.as_view(), name="password"),
    path("styleguide/", styleguide, name="styleguide"),
    path("admin/", admin.site.urls),
    path("boards/", include("portal.dashboard.urls")),
    path("reports/", include("portal.reports.urls")),
    path("history/", include("portal.history.urls")),
    path("plans/", include("dimensions.urls")),
    path("", include("evidence.urls")),
    path("", include("portal.accounts.urls")),
]

handler400 = "portal.shell.errors.bad_request"
handler403 = "portal.shell.errors.forbidden"
handler404 = "portal.shell.errors.not_found"
handler500 = "portal.shell.errors.server_error"
