"""Queries that nearly every request asks: Django puts them into SQL once, from then on only their values change."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Expression, Field, Model, QuerySet
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


class Prepared(Generic[Row]):
    """A query with slots, made by a function that is called when it is first asked.

    Of `values_list`, or of whole rows with those of `select_related`; whatever is prefetched is not.
    """

    def __init__(self, query: Callable[[], QuerySet[Any, Row]]) -> None:
        self._query = query
        self._statements: dict[str, Statement] = {}  # by kind of database

    def rows(self, **values: Any) -> list[Row]:
        """What is found with these values in the slots."""
        statement = self._statements.get(connection.vendor) or self._prepare()
        with connection.cursor() as cursor:
            cursor.execute(statement.sql, [_filled(param, values) for param in statement.params])
            found = cursor.fetchall()
        return [statement.made(_converted(row, statement.converters)) for row in found]

    def _prepare(self) -> Statement:
        compiler = self._query().query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        converters = compiler.get_converters([column[0] for column in compiler.select])
        made = _model_maker(compiler) if compiler.query.default_cols else tuple
        self._statements[connection.vendor] = statement = Statement(sql, tuple(params), converters, made)
        return statement


def _filled(param: Any, values: dict[str, Any]) -> Any:
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
