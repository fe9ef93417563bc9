"""Queries that are asked all the time: Django puts them into SQL once, from then on only their values change."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, Expression, Field, Model, QuerySet
from django.db.models.query import get_related_populators
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")
Columns = Sequence[Any]


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
    made: Callable[[Columns], Any]
    """What a row is made into."""


def statement_of(query: QuerySet[Any, Any]) -> Statement:
    """Of `values_list`, or of whole rows with those of `select_related`; whatever is prefetched is not."""
    compiler = query.query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    converters = compiler.get_converters([column[0] for column in compiler.select])
    converters = {at: steps for at, steps in converters.items() if not isinstance(steps[1], Count)}  # whole anyway
    made = _model_maker(compiler) if compiler.query.default_cols else tuple
    return Statement(sql, tuple(params), converters, made)


def rows_of(statement: Statement, values: Mapping[str, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, [_filled(param, values) for param in statement.params])
        found = cursor.fetchall()
    if statement.made is tuple and not statement.converters:
        return list(found)
    return [statement.made(_converted(row, statement.converters)) for row in found]


class Prepared(Generic[Row]):
    """A query with slots, made by a function that is called when it is first asked."""

    def __init__(self, query: Callable[[], QuerySet[Any, Row]]) -> None:
        self._query = query
        self._statements: dict[str, Statement] = {}  # by kind of database

    def rows(self, **values: Any) -> list[Row]:
        """What is found with these values in the slots."""
        statement = self._statements.get(connection.vendor)
        if statement is None:
            statement = self._statements[connection.vendor] = statement_of(self._query())
        return rows_of(statement, values)


class Repeated(Generic[Row]):
    """A query that is asked again and again with the same values: put into SQL once for each set of them."""

    MOST = 1000

    def __init__(self) -> None:
        self._statements: dict[Hashable, Statement | None] = {}  # nothing where nothing can fit

    def rows(self, values: Hashable, query: Callable[[], QuerySet[Any, Row]]) -> list[Row]:
        """What the query finds now; it is made only once, so it may hang on nothing but these values."""
        key = connection.vendor, values
        if key not in self._statements:
            if len(self._statements) >= self.MOST:
                self._statements.clear()
            try:
                self._statements[key] = statement_of(query())
            except EmptyResultSet:
                self._statements[key] = None
        statement = self._statements.get(key)
        return rows_of(statement, {}) if statement else []


def _filled(param: Any, values: Mapping[str, Any]) -> Any:
    if not isinstance(param, Slot):
        return param
    return param.output_field.get_db_prep_value(values[param.name], connection)


def _converted(row: Columns, converters: dict[int, Any]) -> Columns:
    """The columns as Django gives them: some databases keep flags as numbers and moments as text."""
    if not converters:
        return row
    columns = list(row)
    for position, (steps, expression) in converters.items():
        for step in steps:
            columns[position] = step(columns[position], expression, connection)
    return columns


def _model_maker(compiler: SQLCompiler) -> Callable[[Columns], Model]:
    """Makes the object of a row, and those related to it, as Django's own iteration does."""
    facts, select, using = compiler.klass_info, compiler.select, connection.alias
    start, end = facts["select_fields"][0], facts["select_fields"][-1] + 1
    names = [column[0].target.attname for column in select[start:end]]
    related = get_related_populators(facts, select, using)  # type: ignore[call-arg]  # the stubs are ahead of 5.2

    def made(row: Columns) -> Model:
        found: Model = facts["model"].from_db(using, names, row[start:end])
        for populator in related:
            populator.populate(row, found)
        return found

    return made
