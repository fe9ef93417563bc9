import hashlib
import io

import pytest
from django.urls import reverse
from PIL import Image

from evidence import vault
from evidence.files import examine
from evidence.models import StoredFile
from portal.shell import clock
from tests.factories.bytes import pdf, picture
from tests.factories.dimensions import AssignmentFactory
from tests.factories.evidence import ItemFactory, SubmissionFactory

pytestmark = pytest.mark.django_db
CSP = "default-src 'none'; sandbox"


def stored(content, name):
    """A row with its bytes, as sending makes it."""
    facts = examine(io.BytesIO(content), name=name, limit=10**8)
    vault.keep(io.BytesIO(content), facts)
    return StoredFile.objects.create(
        sha256=facts.sha256, size=facts.size, media_type=facts.media_type, pages=facts.pages, stored_at=clock.now()
    )


@pytest.fixture
def submission(district):
    return SubmissionFactory(assignment=AssignmentFactory(office=district))


@pytest.fixture
def photo(submission):
    name = "ภาพถ่าย ๕ ส.jpg"
    return ItemFactory(submission=submission, file=stored(picture(size=(640, 480)), name), name=name)


@pytest.fixture
def paper(submission):
    return ItemFactory(submission=submission, file=stored(pdf(2), "หนังสือ.pdf"), name="หนังสือ.pdf")


def addresses(item):
    yield reverse("evidence:download", args=[item.pk])
    yield from (reverse("evidence:picture", args=[item.pk, side]) for side in (480, 1600))
    yield reverse("evidence:page", args=[item.pk, 1])


def read(response):
    return b"".join(response) if response.streaming else response.content


# --- What is sent -----------------------------------------------------------------------------------------------------


def test_file_is_sent_as_it_came_under_its_name(client, arun, photo):
    client.force_login(arun)
    response = client.get(reverse("evidence:download", args=[photo.pk]), headers={"Accept-Encoding": "gzip"})
    assert read(response) == picture(size=(640, 480))
    assert {name: response.headers.get(name) for name in ("Content-Type", "Content-Length", "Content-Encoding")} == {
        "Content-Type": "image/jpeg",
        "Content-Length": str(len(picture(size=(640, 480)))),
        "Content-Encoding": None,
    }
    assert response.headers["Content-Disposition"] == (
        "attachment; filename*=utf-8''%E0%B8%A0%E0%B8%B2%E0%B8%9E%E0%B8%96%E0%B9%88%E0%B8%B2%E0%B8%A2"
        "%20%E0%B9%95%20%E0%B8%AA.jpg"
    )


def test_nothing_that_was_sent_can_run(client, arun, paper):
    client.force_login(arun)
    for address in addresses(paper):
        response = client.get(address)
        headers = ("X-Content-Type-Options", "Content-Security-Policy", "X-Frame-Options")
        assert [response.headers[name] for name in headers] == ["nosniff", CSP, "DENY"]


def test_pictures_are_upright_jpegs(client, arun, paper, photo):
    client.force_login(arun)
    sizes = []
    for address in [*list(addresses(photo))[1:3], *list(addresses(paper))[1:]]:
        image = Image.open(io.BytesIO(read(client.get(address))))
        sizes.append((image.format, image.size))
    assert sizes == [
        ("JPEG", (480, 360)),
        ("JPEG", (640, 480)),
        ("JPEG", (340, 480)),
        ("JPEG", (1131, 1600)),
        ("JPEG", (1240, 1754)),
    ]


@pytest.mark.parametrize("place", range(4))
def test_head_tells_the_same_without_the_bytes(place, client, arun, paper):
    client.force_login(arun)
    address = list(addresses(paper))[place]
    got, head = client.get(address), client.head(address)
    assert (head.status_code, head.content if not head.streaming else b"") == (200, b"")
    assert {**head.headers} == {**got.headers}


