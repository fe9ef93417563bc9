"""Names and words that do not stand in this house."""

import re

from tests.house.source import files, name

NO_NAMES = {"utils", "common", "helpers", "services", "misc"}
UNFINISHED = re.compile(r"\b(TOD[O]|FIXM[E]|XX[X])\b")


def test_no_module_is_named_after_nothing():
    assert [name(path) for path in files(".py") if NO_NAMES & {path.stem, *path.parent.parts}] == []


def test_no_file_says_that_it_is_unfinished():
    found = [name(path) for path in files(".py", ".html", ".js", ".css") if UNFINISHED.search(path.read_text("utf-8"))]
    assert found == []
