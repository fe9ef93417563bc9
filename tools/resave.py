"""Exported plans as LibreOffice saves them again, for the tests; `make check-office` makes these copies anew."""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import django
from django.utils.module_loading import import_string

ROOT = Path(__file__).resolve().parent.parent
PLANS = ROOT / "fixtures" / "plans"
COPIES = ROOT / "tests" / "dimensions" / "plans" / "data"
NAMES = ("rayong_2567", "chiangrai_2569")
MOST_SECONDS = 120


def main() -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        sys.exit("LibreOffice Calc is not installed: nothing was made.")
    django.setup()
    with TemporaryDirectory() as folder:
        ours, theirs = Path(folder) / "ours", Path(folder) / "theirs"
        ours.mkdir()
        for name in NAMES:
            (ours / f"{name}.xlsx").write_bytes(exported(name))
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        files = [str(ours / f"{name}.xlsx") for name in NAMES]
        command = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(theirs), *files]
        subprocess.run(command, check=True, timeout=MOST_SECONDS, capture_output=True)
        COPIES.mkdir(exist_ok=True)
        for name in NAMES:
            shutil.copyfile(theirs / f"{name}.xlsx", COPIES / f"{name}_resaved.xlsx")


def exported(name: str) -> bytes:
    plan = import_string("dimensions.plans.read")(PLANS / f"{name}.yaml").plan
    content: bytes = import_string("dimensions.exporting.workbook_of")(plan)
    return content


if __name__ == "__main__":
    main()
