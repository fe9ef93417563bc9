"""What the administration's own log says of a row, with the names of fields in the reader's language."""

import json
from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.http import HttpRequest
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext


def names_of_fields(page: "admin.ModelAdmin[Any]", request: HttpRequest) -> dict[str, str]:
    """The log keeps the English; Django would look for its Thai without the context in which we have given it."""
    parts = (page, *page.get_inline_instances(request))
    fields = [field for part in parts for field in part.model._meta.fields]
    with translation.override(None):
        english = [capfirst(str(field.verbose_name)) for field in fields]
    return dict(zip(english, (str(field.verbose_name) for field in fields), strict=True))


def in_words(entry: LogEntry, names: dict[str, str]) -> str:
    """What happened; an entry that is no list of changes is a sentence already."""
    if not entry.change_message.startswith("["):
        return entry.change_message
    changes = json.loads(entry.change_message)
    happened = [sentence(verb, facts, names) for change in changes for verb, facts in change.items()]
    return "; ".join(happened) or pgettext("log", "Saved without a change")


def sentence(verb: str, facts: dict[str, Any], names: dict[str, str]) -> str:
    """One change of the row, or of a row that stands in it; nothing is ever deleted here."""
    fields = ", ".join(f"“{names.get(name, name)}”" for name in facts.get("fields", ()))
    inside = f"{gettext(facts['name'])} “{facts['object']}”" if "name" in facts else ""
    said = {
        ("added", False): pgettext("log", "Added"),
        ("added", True): pgettext("log", "Added %(inside)s"),
        ("changed", False): pgettext("log", "Changed %(fields)s"),
        ("changed", True): pgettext("log", "Changed %(fields)s of %(inside)s"),
    }
    return said[verb, bool(inside)] % {"fields": fields, "inside": inside}
