"""The budgets of size: what outgrows one becomes a folder, split by noun."""

from statistics import median

from tests.house.source import files, functions, length, lines_of, name


def test_files_have_at_most_300_lines():
    assert [f"{name(path)}: {length(path)}" for path in files(".py", ".js", ".css") if length(path) > 300] == []


def test_templates_have_at_most_120_lines():
    assert [f"{name(path)}: {length(path)}" for path in files(".html") if length(path) > 120] == []


def test_functions_have_at_most_40_lines():
    long = [
        f"{name(path)}: {function.name} {lines_of(function)}"
        for path in files(".py")
        for function in functions(path)
        if lines_of(function) > 40
    ]
    assert long == []


def test_functions_are_mostly_under_10_lines():
    assert median(lines_of(function) for path in files(".py") for function in functions(path)) < 10
