import pytest
from django.test import RequestFactory, override_settings
from django.utils import translation
from django.utils.functional import lazy
from django.utils.translation import get_language

from portal.shell import errors

PAGES = {f"errors/{name}.html": f"<p>{name}</p>" for name in ("400", "403", "404", "500", "csrf")}
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
