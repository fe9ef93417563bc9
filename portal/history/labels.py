"""What the verbs of the history mean in words: each app brings a `LABELS` table in a file of this name."""

from functools import cache
from importlib import import_module

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

LABELS: dict[str, str | Promise] = {
    "add_office": pgettext_lazy("history", "Added an office"),
    "change_office": pgettext_lazy("history", "Changed an office"),
    "add_zone": pgettext_lazy("history", "Added a zone"),
    "change_zone": pgettext_lazy("history", "Changed a zone"),
    "add_position": pgettext_lazy("history", "Added a position"),
    "change_position": pgettext_lazy("history", "Changed a position"),
    "add_tenure": pgettext_lazy("history", "Filled a position"),
    "change_tenure": pgettext_lazy("history", "Changed who fills a position"),
    "add_membership": pgettext_lazy("history", "Gave a role"),
    "change_membership": pgettext_lazy("history", "Changed or ended a role"),
    "add_user": pgettext_lazy("history", "Added a person"),
    "change_user": pgettext_lazy("history", "Changed a person's account"),
    "close_user": pgettext_lazy("history", "Closed an account"),
    "open_user": pgettext_lazy("history", "Opened an account again"),
    "reset_password_user": pgettext_lazy("history", "Handed out a one-time password"),
    "change_own_password": pgettext_lazy("history", "Changed their own password"),
    "lock_out": pgettext_lazy("history", "Closed sign-in for a while after wrong passwords"),
}


@cache
def labels() -> dict[str, str | Promise]:
    """verb -> words, of all floors."""
    found = dict(LABELS)
    for name in settings.HISTORY_LABELS:
        found |= import_module(name).LABELS
    return found


def label_of(verb: str) -> str:
    return str(labels().get(verb, verb))


@register
def every_label_table_opens(**_kwargs: object) -> list[CheckMessage]:
    try:
        labels()
        for name in settings.HISTORY_LABELS:
            getattr(import_module(name), "THINGS")  # noqa: B009 - asked, not used
    except (ImportError, AttributeError) as error:
        return [Error(f"settings.HISTORY_LABELS cannot be read: {error}", id="history.E001")]
    return []
