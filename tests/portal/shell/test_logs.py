import logging

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import path


def refuse(_request):
    raise PermissionDenied


def fail(_request):
    raise RuntimeError("broken")


refuse.login_required = fail.login_required = False
urlpatterns = [path("refused", refuse), path("failed", fail)]
handler403 = handler500 = lambda _request, exception=None: HttpResponse("said", status=403)


@pytest.mark.parametrize(("address", "traced"), [("/refused", False), ("/failed", True)])
def test_log_keeps_a_line_of_a_refusal_and_the_trace_of_a_fault(client, db, settings, caplog, address, traced):
    settings.ROOT_URLCONF, client.raise_request_exception = __name__, False
    client.get(address)
    (line,) = [record for record in caplog.records if record.name == "django.request"]
    assert (address in line.getMessage(), "Traceback" in logging.Formatter().format(line)) == (True, traced)
