import errno
import hashlib
import io
import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from evidence import vault
from evidence.files import JPEG, PDF, Facts, digest, examine
from tests.factories.bytes import pdf, picture


def kept(content=None, name="a.jpg"):
    content = picture() if content is None else content
    facts = examine(io.BytesIO(content), name=name, limit=10**8)
    vault.keep(io.BytesIO(content), facts)
    return facts


def files_in(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_bytes_lie_under_their_sum(store):
    sha256 = hashlib.sha256(picture()).hexdigest()
    assert kept().sha256 == sha256
    assert files_in(store) == [f"files/{sha256[:2]}/{sha256}"]
    assert vault.path_of(sha256).read_bytes() == picture()


def test_bytes_are_for_the_portal_alone(settings):
    mode = vault.path_of(kept().sha256).stat().st_mode & 0o777
    assert mode == settings.FILE_UPLOAD_PERMISSIONS == 0o600


def test_same_bytes_are_written_once(monkeypatch):
    facts = kept()
    monkeypatch.setattr(vault, "write_whole", None)
    vault.keep(io.BytesIO(picture()), facts)
    assert digest(vault.path_of(facts.sha256).open("rb")) == (facts.sha256, facts.size)


def test_file_that_lost_bytes_is_written_anew():
    facts = kept()
    os.truncate(vault.path_of(facts.sha256), 10)
    kept()
    assert vault.path_of(facts.sha256).read_bytes() == picture()


def test_file_whose_bytes_turned_is_written_anew():
    path = vault.path_of(kept().sha256)
    path.write_bytes(b"\0" * len(picture()))
    kept()
    assert path.read_bytes() == picture()


def test_full_disk_leaves_nothing_behind(store, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        kept()
    assert files_in(store) == []


def test_bytes_are_on_the_disk_before_they_have_their_name(monkeypatch):
    flushed, fsync = [], os.fsync
    sha256 = hashlib.sha256(picture()).hexdigest()

    def watched(handle):
        flushed.append(vault.path_of(sha256).exists())
        fsync(handle)

    monkeypatch.setattr(os, "fsync", watched)
    kept()
    assert flushed == [False, True, True]


def test_picture_is_drawn_once_and_kept(store, monkeypatch):
    facts = kept(picture(size=(2000, 1000)))
    path = vault.picture(facts.sha256, JPEG, 480)
    assert path == store / "pictures" / "480" / facts.sha256[:2] / f"{facts.sha256}.jpg"
    monkeypatch.setattr(vault, "draw", None)
    assert vault.picture(facts.sha256, JPEG, 480) == path


@pytest.mark.parametrize("media_type", [JPEG, PDF])
def test_what_can_not_be_drawn_is_no_picture(store, media_type):
    facts = Facts("0" * 64, 4, media_type)
    vault.keep(io.BytesIO(b"\xff\xd8\xff!"), facts)
    with pytest.raises(vault.NoPicture):
        vault.picture(facts.sha256, media_type, 480)
    assert files_in(store) == [f"files/00/{facts.sha256}"]


def test_full_disk_is_no_picture(monkeypatch):
    facts = kept()
    monkeypatch.setattr(vault, "write_whole", lambda *_args: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
    with pytest.raises(vault.NoPicture):
        vault.picture(facts.sha256, JPEG, 480)


def test_pages_are_drawn_by_several_threads_at_once():
    facts = kept(pdf(4), "a.pdf")
    with ThreadPoolExecutor(8) as pool:
        drawn = list(pool.map(lambda number: vault.draw(facts.sha256, PDF, side=200, number=number % 4), range(24)))
    assert len(drawn) == 24
    assert {page[:3] for page in drawn} == {b"\xff\xd8\xff"}
