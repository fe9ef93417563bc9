"""What an operator reads in the console is English, whatever language the site speaks."""

import ast

import pytest
from django.core.management import CommandError, call_command, get_commands
from django.utils import translation

from tests.house.source import ROOT

OURS = {name: app for name, app in get_commands().items() if (ROOT / app.replace(".", "/")).is_dir()}

CATALOGUE = {"django.utils.translation", "portal.shell.errors", "dimensions.wording"}


def source_of(name):
    return ROOT / OURS[name].replace(".", "/") / "management" / "commands" / f"{name}.py"


def test_our_commands_are_known():
    assert {"demo", "import_plan", "rollup", "verify_history"} <= OURS.keys()


@pytest.mark.parametrize("name", OURS)
def test_command_that_takes_words_from_the_catalogue_leaves_them_english(name):
    nodes = list(ast.walk(ast.parse(source_of(name).read_text("utf-8"))))
    imported = {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    (handle,) = (node for node in nodes if isinstance(node, ast.FunctionDef) and node.name == "handle")
    worn = {ast.unparse(decorator) for decorator in handle.decorator_list}
    assert "no_translations" in worn or imported.isdisjoint(CATALOGUE)


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (["import_plan", "nowhere.yaml"], "The file cannot be opened: No such file or directory"),
        (["publish_programme", "--province=21", "--fiscal-year=2567"], "There is no office with the code 21."),
        (["rollup", "--province=21", "--fiscal-year=2024"], "A fiscal year is one of the Buddhist era, such as 2567"),
    ],
)
def test_refusal_is_english_on_a_thai_site(db, command, sentence):
    with translation.override("th"), pytest.raises(CommandError) as refusal:
        call_command(*command)
    assert str(refusal.value).startswith(sentence)
