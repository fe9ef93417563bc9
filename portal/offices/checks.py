"""What the offices name on floors above is looked for at start-up: a typo fails `manage.py check`, not a page."""

from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.utils.module_loading import import_string

from portal.offices.admin import formats


@register
def every_part_of_the_demo_is_there(**_kwargs: Any) -> list[CheckMessage]:
    return [
        Error(f"settings.DEMO_PARTS names {name}, which is not there.", id="offices.E001")
        for name in settings.DEMO_PARTS
        if not is_there(name)
    ]


def is_there(name: str) -> bool:
    """Without opening it: the demo is slow to load and few starts need it."""
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


@register
def writer_of_spreadsheets_opens(**_kwargs: Any) -> list[CheckMessage]:
    try:
        for name in formats.WRITER_NAMES:
            import_string(f"{formats.WRITER}.{name}")
    except ImportError as error:
        return [Error(f"The administration cannot write spreadsheets: {error}", id="offices.E002")]
    return []
