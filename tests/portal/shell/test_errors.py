from errno import EACCES, EDQUOT, ENOSPC

import pytest
from django import forms
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.test import Client, RequestFactory, override_settings
from django.utils import translation
from django.utils.functional import lazy
from django.utils.translation import get_language

from portal.accounts.models import User
from portal.shell import errors
from portal.shell.arriving import NamelessFileUploadHandler

PAGES = {f"errors/{name}.html": f"<p>{name}</p>" for name in ("400", "403", "404", "500", "507", "csrf")}
OWN_PAGES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {"loaders": [("django.template.loaders.locmem.Loader", PAGES)]},
    }
]


class TooLate(errors.Refusal):
    sentence = lazy(lambda: f"too late in {get_language()}", str)()


def test_refusal_is_a_sentence():
    with translation.override("en"):
        assert str(errors.Refusal()) == "This cannot be done now."
        assert str(errors.Refusal("Only %(count)s of 100 %% left.", count=2)) == "Only 2 of 100 % left."
        assert str(errors.Refusal("100 % is owed.")) == "100 % is owed."


def test_refusal_of_a_kind_speaks_its_own_sentence_in_the_language_of_the_reader():
    refusal = TooLate()
    spoken = []
    for language in ("th", "en"):
        with translation.override(language):
            spoken.append(str(refusal))
    assert spoken == ["too late in th", "too late in en"]


@pytest.mark.parametrize(
    ("view", "facts", "status", "page"),
    [
        (errors.bad_request, {"exception": ValueError()}, 400, "<p>400</p>"),
        (errors.forbidden, {"exception": PermissionError()}, 403, "<p>403</p>"),
        (errors.not_found, {"exception": LookupError()}, 404, "<p>404</p>"),
        (errors.csrf_failure, {"reason": "stale"}, 403, "<p>csrf</p>"),
        (errors.server_error, {}, 500, "<p>500</p>"),
    ],
)
@override_settings(TEMPLATES=OWN_PAGES)
def test_error_has_a_page_and_its_status(view, facts, status, page):
    response = view(RequestFactory().get("/"), **facts)
    assert (response.status_code, response.content.decode()) == (status, page)


@pytest.mark.parametrize(("number", "status"), [(ENOSPC, 507), (EDQUOT, 507), (EACCES, 500)])
def test_full_disk_is_told_apart_from_a_fault(client, arun, monkeypatch, number, status):
    """As it is met by a file on its way to the folder for files that are coming."""

    def receive(*_chunk):
        raise OSError(number, "as the system says")

    monkeypatch.setattr(NamelessFileUploadHandler, "receive_data_chunk", receive)
    client.raise_request_exception = False
    client.force_login(arun)
    page = posted(client, "/profile/", {}, files=1, size=3_000_000)
    assert (page.status_code, page.headers["Cache-Control"]) == (status, "private, no-store")
    assert ("could not be stored" in page.content.decode()) is (status == 507)


@pytest.mark.parametrize(("method", "said"), [("get", "cannot be opened now"), ("post", "may not have been saved")])
def test_fault_tells_whoever_sent_nothing_only_that_the_page_does_not_open(method, said):
    sentences = ("cannot be opened now", "may not have been saved")
    with translation.override("en"):
        page = errors.server_error(getattr(RequestFactory(), method)("/")).content.decode()
    assert [sentence for sentence in sentences if sentence in page] == [said]


@pytest.mark.parametrize(("method", "said"), [("get", "cannot be opened now"), ("post", "could not be stored")])
def test_full_disk_tells_whoever_sent_nothing_only_that_the_page_does_not_open(method, said):
    sentences = ("cannot be opened now", "could not be stored")
    with translation.override("en"):
        try:
            raise OSError(ENOSPC, "as the system says")
        except OSError:
            page = errors.server_error(getattr(RequestFactory(), method)("/")).content.decode()
    assert [sentence for sentence in sentences if sentence in page] == [said]


def posted(client, address, fields, *, files=0, size=1):
    """What the page answers to a form that went the whole way, from the page itself."""
    User.objects.update(language="en")
    sent = {"files": [ContentFile(b"x" * size, f"{number}.jpg") for number in range(files)]}
    return client.post(address, fields | sent, headers={"Referer": f"http://testserver{address}?a=1"})


def test_page_that_was_open_for_too_long_is_led_back_to(arun):
    client = Client(enforce_csrf_checks=True)
    client.force_login(arun)
    page = posted(client, "/profile/", {})
    assert (page.status_code, 'href="/profile/?a=1"' in page.content.decode()) == (403, True)


FILES = "Too many files came at once, and nothing was stored. Send at most 50 files at a time."
FORM = (
    "The form held more than can be taken at once, and nothing was stored. "
    "Shorten the texts, or send them in several steps."
)


@pytest.mark.parametrize(
    ("fields", "files", "sentence"),
    [
        ({}, 101, FILES),
        ({f"field-{number}": "x" for number in range(1001)}, 0, FORM),
        ({"words": "x" * 2_100_000}, 0, FORM),
    ],
)
def test_too_much_at_once_is_told_with_the_way_back(arun, fields, files, sentence):
    client = Client(enforce_csrf_checks=True)
    client.cookies["csrftoken"] = "a" * 32
    client.force_login(arun)
    page = posted(client, "/profile/", fields, files=files)
    text = page.content.decode()
    assert (page.status_code, sentence in text, 'href="/profile/?a=1"' in text) == (400, True, True)


def test_hundred_files_are_not_too_many(client, arun):
    client.force_login(arun)
    assert posted(client, "/profile/", {}, files=100).status_code == 200


class Word(forms.Form):
    note = forms.CharField(required=False)


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        (errors.Refusal("No."), {"__all__": ["No."]}),
        (errors.Refusal("No.", field="note"), {"note": ["No."]}),
        (errors.Refusal("No.", field="reason"), {"__all__": ["No."]}),
        (PermissionDenied(), {"__all__": ["This step is not yours to take."]}),
    ],
)
def test_refusal_becomes_a_sentence_of_the_form(refusal, said):
    form = Word({"note": "as typed"})
    with translation.override("en"), errors.said_in(form):
        raise refusal
    assert (form.errors, form["note"].value()) == (said, "as typed")


def test_what_breaks_is_no_sentence():
    with pytest.raises(ZeroDivisionError), errors.said_in(Word({})):
        raise ZeroDivisionError


def test_whoever_was_faster_oneself_is_told_so():
    with translation.override("en"):
        said = [str(errors.MovedOn.to("Sent", by_oneself=oneself)) for oneself in (True, False)]
    assert said == [
        "You have already acted on this: it is now “Sent”. The page shows it as it stands.",
        "Someone else was faster: this is now “Sent”. The page shows it as it stands.",
    ]
