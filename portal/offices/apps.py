from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class OfficesConfig(AppConfig):
    name = "portal.offices"
    label = "offices"
    verbose_name = _("Offices")

    def ready(self) -> None:
        import_module("portal.offices.checks")


class PortalAdminConfig(AdminConfig):
    default_site = "portal.history.site.PortalAdminSite"