@pytest.mark.parametrize("place", range(4))
def test_browser_that_has_it_gets_no_bytes_again(place, client, arun, paper):
    client.force_login(arun)
    address = list(addresses(paper))[place]
    tag = client.get(address).headers["ETag"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
    assert again.headers["Content-Security-Policy"] == CSP


def test_only_the_persons_own_browser_may_keep_it(client, arun, photo):
    client.force_login(arun)
    download, thumbnail, *_rest = (client.get(address).headers for address in addresses(photo))
    assert download["Cache-Control"] == "private, no-cache"
    assert thumbnail["Cache-Control"] == "private, max-age=86400, immutable"
    assert "Cookie" in thumbnail["Vary"]


# --- What can not be sent ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("side", [0, 479, 9999])
def test_pictures_come_in_two_sizes_only(side, client, arun, photo):
    client.force_login(arun)
    assert client.get(reverse("evidence:picture", args=[photo.pk, side])).status_code == 404


@pytest.mark.parametrize("number", [0, 3, 10**12])
def test_page_that_is_not_there_is_not_found(number, client, arun, paper):
    client.force_login(arun)
    assert client.get(reverse("evidence:page", args=[paper.pk, number])).status_code == 404


def test_photo_has_no_pages(client, arun, photo):
    client.force_login(arun)
    assert client.get(reverse("evidence:page", args=[photo.pk, 1])).status_code == 404


def test_link_has_no_bytes(client, arun, submission):
    item = ItemFactory(submission=submission, link=True)
    client.force_login(arun)
    assert [client.get(address).status_code for address in addresses(item)] == [404] * 4


def test_lost_file_is_not_found(client, arun, photo):
    vault.path_of(photo.file.sha256).unlink()
    client.force_login(arun)
    assert [client.get(address).status_code for address in addresses(photo)] == [404] * 4


def test_what_can_not_be_drawn_is_an_icon(client, arun, submission):
    broken = b"\xff\xd8\xff!"
    facts = {"sha256": hashlib.sha256(broken).hexdigest(), "size": len(broken)}
    file = StoredFile.objects.create(**facts, media_type="application/pdf", pages=1, stored_at=clock.now())
    vault.write_whole(vault.path_of(file.sha256), iter([broken]))
    item = ItemFactory(submission=submission, file=file)
    client.force_login(arun)
    answers = [client.get(address) for address in list(addresses(item))[1:]]
    assert [(answer.status_code, answer.url, answer.headers["Cache-Control"]) for answer in answers] == [
        (302, "/static/img/no-picture.svg", "no-store")
    ] * 3


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_bytes_are_only_read(method, client, arun, photo):
    client.force_login(arun)
    assert [getattr(client, method)(address).status_code for address in addresses(photo)] == [405] * 4


# --- To whom ----------------------------------------------------------------------------------------------------------

SEEN_BY = {
    "arun": 200,
    "head": 200,
    "busaba": 200,
    "admin": 200,
    "dao": 200,
    "chai": 404,
    "stranger": 404,
    "nobody": 404,
}


@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "accepted"])
@pytest.mark.parametrize(("name", "status"), SEEN_BY.items())
def test_bytes_are_seen_as_far_as_a_role_reaches(name, status, state, client, request, district):
    reached = {} if state == "draft" else {state: True}
    submission = SubmissionFactory(assignment=AssignmentFactory(office=district), **reached)
    item = ItemFactory(submission=submission, file=stored(pdf(), "a.pdf"), name="a.pdf")
    client.force_login(request.getfixturevalue(name))
    assert [client.get(address).status_code for address in addresses(item)] == [status] * 4


def test_stranger_signs_in_first(client, photo):
    assert [client.get(address).status_code for address in addresses(photo)] == [302] * 4


def test_same_bytes_of_another_office_open_no_door(client, chai, photo, other_district):
    own = SubmissionFactory(assignment=AssignmentFactory(office=other_district))
    mine = ItemFactory(submission=own, file=photo.file)
    client.force_login(chai)
    statuses = [client.get(reverse("evidence:download", args=[item.pk])).status_code for item in (mine, photo)]
    assert statuses == [200, 404]
