"""A table that is read and written as a file: all rows or none, none out of reach, and a record of each."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DatabaseError
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.results import RowResult
from tablib import Dataset

from portal.accounts.models import User
from portal.offices.admin.columns import Column
from portal.offices.admin.formats import TableError
from portal.offices.admin.problems import problems_of
from portal.offices.scope import Scope
from portal.offices.site import Change

Keep = Callable[..., None]


class Taken(RowResult):  # type: ignore[misc]
    """A row of the file, with the names of the columns that it changes."""

    changed: Sequence[str] = ()

    def add_instance_info(self, instance: Any) -> None:
        """Without the words for each row, which nobody reads."""
        self.object_id = instance.pk


class ScopedTable(ModelResource):  # type: ignore[misc]
    """`key` names the columns by which a row of the file is found among those within reach.

    Compares and writes in bulk: import-export's own way copies each row twice and asks the database for each.
    """

    key: Sequence[str]
    columns: Sequence[Column]
    links: frozenset[str] = frozenset()

    class Meta:
        skip_diff = True
        report_skipped = False
        store_instance = True
        use_bulk = True
        batch_size = 500

    def __init__(self, *, scope: Scope, by: User, keep: Keep, **_options: Any) -> None:
        super().__init__()
        self.scope, self.by, self.keep = scope, by, keep
        self.known: dict[tuple[str, ...], Any] = {}
        self.seen: set[tuple[str, ...]] = set()
        self.faults: dict[str, list[str]] = {}  # of the row at hand, by column
        self.spellings: dict[tuple[str, str], str] = {}
        self.before: dict[str, str] = {}
        self.now: dict[str, str] = {}
        self.written = [field for field in self.get_import_fields() if field.attribute]
        self.outside = {field.name for field in self._meta.model._meta.fields} - {f.attribute for f in self.written}

    @classmethod
    def get_row_result_class(cls) -> type[Taken]:
        return Taken

    def within(self) -> QuerySet[Any]:
        """The rows that may be changed."""
        raise NotImplementedError

    def changes(self, rows: Sequence[RowResult]) -> list[Change]:
        """What the history is told of these rows."""
        raise NotImplementedError

    # --- Before the first row ---

    def before_import(self, dataset: Dataset, **_options: Any) -> None:
        self.check_columns(dataset.headers)
        self.known = {self.key_of(self.cells(instance)): instance for instance in self.within()}

    def check_columns(self, headings: Sequence[str]) -> None:
        columns = [field.column_name for field in self.fields.values()]
        unknown = [heading for heading in headings if heading not in columns]
        if unknown:
            said = _("There is no column “%(name)s” in this table. Its columns are: %(columns)s.")
            raise TableError(said % {"name": unknown[0], "columns": ", ".join(columns)})
        missing = [name for name in self.key if name not in headings]
        if missing:
            raise TableError(_("The column “%(name)s” is missing.") % {"name": missing[0]})

    def get_import_id_fields(self) -> Sequence[str]:
        return self.key

    def get_diff_headers(self) -> list[str]:
        return [field.column_name for field in self.written]

    def get_import_fields(self) -> list[Field]:
        return list(self.ordered)

    @cached_property
    def ordered(self) -> list[Field]:
        """import-export would put them in order again for each row."""
        fields: list[Field] = super().get_import_fields()
        return fields

    # --- One row ---

    def key_of(self, cells: dict[str, str]) -> tuple[str, ...]:
        return tuple(cells[name].casefold() for name in self.key)

    def cells(self, instance: Any) -> dict[str, str]:
        """The row of the database as it would stand in a file."""
        return {field.column_name: str(field.export(instance)) for field in self.written}

    def fault(self, name: str, sentence: str | Promise) -> None:
        """Something is wrong with the row; the rest of it is still looked at, so that all is said at once."""
        self.faults.setdefault(name, []).append(str(sentence))

    def import_row(self, row: dict[str, str], instance_loader: Any, **options: Any) -> RowResult:
        self.faults = {}
        if any(row.values()):
            return super().import_row(row, instance_loader, **options)
        blank = Taken()
        blank.import_type = RowResult.IMPORT_TYPE_SKIP
        return blank

    def get_or_init_instance(self, _loader: Any, row: dict[str, str]) -> tuple[Any, bool]:
        for name in self.key:
            row[name] = self.spelled(name, row[name])
        key = self.key_of(row)
        if self.faults:
            return self.init_instance(row), True
        if key in self.seen:
            self.fault(NON_FIELD_ERRORS, _("This row stands in the file twice."))
        self.seen.add(key)
        known = self.known.get(key)
        return (known, False) if known else (self.init_instance(row), True)

    def spelled(self, name: str, cell: str) -> str:
        """A cell of the key as the database would write it; one that can not be read stays as it is."""
        if (name, cell) in self.spellings:
            return self.spellings[name, cell]
        widget = self.fields[name].widget
        try:
            spelled: str = widget.render(widget.clean(cell))
        except ValueError as error:
            self.fault(name, str(error))
            return cell
        if spelled:
            self.spellings[name, cell] = spelled
        else:
            self.fault(name, _("This may not be empty."))
        return spelled

    def after_init_instance(self, instance: Any, new: bool, row: dict[str, str], **_options: Any) -> None:  # noqa: ARG002
        self.before = {} if new else self.cells(instance)

    def import_field(self, field: Field, instance: Any, row: dict[str, str], *options: Any, **more: Any) -> None:
        """What stands in the file as in the database is not looked at again, nor what is wrong already."""
        if field.column_name in self.faults:
            return
        if not self.before or row.get(field.column_name) != self.before.get(field.column_name):
            super().import_field(field, instance, row, *options, **more)

    def skip_row(self, instance: Any, _original: None, _row: Any, import_validation_errors: Any = None) -> bool:
        self.now = self.cells(instance)
        return not import_validation_errors and not self.faults and self.now == self.before

    def validate_instance(self, instance: Any, import_validation_errors: Any = None, **_options: Any) -> None:
        """All that can be said of a row without asking the database for each."""
        for name, error in (import_validation_errors or {}).items():
            self.faults[name] = ValidationError(error).messages
        same = {name for name, cell in self.before.items() if self.now.get(name) == cell}
        self.note(lambda: instance.clean_fields(exclude={*self.faults, *self.links, *same, *self.outside}))
        self.look_over(instance)
        if self.faults:
            raise ValidationError(self.faults)

    def look_over(self, instance: Any) -> None:
        """What this table asks of a row beside its fields."""

    def note(self, check: Callable[[], None]) -> None:
        """The faults that a check of the model finds."""
        try:
            check()
        except ValidationError as error:
            for name, sentences in error.message_dict.items():
                self.faults.setdefault(name, []).extend(sentences)

    def after_import_row(self, _row: dict[str, str], row_result: RowResult, **options: Any) -> None:
        row_result.changed = [name for name, cell in self.now.items() if self.before.get(name, "") != cell]
        if options.get("dry_run"):
            row_result.diff = [difference(self.before.get(name, ""), cell) for name, cell in self.now.items()]

    # --- Out ---

    def export_resource(self, instance: Any, *_selected: Any, **_options: Any) -> list[Any]:
        return [read(instance) for read in self.readers]

    @cached_property
    def readers(self) -> list[Callable[[Any], Any]]:
        """How each cell is read, found once and not for every row."""
        names = [(self.get_field_name(field), field) for field in self.get_export_fields()]
        return [getattr(self, f"dehydrate_{name}", field.export) for name, field in names]

    # --- All rows together ---

    def bulk_update(self, _trial: bool, _dry_run: bool, raise_errors: bool, **options: Any) -> None:
        """As an upsert: many times faster than Django's own."""
        try:
            self._meta.model.objects.bulk_create(
                self.update_instances,
                update_conflicts=True,
                unique_fields=["pk"],
                update_fields=self.get_bulk_update_fields(),
            )
        except Exception as error:
            self.handle_import_error(options["result"], error, raise_errors)
        finally:
            self.update_instances.clear()

    def handle_import_error(self, result: Any, error: Exception, raise_errors: bool = False) -> None:
        if isinstance(error, DatabaseError):
            error = TableError(_("The rows could not be written; somebody may be changing them now. Try again."))
        super().handle_import_error(result, error, raise_errors)

    def after_import(self, dataset: Dataset, result: Any, **options: Any) -> None:
        """The record, in the same transaction; a trial leaves none."""
        result.sheet, result.problems = dataset.title, [] if result.base_errors else problems_of(result, dataset)
        if options.get("dry_run") or result.has_errors() or result.has_validation_errors():
            return
        self.keep(*self.changes([row for row in result.rows if row.is_new() or row.is_update()]))


def verb_of(row: RowResult) -> str:
    return "add" if row.is_new() else "change"


def difference(before: str, now: str) -> SafeString:
    if before == now:
        return format_html("{}", now)
    gone = format_html("<del>{}</del> ", before) if before else ""
    come = format_html("<ins>{}</ins>", now) if now else ""
    return format_html("{}{}", gone, come)
