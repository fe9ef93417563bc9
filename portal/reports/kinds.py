"""The kinds of documents: each floor brings its own, named in `settings.DOCUMENT_KINDS`."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from portal.dashboard.panel import Subject
from portal.offices.scope import Scope
from portal.reports.sheets import Sheet
from portal.shell.errors import Refusal

Rows = dict[str, Any]


class NothingToShow(Refusal):
    """There is no document to make."""

    sentence = _("On that day nothing was owed in this programme yet; choose a later one.")


class DocumentKind:
    """What a document of this kind reads and how it looks. Everything it shows comes from the rows of one reading."""

    name: ClassVar[str]
    label: ClassVar[StrPromise | str]  # on the screen, before it is known what year it is about
    title: ClassVar[StrPromise | str]
    final_title: ClassVar[StrPromise | str] = ""  # of a year that is closed
    template_name: ClassVar[str]
    office_kinds: ClassVar[tuple[str, ...]]

    def read(self, scope: Scope, subject: Subject, *, at: datetime) -> Rows:
        """All rows, by the names that the template gives them; raises NothingToShow where there are none."""
        raise NotImplementedError

    def closed_on(self, rows: Rows) -> date | None:  # noqa: ARG002  # most kinds know of no end
        """The day on which what it is about was closed; from then on its figures stay as they are."""
        return None

    def titled(self, *, is_final: bool) -> str:
        return str(self.final_title if is_final and self.final_title else self.title)

    def pictures(self, rows: Rows) -> Mapping[str, Path | bytes]:
        """What the template's saisaat:NAME addresses mean; one that is missing is left blank."""
        raise NotImplementedError

    def sheets(self, rows: Rows) -> Iterable[Sheet]:
        """The same rows as sheets of a workbook."""
        raise NotImplementedError


@cache
def kinds() -> dict[str, DocumentKind]:
    """The document kinds of all floors by name."""
    found = [import_string(name)() for name in settings.DOCUMENT_KINDS]
    return {kind.name: kind for kind in found}


@register
def every_document_kind_opens(**_kwargs: object) -> list[CheckMessage]:
    try:
        kinds()
    except ImportError as error:
        return [Error(f"settings.DOCUMENT_KINDS names what cannot be opened: {error}", id="reports.E001")]
    return []
