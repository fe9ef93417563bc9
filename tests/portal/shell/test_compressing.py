"""What is sent compressed, and that a browser reads it as it was."""

import gzip
import zlib

import pytest
from django.http import HttpResponse, StreamingHttpResponse

from portal.shell import compressing
from portal.shell.compressing import CompressionMiddleware

PAGE = "<p>งานของฉัน</p>".encode() * 40


def answered(rf, answer, accepts="gzip, br"):
    return CompressionMiddleware(lambda _request: answer)(rf.get("/", headers={"Accept-Encoding": accepts}))


def test_page_is_sent_compressed_and_reads_as_it_was(rf):
    answer = answered(rf, HttpResponse(PAGE))
    assert (gzip.decompress(answer.content), answer.headers["Content-Encoding"]) == (PAGE, "gzip")
    assert answer.headers["Content-Length"] == str(len(answer.content))
    assert answer.headers["Vary"] == "Accept-Encoding"


def test_length_of_a_page_tells_nothing(rf, monkeypatch):
    packed = zlib.compress(PAGE, compressing.LEVEL, wbits=31)
    for length in (0, 7, 99):
        monkeypatch.setattr(compressing.secrets, "randbelow", {100: length}.__getitem__)
        content = answered(rf, HttpResponse(PAGE)).content
        assert (len(content) - len(packed), gzip.decompress(content)) == (length + 1, PAGE)


@pytest.mark.parametrize("accepts", ["", "br", "identity"])
def test_who_does_not_read_it_gets_the_page_as_it_is(rf, accepts):
    answer = answered(rf, HttpResponse(PAGE), accepts)
    assert (answer.content, answer.has_header("Content-Encoding")) == (PAGE, False)
    assert answer.headers["Vary"] == "Accept-Encoding"


def test_short_answer_and_what_is_compressed_already_stay_as_they_are(rf):
    packed = HttpResponse(PAGE, headers={"Content-Encoding": "br"})
    assert [answered(rf, answer).content for answer in (HttpResponse(b"ok"), packed)] == [b"ok", PAGE]


def test_what_comes_in_pieces_or_has_a_tag_is_left_to_django(rf):
    pieces = answered(rf, StreamingHttpResponse([PAGE, PAGE]))
    assert gzip.decompress(b"".join(pieces.streaming_content)) == PAGE * 2
    tagged = answered(rf, HttpResponse(PAGE, headers={"ETag": '"a"'}))
    assert (gzip.decompress(tagged.content), tagged.headers["ETag"]) == (PAGE, 'W/"a"')
