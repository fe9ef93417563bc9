"""From rows back to the text of a plan file; reading it again gives the same rows."""

from typing import Any

import yaml

from dimensions.plans.file import PlanFile
from dimensions.plans.keys import RowOf

LINE = 240
# YAML takes these for line breaks and would fold them into a space.
RARE_BREAKS = frozenset("\x85\u2028\u2029")


class _Dumper(yaml.SafeDumper):
    """Entries of a list stand in from their key, and nothing is written as a reference."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = '"' if RARE_BREAKS.intersection(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def write(plan: PlanFile) -> str:
    """The file in the form of the fixtures: defaults are left out, `null` stands where the silence says something."""
    return yaml.dump(as_data(plan, full=False), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=LINE)


def as_data(plan: PlanFile, *, full: bool) -> dict[str, Any]:
    """The plan in plain lists, tables, texts, numbers and dates; full names every key, also the silent ones."""
    return row_as_data(plan, full=full)


def row_as_data(row: Any, *, full: bool) -> dict[str, Any]:
    return RowOf(type(row)).write(row, full=full)
