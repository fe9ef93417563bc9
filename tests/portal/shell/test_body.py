"""What was cut off on the way never comes in."""

import io

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.http import UnreadablePostError
from django.test import RequestFactory

from portal.shell.body import with_whole_bodies

PARTS = "".join(
    f'--cut\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n{{}}\r\n'
    for name, more in (("words", ""), ("file", '; filename="a.pdf"'), ("do", ""))
)
SENT = f"{PARTS.format('said', 'x' * 100_000, 'save')}--cut--\r\n".encode()


def received(came, *, announced=None, kind="multipart/form-data; boundary=cut"):
    """What Django makes of these bytes behind the door."""
    environ = RequestFactory()._base_environ(REQUEST_METHOD="POST", CONTENT_TYPE=kind)
    environ |= {"CONTENT_LENGTH": str(len(came) if announced is None else announced), "wsgi.input": io.BytesIO(came)}
    seen = []
    with_whole_bodies(lambda environ, _start: seen.append(WSGIRequest(environ)) or [])(environ, None)
    return seen[0]


def test_form_that_came_whole_is_read():
    request = received(SENT)
    assert (request.POST.dict(), request.FILES["file"].size) == ({"words": "said", "do": "save"}, 100_000)


@pytest.mark.parametrize("came", [0, 100, 5_000, 100_150, len(SENT) - 1])
def test_form_that_was_cut_off_is_not_read_at_all(came):
    with pytest.raises(UnreadablePostError):
        received(SENT[:came], announced=len(SENT)).POST  # noqa: B018


def test_plain_form_that_was_cut_off_is_not_read_either():
    plain = "application/x-www-form-urlencoded"
    assert received(b"note=all+of+it", kind=plain).POST.dict() == {"note": "all of it"}
    with pytest.raises(UnreadablePostError):
        received(b"note=all+of", announced=14, kind=plain).POST  # noqa: B018


def test_lines_are_counted_too():
    request = received(b"one\ntwo", announced=20)
    assert (request.readline(), request.readline()) == (b"one\n", b"two")
    with pytest.raises(UnreadablePostError):
        request.readline()


def test_body_without_a_length_is_no_body():
    assert received(b"a=1", announced="", kind="application/x-www-form-urlencoded").POST.dict() == {}


def test_body_that_is_larger_than_all_files_of_a_submission_is_refused_unread(settings):
    settings.LARGEST_BODY = len(SENT) - 1
    answers = []
    door = with_whole_bodies(lambda *_asked: pytest.fail("it came in"))
    (page,) = door({"CONTENT_LENGTH": str(len(SENT))}, lambda *answer: answers.append(answer))
    kind, length = ("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page)))
    assert answers == [("413 Content Too Large", [kind, length, ("Connection", "close")])]
    assert ('<html lang="th"' in page.decode(), page.decode().count("<h1>")) == (True, 1)
    settings.LARGEST_BODY = len(SENT)
    assert received(SENT).POST.dict() == {"words": "said", "do": "save"}


@pytest.mark.parametrize(
    ("cookie", "language"), [("", "th"), ("a=b; django_language=en", "en"), ("django_language=xx", "th"), ("=;%", "th")]
)
def test_refusal_speaks_the_language_that_the_browser_remembers(settings, cookie, language):
    settings.LARGEST_BODY = 1
    door = with_whole_bodies(lambda *_asked: [])
    (page,) = door({"CONTENT_LENGTH": "2", "HTTP_COOKIE": cookie}, lambda *_answer: None)
    assert f'<html lang="{language}"' in page.decode()
