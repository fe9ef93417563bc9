import os
import subprocess
import sys

import pytest

import manage
from tests.house.source import ROOT

ROLLUP = ("rollup", "--province=21", "--fiscal-year=2567")
DATABASE_URL = "DATABASE_URL must be like postgres://user:password@host:5432/name or sqlite:////path."


def said(*arguments, **environment):
    """What a refused command says on stderr; exit code 1 and nothing else in any case."""
    known = {"PATH": os.environ["PATH"], "SECRET_KEY": "one for this test"}
    program = [sys.executable, ROOT / "manage.py", *arguments]
    done = subprocess.run(program, env=known | environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    return done.stderr


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SAISAAT_DEMO_DATE", "20/3/2570", "SAISAAT_DEMO_DATE must be a date like 2027-03-20, not '20/3/2570'."),
        ("DEBUG", "perhaps", "DEBUG must be yes or no, not 'perhaps'."),
        ("DATABASE_URL", "postgres://me:secret@host:port/name", DATABASE_URL),
        ("DATABASE_URL", "mysql://host/name", DATABASE_URL),
        ("DATABASE_URL", "saisaat.sqlite3", DATABASE_URL),
    ],
)
def test_setting_that_cannot_be_meant_is_refused_with_a_sentence(name, value, sentence):
    assert said(*ROLLUP, **{name: value}) == f"The settings are not right: {sentence}\n"


def test_database_without_tables_is_refused_with_a_sentence(tmp_path):
    environment = {"DATABASE_URL": f"sqlite:///{tmp_path}/empty.sqlite3"}
    sentence = said(*ROLLUP, **environment)
    assert sentence == (
        "The database cannot be used as it is; perhaps it needs `manage.py migrate` first: "
        "no such table: dimensions_programme\n"
    )
    assert said(*ROLLUP, "--traceback", **environment).startswith("Traceback")


def test_interrupted_command_ends_without_a_word(monkeypatch, capsys):
    def interrupted(_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(manage, "execute_from_command_line", interrupted)
    with pytest.raises(SystemExit) as end:
        manage.main()
    assert (end.value.code, capsys.readouterr()) == (130, ("", ""))
