"""A file is there whole or not at all."""

import os

import pytest

from portal.shell.disk import COMING, flushed_together, write_whole


@pytest.fixture
def flushes(monkeypatch):
    """What was flushed, in order."""
    done = []
    monkeypatch.setattr(os, "fsync", lambda _handle: done.append("one"))
    monkeypatch.setattr(os, "sync", lambda: done.append("all"))
    return done


def names(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_chunks_become_one_file(tmp_path):
    target = tmp_path / "a" / "b" / "c.pdf"
    write_whole(target, [b"one", b"two"])
    assert (target.read_bytes(), names(tmp_path)) == (b"onetwo", ["a", "a/b", "a/b/c.pdf"])


def test_nobody_else_on_the_machine_reads_what_was_sent(tmp_path):
    before = os.umask(0)
    try:
        write_whole(tmp_path / "a" / "b" / "c.pdf", [b"one"])
    finally:
        os.umask(before)
    assert [oct((tmp_path / name).stat().st_mode & 0o777) for name in names(tmp_path)] == ["0o700", "0o700", "0o600"]


def test_what_breaks_off_leaves_the_former_file(tmp_path):
    target = tmp_path / "c.pdf"
    target.write_bytes(b"former")

    def breaks():
        yield b"half"
        assert [name[: len(COMING)] for name in names(tmp_path)] == [COMING, "c.pdf"]
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        write_whole(target, breaks())
    assert (target.read_bytes(), names(tmp_path)) == (b"former", ["c.pdf"])


def test_a_file_is_flushed_with_its_name_and_its_folders(tmp_path, flushes):
    write_whole(tmp_path / "a" / "c.pdf", [b"one"])
    assert flushes == ["one", "one", "one"]


def test_many_files_are_flushed_together(tmp_path, flushes):
    with flushed_together():
        for name in "abc":
            write_whole(tmp_path / name, [b"one"])
    assert (flushes, names(tmp_path)) == (["all"], ["a", "b", "c"])
    write_whole(tmp_path / "d", [b"one"])
    assert flushes == ["all", "one", "one", "one"]
