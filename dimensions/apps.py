from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class DimensionsConfig(AppConfig):
    name = "dimensions"
    label = "dimensions"
    verbose_name = pgettext_lazy("plan", "Plans")
