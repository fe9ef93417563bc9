"""YAML text as a tree that knows where everything stood: no tags, no anchors, no types guessed, no recursion."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from dimensions.plans.problems import Place, Report, gettext_noop, joined

MAX_CHARACTERS = 1_000_000
MAX_NODES = 30_000
MAX_DEPTH = 16
MAX_KEY = 200
TOO_LONG = gettext_noop("The file is too large to be a plan: it has more than %(most)d characters.")
TOO_MANY = gettext_noop("The file is too large to be a plan: from here on it holds more than %(most)d values.")
TOO_DEEP = gettext_noop("Keys and lists stand more than %(most)d levels deep here; no plan does.")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NULL = "null"
NULLS = frozenset({"", "~", NULL, "Null", "NULL"})


@dataclass(slots=True)
class Scalar:
    text: str
    plain: bool
    place: Place

    @property
    def is_null(self) -> bool:
        return self.plain and self.text in NULLS


@dataclass(slots=True)
class Sequence:
    place: Place
    items: list["Node"] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    place: Place
    entries: dict[str, "Node"] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)
    open_key: str | None = None


Node = Scalar | Sequence | Table


class Unreadable(Exception):  # noqa: N818
    """The text stops being a plan file here; nothing after this place can be read."""

    def __init__(self, place: Place, message: str, **params: str | int) -> None:
        super().__init__(message)
        self.place, self.message, self.params = place, message, params


def grow(text: str, report: Report) -> Node:
    """The whole tree of a text, or Unreadable; keys written twice are reported and the first one is kept."""
    if len(text) > MAX_CHARACTERS:
        raise Unreadable(Place(1, 1, ""), TOO_LONG, most=MAX_CHARACTERS)
    try:
        return _Builder(report).build(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(mark.line + 1, mark.column + 1, "") if mark else Place(1, 1, "")
        detail = error.problem or error.context or ""
        raise Unreadable(place, gettext_noop("The file is not readable as YAML: %(detail)s."), detail=detail) from error
    except yaml.YAMLError as error:
        message = gettext_noop("The file holds a character that a text file must not hold.")
        raise Unreadable(_reader_place(text, error), message) from error


def _reader_place(text: str, error: yaml.YAMLError) -> Place:
    before = text[: getattr(error, "position", 0)]
    return Place(before.count("\n") + 1, len(before) - before.rfind("\n"), "")


class _Builder:
    def __init__(self, report: Report) -> None:
        self.report = report
        self.root: Node | None = None
        self.open: list[Sequence | Table] = []
        self.count = 0

    def build(self, text: str) -> Node:
        for event in _events(text):
            self._take(event)
        if self.root is None:
            raise Unreadable(Place(1, 1, ""), gettext_noop("The file is empty."))
        return self.root

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
        elif isinstance(event, yaml.NodeEvent):
            self._add(event)

    def _add(self, event: yaml.NodeEvent) -> None:
        place = self._place(event)
        self._refuse(event, place)
        parent = self.open[-1] if self.open else None
        if isinstance(parent, Table) and parent.open_key is None:
            self._open_key(parent, event, place)
            return
        node = _node(event, place)
        self.report.saw(place)
        self._hang(parent, node)
        if not isinstance(node, Scalar):
            self.open.append(node)

    def _hang(self, parent: Sequence | Table | None, node: Node) -> None:
        if isinstance(parent, Table):
            parent.entries.setdefault(parent.open_key or "", node)
            parent.open_key = None
        elif isinstance(parent, Sequence):
            parent.items.append(node)
        elif self.root is None:
            self.root = node
        else:
            raise Unreadable(node.place, gettext_noop("The file holds a second document; a plan is one document."))

    def _open_key(self, table: Table, event: yaml.NodeEvent, place: Place) -> None:
        if not isinstance(event, yaml.ScalarEvent) or len(event.value) > MAX_KEY:
            raise Unreadable(place, gettext_noop("A key must be a short name, not a list or a table."))
        table.open_key = event.value
        found = Place(place.line, place.column, joined(table.place.path, event.value))
        if event.value in table.keys:
            self.report.problem(found, gettext_noop("The key “%(key)s” is written twice."), key=event.value)
        table.keys.setdefault(event.value, found)

    def _place(self, event: yaml.NodeEvent) -> Place:
        mark = event.start_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        return Place(line + 1, column + 1, self._path())

    def _path(self) -> str:
        parent = self.open[-1] if self.open else None
        if isinstance(parent, Sequence):
            return joined(parent.place.path, f"[{len(parent.items)}]")
        if isinstance(parent, Table):
            return joined(parent.place.path, parent.open_key or "")
        return ""

    def _refuse(self, event: yaml.NodeEvent, place: Place) -> None:
        self.count += 1
        if self.count > MAX_NODES:
            raise Unreadable(place, TOO_MANY, most=MAX_NODES)
        if len(self.open) > MAX_DEPTH:
            raise Unreadable(place, TOO_DEEP, most=MAX_DEPTH)
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise Unreadable(place, gettext_noop("Anchors and references (& and *) are not used in a plan file."))
        if getattr(event, "tag", None):
            raise Unreadable(place, gettext_noop("Type marks (!) are not used in a plan file."))


def _events(text: str) -> Iterator[yaml.Event]:
    yield from yaml.parse(text, Loader=LOADER)


def _node(event: yaml.NodeEvent, place: Place) -> Node:
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(event.value, event.style in (None, ""), place)
    return Table(place) if isinstance(event, yaml.MappingStartEvent) else Sequence(place)


def planted(data: object, path: str = "") -> Node:
    """The tree of plain lists, tables, texts, numbers and dates, for what did not come from a text."""
    place = Place(0, 0, path)
    if isinstance(data, Mapping):
        entries = {str(key): planted(value, joined(path, str(key))) for key, value in data.items()}
        return Table(place, entries, {key: Place(0, 0, joined(path, key)) for key in entries})
    if isinstance(data, list | tuple):
        return Sequence(place, [planted(value, joined(path, f"[{n}]")) for n, value in enumerate(data)])
    if isinstance(data, str):
        return Scalar(str(data), False, place)
    return Scalar(NULL if data is None else str(data).lower(), True, place)
