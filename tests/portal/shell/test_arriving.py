"""A large file on its way in leaves nothing behind, however its server ends."""

import signal
import subprocess
import sys
from hashlib import sha256

import pytest
from django.conf import settings as project
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import RequestFactory

from portal.shell.arriving import NamelessFile, NamelessFileUploadHandler

LARGE = b"0123456789" * 400_000


@pytest.fixture
def folder(settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    return tmp_path


def sent(content) -> HttpRequest:
    return RequestFactory().post("/", {"file": SimpleUploadedFile("ภาพ.jpg", content, "image/jpeg")})


def test_large_file_comes_whole_and_has_no_name_on_the_disk(folder):
    file = sent(LARGE).FILES["file"]
    assert isinstance(file, NamelessFile)
    assert (file.name, file.size, file.content_type) == ("ภาพ.jpg", len(LARGE), "image/jpeg")
    assert sha256(file.read()).digest() == sha256(LARGE).digest()
    assert list(folder.iterdir()) == []


def test_small_file_waits_in_memory(folder):
    assert not isinstance(sent(b"small").FILES["file"], NamelessFile)


def test_transfer_that_breaks_off_gives_its_room_back(folder):
    handler = NamelessFileUploadHandler()
    handler.upload_interrupted()
    handler.new_file("files", "a.jpg", "image/jpeg", 9)
    handler.receive_data_chunk(b"half", 0)
    handler.upload_interrupted()
    assert handler.file.closed


RECEIVES = """
import django, sys, time
django.setup()
from django.conf import settings
from portal.shell.arriving import NamelessFileUploadHandler

settings.FILE_UPLOAD_TEMP_DIR = sys.argv[1]
handler = NamelessFileUploadHandler()
handler.new_file("files", "a.jpg", "image/jpeg", 9)
handler.receive_data_chunk(b"half", 0)
print("here", flush=True)
time.sleep(60)
"""


def test_server_that_is_killed_leaves_nothing(tmp_path):
    program = [sys.executable, "-c", RECEIVES, str(tmp_path)]
    with subprocess.Popen(program, cwd=project.BASE_DIR, stdout=subprocess.PIPE) as server:
        assert server.stdout.readline() == b"here\n"
        server.kill()
        assert server.wait(10) == -signal.SIGKILL
    assert list(tmp_path.iterdir()) == []
