"""A file is there whole or not at all."""

import pytest

from portal.shell.disk import COMING, write_whole


def names(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_chunks_become_one_file(tmp_path, settings):
    target = tmp_path / "a" / "b" / "c.pdf"
    write_whole(target, [b"one", b"two"])
    assert (target.read_bytes(), names(tmp_path)) == (b"onetwo", ["a", "a/b", "a/b/c.pdf"])
    assert target.stat().st_mode & 0o777 == settings.FILE_UPLOAD_PERMISSIONS


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
