import shutil
import subprocess
import sys

import pytest

from tests.house.source import ROOT


@pytest.fixture
def clone(tmp_path):
    """A clone that needs no packages of Python and has no catalogue."""
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "setup", tmp_path / "tools")
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "dev.txt").write_text("# nothing\n")
    return tmp_path


def setup(clone):
    return subprocess.run([clone / "tools" / "setup"], capture_output=True, text=True, check=False)


def test_environment_that_was_never_finished_is_made_anew(clone):
    """As after a kill while it was made: there is a Python, but not yet a pip."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", clone / ".venv"], check=True)
    first, second = setup(clone), setup(clone)
    assert (first.returncode, first.stdout) == (0, "Installing what requirements/dev.txt names\n")
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")


def test_installation_that_broke_off_leaves_no_stamp(clone):
    setup(clone)
    (clone / "requirements" / "dev.txt").write_text("./not-there\n")
    assert setup(clone).returncode == 1
    assert not (clone / ".venv" / "lock.sha256").exists()
