"""Every drawing that a template or a line of code names is in the one file of drawings."""

import re
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
NAMED = re.compile(r"""\{%\s*(?:icon|empty)\s+"([\w-]+)"|\bicon\(\s*"([\w-]+)\"""")


def test_every_icon_is_drawn():
    drawn = set(re.findall(r'<symbol[^>]* id="([\w-]+)"', (ROOT / "static" / "img" / "icons.svg").read_text("utf-8")))
    sources = [
        *ROOT.glob("templates/**/*.html"),
        *(each for app in ("portal", "dimensions", "evidence") for each in ROOT.glob(f"{app}/**/*.py")),
    ]
    named = {one or other for source in sources for one, other in NAMED.findall(source.read_text("utf-8"))}
    assert len(named) > 30
    assert named - drawn == set()
