"""What a key of a plan file may hold: each kind reads a node and writes the value back."""

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, ClassVar, Protocol

from dimensions.plans.problems import Report, gettext_noop
from dimensions.plans.tree import Node, Scalar, Sequence, Table
from portal.shell.fiscal import BUDDHIST_OFFSET, FIRST_BUDDHIST_YEAR

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
WHOLE = re.compile(r"-?(0|[1-9]\d{0,8})", re.ASCII)
COMMON_YEARS = range(FIRST_BUDDHIST_YEAR - BUDDHIST_OFFSET, FIRST_BUDDHIST_YEAR)
NUMBER = re.compile(r"\d{1,9}(\.\d{1,2})?", re.ASCII)
# What neither a database nor a workbook holds; YAML can smuggle it in as "\\0".
UNPRINTABLE = frozenset(map(chr, range(32))) - frozenset("\t\n\r")
# Who has so many problems needs no more guesses at what was meant.
MANY = 100
FALSE_TRUE = {"false": False, "true": True}


class Kind(Protocol):
    def read(self, node: Node, report: Report) -> Any:
        """The value, or None after a problem was reported."""

    def write(self, value: Any, *, full: bool) -> Any:
        """The value in plain lists, dictionaries, texts, numbers and dates."""


class _Plain:
    """A kind whose values are written as they are."""

    def write(self, value: Any, *, full: bool) -> Any:  # noqa: ARG002
        return value


def scalar(node: Node, report: Report, message: str) -> Scalar | None:
    """The node where it is one value, else a problem."""
    if isinstance(node, Scalar) and not node.is_null:
        return node
    report.problem(node.place, message)
    return None


@dataclass(frozen=True)
class Text(_Plain):
    longest: int

    def read(self, node: Node, report: Report) -> str | None:
        found = scalar(node, report, gettext_noop("A text belongs here."))
        if found is None:
            return None
        if not found.text.strip():
            report.problem(node.place, gettext_noop("The text is empty; leave the key out instead."))
        elif len(found.text) > self.longest:
            message = gettext_noop("The text is longer than %(longest)d characters.")
            report.problem(node.place, message, longest=self.longest)
        elif any(letter in UNPRINTABLE or unicodedata.category(letter) == "Cs" for letter in found.text):
            report.problem(node.place, gettext_noop("The text holds a character that cannot be stored."))
        else:
            return found.text
        return None


@dataclass(frozen=True)
class Word(_Plain):
    """A short name in small Latin letters, as programs use it."""

    shape: re.Pattern[str] = re.compile(r"[a-z][a-z0-9_]{0,39}")
    example: str = "month_slip"

    def read(self, node: Node, report: Report) -> str | None:
        message = gettext_noop("A short name in small Latin letters belongs here, such as %(example)s.")
        if isinstance(node, Scalar) and not node.is_null and self.shape.fullmatch(node.text):
            return node.text
        report.problem(node.place, message, example=self.example)
        return None


@dataclass(frozen=True)
class Whole(_Plain):
    least: int
    most: int
    sentence: ClassVar[str] = gettext_noop(
        "A whole number from %(least)d to %(most)d belongs here, in Arabic digits, unquoted."
    )

    def read(self, node: Node, report: Report) -> int | None:
        if isinstance(node, Scalar) and node.plain and WHOLE.fullmatch(node.text):
            number = int(node.text)
            if self.least <= number <= self.most:
                return number
        report.problem(node.place, self.sentence, least=self.least, most=self.most)
        return None


@dataclass(frozen=True)
class BuddhistYear(Whole):
    sentence: ClassVar[str] = gettext_noop("A year of the Buddhist era belongs here, such as 2567, not '2567' or 67.")


@dataclass(frozen=True)
class Number:
    """A bound of a quota: not negative, two decimal places at most."""

    def read(self, node: Node, report: Report) -> Decimal | None:
        if isinstance(node, Scalar) and node.plain and NUMBER.fullmatch(node.text):
            return Decimal(node.text)
        report.problem(node.place, gettext_noop("A number belongs here, with two decimal places at most."))
        return None

    def write(self, value: Decimal, *, full: bool) -> int | float:  # noqa: ARG002
        return int(value) if value == value.to_integral_value() else float(value)


@dataclass(frozen=True)
class Label:
    """A number as printed: 1 stays a number, '1' and 1.2 and ๓.๑ stay texts."""

    longest: int = 20

    def read(self, node: Node, report: Report) -> int | str | None:
        if isinstance(node, Scalar) and node.plain and WHOLE.fullmatch(node.text):
            return int(node.text)
        return Text(self.longest).read(node, report)

    def write(self, value: int | str, *, full: bool) -> int | str:  # noqa: ARG002
        return value


@dataclass(frozen=True)
class YesNo(_Plain):
    def read(self, node: Node, report: Report) -> bool | None:
        if isinstance(node, Scalar) and node.plain and node.text in FALSE_TRUE:
            return FALSE_TRUE[node.text]
        report.problem(node.place, gettext_noop("true or false belongs here."))
        return None


