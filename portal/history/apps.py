from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HistoryConfig(AppConfig):
    name = "portal.history"
    label = "history"
    verbose_name = _("History")

    def ready(self) -> None:
        import_module("portal.history.labels")  # registers its check
