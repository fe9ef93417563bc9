"""The README says what a site may choose, and what it says holds."""

import ast
import os
import re
import subprocess
import sys

from tests.house.source import ROOT

README = (ROOT / "README.md").read_text("utf-8")
READERS = {"text", "words", "flag", "whole", "day", "database"}


def names_read() -> set[str]:
    calls = (node for node in ast.walk(ast.parse((ROOT / "portal" / "settings.py").read_text("utf-8"))))
    return {
        call.args[0].value
        for call in calls
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in READERS
        and isinstance(call.args[0], ast.Constant)
    }


def test_settings_table_names_what_the_settings_read():
    section = re.search(r"^## Settings\n(.*?)^##", README, re.DOTALL | re.MULTILINE).group(1)
    assert sorted(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == sorted(names_read())


def test_documented_production_settings_pass_the_deployment_check():
    block = re.search(r"^### A site that people use\n.*?```sh\n(.*?)```", README, re.DOTALL | re.MULTILINE).group(1)
    chosen = dict(line.split("=", 1) for line in block.splitlines())
    kept = {name: os.environ[name] for name in ("PATH", "LC_ALL", "LANG") if name in os.environ}
    command = [sys.executable, ROOT / "manage.py", "check", "--deploy", "--fail-level=WARNING"]
    said = subprocess.run(command, env=kept | chosen, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr) == (0, "")
