"""A typo in a list of names fails `manage.py check`, not a page."""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.utils.module_loading import import_string

from portal import boards


@register
def every_panel_opens(**_kwargs: Any) -> list[CheckMessage]:
    lists = (*boards.BOARDS.values(), *boards.SLOTS.values(), [boards.CHOICES])
    names = {name for panels in lists for name in panels}
    return [fault for name in sorted(names) for fault in faults_of(name)]


def faults_of(name: str) -> list[CheckMessage]:
    try:
        import_string(name)
    except ImportError as error:
        return [Error(f"portal/boards.py names {name}, which cannot be opened: {error}", id="dashboard.E001")]
    return []
