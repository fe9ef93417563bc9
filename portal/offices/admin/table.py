"""A table that is read and written as a file: all rows or none, none out of reach, and a record of each."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DatabaseError
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.results import RowResult
from tablib import Dataset

from portal.accounts.models import User
from portal.offices.admin.cells import Meanings
from portal.offices.admin.columns import Column
from portal.offices.admin.formats import TableError
from portal.offices.admin.headings import Headings
from portal.offices.admin.problems import problems_of
from portal.offices.scope import Scope
from portal.offices.site import Change
from portal.shell.collecting import no_collecting
from portal.shell.digits import shown
from portal.shell.inserting import insert_all
from portal.shell.room import is_for_want_of_room

Keep = Callable[..., None]
Cells = dict[str, str]


class Taken(RowResult):  # type: ignore[misc]
    """A row of the file: its cells as the database had them and as it gets them, and what else it brings."""

    before: Cells = {}
    now: Cells = {}
    more: Cells = {}

    @property
    def changed(self) -> list[str]:
        return [name for name, cell in self.now.items() if self.before.get(name, "") != cell]

    @property
    def differences(self) -> list[SafeString]:
        now = self.now | self.more
        return [difference(self.before.get(name, ""), cell) for name, cell in now.items()]

    def add_instance_info(self, instance: Any) -> None:
        """Without the words for each row, which nobody reads."""
        self.object_id = instance.pk


class ScopedTable(ModelResource):  # type: ignore[misc]
    """`key` names the columns by which a row of the file is found among those within reach.

    Compares and writes in bulk, and reads what stands in many rows once: import-export's own way copies each row twice
    and asks the database for each.
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
        self.scope, self.by, self.keep, self.row = scope, by, keep, 0
        self.headings = Headings(self.columns)
        self.known: dict[tuple[str, ...], tuple[Any, Cells]] = {}
        self.seen: dict[tuple[str, ...], int] = {}  # the first row that is found by it
        self.faults: dict[str, list[str]] = {}  # of the row at hand, by column
        self.before: Cells = {}
        self.now: Cells = {}
        self.written = [field for field in self.get_import_fields() if field.attribute]
        self.meanings = {field.column_name: Meanings(field, self.checked(field)) for field in self.written}
        self.read = attrgetter(*(field.attribute for field in self.written))
        self.blank: Cells = {}
        self.lacking: list[tuple[str, tuple[str, ...]]] = []  # what a new row lacks for the columns that are not there

    @classmethod
    def get_row_result_class(cls) -> type[Taken]:
        return Taken

    def within(self) -> Iterable[Any]:
        """The rows that may be changed."""
        raise NotImplementedError

    def changes(self, rows: Sequence[Taken]) -> list[Change]:
        """What the history is told of these rows."""
        raise NotImplementedError

    def left_to_do(self, new: int) -> str:  # noqa: ARG002
        """What the administrator still has to do for so many new rows."""
        return ""

    # --- Before the first row ---

    def import_data(self, *asked: Any, **options: Any) -> Any:
        with no_collecting():
            return super().import_data(*asked, **options)

    def before_import(self, dataset: Dataset, **_options: Any) -> None:
        dataset.headers = self.headings.read(dataset.headers, needed=self.key)
        for instance in self.within():
            cells = self.cells(instance)
            self.known[self.key_of(cells)] = instance, cells
        blank = self.init_instance()
        self.blank = {field.column_name: str(field.export(blank)) for field in self.written}
        absent = [field for field in self.written if field.column_name not in dataset.headers]
        for field in absent:
            faults = self.meanings[field.column_name].faults_of(field.get_value(blank))
            self.lacking.append((field.column_name, faults))

    def checked(self, field: Field) -> Any:
        """The model's field, where its rules can be kept without asking the database for each row."""
        return None if field.attribute in self.links else self._meta.model._meta.get_field(field.attribute)

    def get_import_id_fields(self) -> Sequence[str]:
        return self.key

    def get_diff_headers(self) -> list[str]:
        return [self.headings[field.column_name] for field in self.written]

    def get_import_fields(self) -> list[Field]:
        return list(self.ordered)

    @cached_property
    def ordered(self) -> list[Field]:
        """import-export would put them in order again for each row."""
        fields: list[Field] = super().get_import_fields()
        return fields

    # --- One row ---

    def key_of(self, cells: Cells) -> tuple[str, ...]:
        return tuple([cells[name].casefold() for name in self.key])

    def cells(self, instance: Any) -> Cells:
        """The row of the database as it would stand in a file."""
        values = zip(self.meanings.items(), self.read(instance), strict=True)
        return {name: meanings.written(value) for (name, meanings), value in values}

    def fault(self, name: str, sentence: str | Promise) -> None:
        """Something is wrong with the row; the rest of it is still looked at, so that all is said at once."""
        self.faults.setdefault(name, []).append(str(sentence))

    def import_row(self, row: dict[str, str], instance_loader: Any, **options: Any) -> RowResult:
        self.faults, self.row = {}, options["row_number"] + 1  # the first row of the file names the columns
        if any(row.values()):
            return super().import_row(row, instance_loader, **options)
        blank = Taken()
        blank.import_type = RowResult.IMPORT_TYPE_SKIP
        return blank

    def get_or_init_instance(self, _loader: Any, row: dict[str, str]) -> tuple[Any, bool]:
        for name in self.key:
            row[name] = self.spelled(name, row[name])
        self.before, key = {}, self.key_of(row)
        if self.faults:
            return self.init_instance(row), True
        if (first := self.seen.setdefault(key, self.row)) != self.row:
            said = _("Row %(row)s has the same already under %(columns)s; each may stand in the file once.")
            self.fault(NON_FIELD_ERRORS, said % {"row": shown(first), "columns": self.headings.together(self.key)})
        if key not in self.known:
            return self.init_instance(row), True
        instance, self.before = self.known[key]
        return instance, False

    def spelled(self, name: str, cell: str) -> str:
        """A cell of the key as the database would write it; one that can not be read stays as it is."""
        meaning = self.meanings[name][cell]
        if meaning.unreadable:
            self.fault(name, meaning.unreadable)
        elif not meaning.written:
            self.fault(name, _("This may not be empty."))
        return meaning.written or cell

    def import_instance(self, instance: Any, row: dict[str, str], **_options: Any) -> None:
        """What stands in the file as in the database is not looked at again, nor what is wrong already."""
        self.now = dict(self.before or self.blank)
        for field in self.written:
            name = field.column_name
            if name in row and name not in self.faults and not self.goes_without_saying(name, row[name]):
                self.import_cell(field, instance, row[name])
        if not self.before:
            for name, faults in self.lacking:
                self.find(name, faults)

    def goes_without_saying(self, name: str, cell: str) -> bool:
        """It stands so already, or is left empty where a new row has a value by itself."""
        return bool(self.before and cell == self.before[name]) or (not cell and bool(self.blank[name]))

    def import_cell(self, field: Field, instance: Any, text: str) -> None:
        name, meaning = field.column_name, self.meanings[field.column_name][text]
        if meaning.unreadable:
            self.fault(name, meaning.unreadable)
            return
        setattr(instance, field.attribute, meaning.value)
        self.now[name] = meaning.written
        if self.before.get(name) != meaning.written:
            self.find(name, meaning.faults)

    def skip_row(self, _instance: Any, _original: None, _row: Any, _errors: Any = None) -> bool:
        return not self.faults and self.now == self.before

    def validate_instance(self, instance: Any, *_errors: Any, **_options: Any) -> None:
        """All that can be said of a row without asking the database for each."""
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
                self.find(name, sentences)

    def find(self, name: str, sentences: Iterable[str]) -> None:
        if sentences:
            self.faults.setdefault(name, []).extend(sentences)

    def after_import_row(self, _row: dict[str, str], row_result: Taken, **_options: Any) -> None:
        row_result.before, row_result.now = self.before, self.now

    # --- Out ---

    def get_export_headers(self, *selected: Any, **options: Any) -> list[str]:
        return [self.headings[name] for name in super().get_export_headers(*selected, **options)]

    def export_resource(self, instance: Any, *_selected: Any, **_options: Any) -> list[Any]:
        return [read(instance) for read in self.readers]

    @cached_property
    def readers(self) -> list[Callable[[Any], Any]]:
        """How each cell is read, found once and not for every row."""
        names = [(self.get_field_name(field), field) for field in self.get_export_fields()]
        return [getattr(self, f"dehydrate_{name}", field.export) for name, field in names]

    # --- All rows together ---

    def bulk_create(self, _trial: bool, _dry_run: bool, raise_errors: bool, **options: Any) -> None:
        self.write(self.create_instances, (), raise_errors, options["result"])

    def bulk_update(self, _trial: bool, _dry_run: bool, raise_errors: bool, **options: Any) -> None:
        """As an upsert: many times faster than Django's own."""
        self.write(self.update_instances, self.get_bulk_update_fields(), raise_errors, options["result"])

    def write(self, instances: list[Any], overwriting: Sequence[str], raise_errors: bool, result: Any) -> None:
        try:
            insert_all(instances, overwriting=overwriting)
        except Exception as error:
            self.handle_import_error(result, error, raise_errors)
        finally:
            instances.clear()

    def handle_import_error(self, result: Any, error: Exception, raise_errors: bool = False) -> None:
        if is_for_want_of_room(error):
            raise error
        if isinstance(error, DatabaseError):
            error = TableError(_("The rows could not be written; somebody may be changing them now. Try again."))
        super().handle_import_error(result, error, raise_errors)

    def after_import(self, dataset: Dataset, result: Any, **options: Any) -> None:
        """The record, in the same transaction; a trial leaves none."""
        result.left_to_do = self.left_to_do(sum(1 for row in result.rows if row.is_new()))
        result.sheet, result.problems = (
            dataset.title,
            [] if result.base_errors else problems_of(result, dataset, self.headings),
        )
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