@dataclass(frozen=True)
class Day(_Plain):
    def read(self, node: Node, report: Report) -> date | None:
        text = node.text if isinstance(node, Scalar) and ISO_DAY.fullmatch(node.text) else ""
        if text and int(text[:4]) in COMMON_YEARS:
            try:
                return date.fromisoformat(text)
            except ValueError:
                report.problem(node.place, gettext_noop("There is no day %(day)s."), day=text)
        elif text and int(text[:4]) - BUDDHIST_OFFSET in COMMON_YEARS:
            meant = f"{int(text[:4]) - BUDDHIST_OFFSET}{text[4:]}"
            message = gettext_noop("%(day)s counts by the Buddhist era; in the common era it is %(meant)s.")
            report.problem(node.place, message, day=text, meant=meant)
        else:
            report.problem(node.place, gettext_noop("A date of the common era belongs here, such as 2024-02-29."))
        return None


@dataclass(frozen=True)
class OneOf:
    words: type[StrEnum]

    def read(self, node: Node, report: Report) -> StrEnum | None:
        if isinstance(node, Scalar) and node.text in set(self.words):
            return self.words(node.text)
        message = gettext_noop("One of these words belongs here: %(words)s.")
        report.problem(node.place, message, words=", ".join(self.words))
        return None

    def write(self, value: StrEnum, *, full: bool) -> str:  # noqa: ARG002
        return str(value)


@dataclass(frozen=True)
class ListOf:
    kind: Kind
    distinct: bool = False
    least: int = 0

    def read(self, node: Node, report: Report) -> tuple[Any, ...] | None:
        if not isinstance(node, Sequence):
            report.problem(node.place, gettext_noop("A list belongs here."))
            return None
        if len(node.items) < self.least:
            report.problem(node.place, gettext_noop("The list is empty; it needs at least one entry."))
        values = tuple(self.kind.read(item, report) for item in node.items)
        if self.distinct:
            self._report_repeated(values, node, report)
        return values

    def _report_repeated(self, values: tuple[Any, ...], node: Sequence, report: Report) -> None:
        for place in repeated(values):
            message = gettext_noop("“%(value)s” stands twice in this list.")
            report.problem(node.items[place].place, message, value=str(values[place]))

    def write(self, value: tuple[Any, ...], *, full: bool) -> list[Any]:
        return [self.kind.write(item, full=full) for item in value]


@dataclass(frozen=True)
class TableOf:
    """A table whose keys are free: names of groups, numbers of sheets."""

    kind: Kind
    key: Callable[[str], Any] = str

    def read(self, node: Node, report: Report) -> dict[Any, Any] | None:
        if not isinstance(node, Table):
            report.problem(node.place, gettext_noop("A table of keys and values belongs here."))
            return None
        return {
            self.key(key): self.kind.read(value, report)
            for key, value in node.entries.items()
            if self._fits(key, node, report)
        }

    def _fits(self, key: str, node: Table, report: Report) -> bool:
        if self.key is int and not WHOLE.fullmatch(key):
            report.problem(node.keys[key], gettext_noop("The key “%(key)s” must be a whole number."), key=key)
            return False
        return True

    def write(self, value: Mapping[Any, Any], *, full: bool) -> dict[Any, Any]:
        return {key: self.kind.write(item, full=full) for key, item in value.items()}


@dataclass(frozen=True)
class RowOf:
    """A table whose keys are the fields of a row; what is missing or unknown is reported at its place."""

    row: type[Any]

    def read(self, node: Node, report: Report) -> Any:
        """A row in any case, so that the rows beside it keep their places; after a problem it must not be used."""
        if not isinstance(node, Table):
            report.problem(node.place, gettext_noop("A table of keys and values belongs here."))
            return self.row(**{each.name: _default(each) for each in fields(self.row)})
        self._report_unknown(node, report)
        return self.row(**{each.name: self._value(each, node, report) for each in fields(self.row)})

    def write(self, value: Any, *, full: bool) -> dict[str, Any]:
        written = {}
        for each in fields(self.row):
            held = getattr(value, each.name)
            if full or each.metadata.get("shown") or is_required(each) or held != _default(each):
                written[each.name] = None if held is None else kind_of(each).write(held, full=full)
        return written

    def _report_unknown(self, node: Table, report: Report) -> None:
        known = [each.name for each in fields(self.row)]
        for key, place in node.keys.items():
            if key in known:
                continue
            if len(report.problems) < MANY and (close := get_close_matches(key, known, n=1)):
                message = gettext_noop("The key “%(key)s” is not known here; did you mean “%(close)s”?")
                report.problem(place, message, key=key, close=close[0])
            else:
                report.problem(place, gettext_noop("The key “%(key)s” is not known here."), key=key)

    def _value(self, each: Field[Any], node: Table, report: Report) -> Any:
        found = node.entries.get(each.name)
        if found is None or (isinstance(found, Scalar) and found.is_null):
            if is_required(each):
                place = (found or node).place if found else node.place.below(each.name)
                report.problem(place, gettext_noop("The key “%(key)s” is missing."), key=each.name)
            return _default(each)
        value = kind_of(each).read(found, report)
        return _default(each) if value is None else value


def repeated(values: Iterable[Hashable]) -> list[int]:
    """The places of values that stood before; None, a value that was refused, repeats nothing."""
    seen: set[Hashable] = set()
    found = []
    for place, value in enumerate(values):
        if value is not None and value in seen:
            found.append(place)
        seen.add(value)
    return found


def kind_of(each: Field[Any]) -> Kind:
    kind: Kind = each.metadata["kind"]
    return kind


def is_required(each: Field[Any]) -> bool:
    return each.default is MISSING and each.default_factory is MISSING


def _default(each: Field[Any]) -> Any:
    """What stands for a key left out; None for one that must be written."""
    if each.default_factory is not MISSING:
        return each.default_factory()
    return None if each.default is MISSING else each.default
