from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class ShellConfig(AppConfig):
    name = "portal.shell"
    label = "shell"
    verbose_name = pgettext_lazy("app name", "Shell")

    def ready(self) -> None:
        import_module("portal.shell.checks")
