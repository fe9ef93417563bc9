"""Rows by the thousand: the database's own insert, without the six calls that Django makes for every cell of a row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from operator import attrgetter
from types import NoneType
from typing import Any, cast

from django.db import DEFAULT_DB_ALIAS, connection, connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.constants import OnConflict

A_BATCH = 500
PLAIN = (models.CharField, models.TextField, models.IntegerField, models.BooleanField, models.ForeignKey)
AS_IT_IS = {str, int, bool, NoneType}
"""Values that every database takes from a plain column as they are; others the field prepares."""


def insert_all(rows: Sequence[models.Model], *, overwriting: Sequence[str] = ()) -> None:
    """What `bulk_create` does with rows of one table: new ones learn their key, and it takes a fraction of the time.

    With `overwriting` the rows are known ones, and these of their columns are written.
    """
    if not rows:
        return
    database = connections[DEFAULT_DB_ALIAS]
    table = table_of(type(rows[0]), tuple(overwriting), database.vendor)
    with transaction.atomic(savepoint=False), database.cursor() as cursor:
        for start in range(0, len(rows), A_BATCH):
            table.insert(cursor, rows[start : start + A_BATCH], database)


@dataclass(frozen=True, slots=True)
class Table:
    """How the rows of one model are written; its fields are those of `read`, in that order."""

    start: str
    end: str
    read: Callable[[models.Model], tuple[Any, ...]]
    plain: Sequence[tuple[int, "models.Field[Any, Any]"]]
    others: Sequence[tuple[int, "models.Field[Any, Any]"]]
    keys_come_back: bool

    def insert(self, cursor: Any, rows: Sequence[models.Model], database: BaseDatabaseWrapper) -> None:
        cells = [self.cells(row, database) for row in rows]
        marks = f"({', '.join(['%s'] * len(cells[0]))})"
        cursor.execute(f"{self.start}{', '.join([marks] * len(cells))}{self.end}", list(chain.from_iterable(cells)))
        if self.keys_come_back:
            for row, (key,) in zip(rows, cursor.fetchall(), strict=True):
                row.pk, row._state.adding, row._state.db = key, False, DEFAULT_DB_ALIAS

    def cells(self, row: models.Model, database: BaseDatabaseWrapper) -> list[Any]:
        cells = list(self.read(row))
        for at, field in self.others:
            cells[at] = field.get_db_prep_save(field.pre_save(row, add=True), database)
        for at, field in self.plain:
            if type(cells[at]) not in AS_IT_IS:
                cells[at] = field.get_db_prep_save(cells[at], database)
        return cells


@cache
def table_of(model: type[models.Model], overwriting: tuple[str, ...], _vendor: str) -> Table:
    """The statement for a model, put together once for each kind of database."""
    meta = model._meta
    fields = [field for field in meta.local_concrete_fields if overwriting or not field.primary_key]
    numbered, columns = list(enumerate(fields)), ", ".join(quoted(field) for field in fields)
    return Table(
        start=f"INSERT INTO {connection.ops.quote_name(meta.db_table)} ({columns}) VALUES ",  # noqa: S608  # names of the model
        end=conflict(model, fields, overwriting) if overwriting else f" RETURNING {quoted(meta.pk)}",
        read=cast(Callable[[models.Model], tuple[Any, ...]], attrgetter(*(field.attname for field in fields))),
        plain=[(at, field) for at, field in numbered if isinstance(field, PLAIN)],
        others=[(at, field) for at, field in numbered if not isinstance(field, PLAIN)],
        keys_come_back=not overwriting,
    )


def quoted(field: "models.Field[Any, Any]") -> str:
    name: str = connection.ops.quote_name(str(field.column))
    return name


def conflict(model: type[models.Model], fields: "Sequence[models.Field[Any, Any]]", overwriting: Sequence[str]) -> str:
    """What the database does with a row whose key it has: it takes the columns that are overwritten."""
    written = [model._meta.get_field(name).column for name in overwriting]  # type: ignore[union-attr]
    suffix: str = connection.ops.on_conflict_suffix_sql(fields, OnConflict.UPDATE, written, [model._meta.pk.column])
    return f" {suffix}"
