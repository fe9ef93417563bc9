"""Queries that nearly every request asks: Django puts them into SQL once, from then on only their values change."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Expression, Field, QuerySet
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row", bound=tuple[Any, ...])


class Slot(Expression):
    """Stands in a query where a value will be: `filter(user=Slot("user", AutoField()))`."""

    def __init__(self, name: str, output_field: "Field[Any, Any]") -> None:
        super().__init__(output_field)
        self.name = name

    def as_sql(self, _compiler: SQLCompiler, _connection: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        return "%s", [self]


@dataclass(frozen=True, slots=True)
class Statement:
    """The query as one kind of database understands it."""

    sql: str
    params: tuple[Any, ...]
    converters: dict[int, Any]


class Prepared(Generic[Row]):
    """A query of `values_list` with slots, made by a function that is called when it is first asked."""

    def __init__(self, query: Callable[[], QuerySet[Any, Row]]) -> None:
        self._query = query
        self._statements: dict[str, Statement] = {}  # by kind of database

    def rows(self, **values: Any) -> list[Row]:
        """What is found with these values in the slots."""
        statement = self._statements.get(connection.vendor) or self._prepare()
        with connection.cursor() as cursor:
            cursor.execute(statement.sql, [_filled(param, values) for param in statement.params])
            found: list[Row] = cursor.fetchall()
        return _converted(found, statement.converters) if statement.converters else found

    def _prepare(self) -> Statement:
        compiler = self._query().query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        converters = compiler.get_converters([column[0] for column in compiler.select])
        self._statements[connection.vendor] = statement = Statement(sql, tuple(params), converters)
        return statement


def _filled(param: Any, values: dict[str, Any]) -> Any:
    if not isinstance(param, Slot):
        return param
    return param.output_field.get_db_prep_value(values[param.name], connection)


def _converted(rows: list[Row], converters: dict[int, Any]) -> list[Row]:
    """The columns as Django gives them: some databases keep flags as numbers and moments as text."""
    found = []
    for row in map(list, rows):
        for position, (steps, expression) in converters.items():
            for step in steps:
                row[position] = step(row[position], expression, connection)
        found.append(tuple(row))
    return found  # type: ignore[return-value]
