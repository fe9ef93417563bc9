"""What comes from outside is what was chosen: lock files by hash, vendored files by sum."""

import hashlib
import json
import re

import pytest

from tests.house.source import ROOT

LOCKS = ["base.txt", "dev.txt"]
VENDOR = ROOT / "static" / "vendor"


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_address(lock):
    lines = (ROOT / "requirements" / lock).read_text("utf-8").splitlines()
    assert [line for line in lines if "://" in line or "index-url" in line or "find-links" in line] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_pins_every_part_by_hash(lock):
    text = re.sub(r"^#.*\n", "", (ROOT / "requirements" / lock).read_text("utf-8"), flags=re.MULTILINE)
    parts = text.replace("\\\n", "").splitlines()
    assert [part for part in parts if not re.match(r"\S+==\S+ .*--hash=sha256:[0-9a-f]{64}", part)] == []


def test_both_locks_agree():
    base, dev = (set(re.findall(r"^\S+==\S+", (ROOT / "requirements" / lock).read_text(), re.M)) for lock in LOCKS)
    assert base - dev == set()


def test_vendored_files_are_those_of_the_manifest():
    listed = {
        f"{folder}/{file}": digest
        for folder, part in json.loads((VENDOR / "manifest.json").read_text("utf-8")).items()
        for file, digest in part["sha256"].items()
    }
    present = {
        path.relative_to(VENDOR).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }
    assert present == listed


def test_vendored_parts_stand_with_their_licence():
    folders = json.loads((VENDOR / "manifest.json").read_text("utf-8"))
    assert [folder for folder, part in folders.items() if "LICENSE" not in part["sha256"]] == []
