"""Pages kept between readings, as on a site; other tests make rows behind the history's back and see them at once."""

import pytest
from django.core.cache import caches

from portal.settings import CACHES


@pytest.fixture
def kept_pages(settings):
    settings.CACHES = CACHES
    caches["pages"].clear()
    return caches["pages"]
