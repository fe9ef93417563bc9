import subprocess
import sys

from tests.house.source import ROOT

PROGRAM = """
import gc
from portal.wsgi import application
import sys
print("portal.dashboard.views" in sys.modules, gc.get_freeze_count() > 100_000, application.__module__)
"""


def test_server_has_all_pages_before_the_first_request_and_takes_in_whole_bodies_only():
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "True True portal.shell.body\n"
