"""The portal's settings as tests want them: nothing to set beforehand, cheap passwords, plain static files."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-tests-never-for-a-site-that-people-use-0123456789")

from portal.settings import *  # noqa: F403
from portal.settings import CACHES, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PLAIN = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STORAGES = STORAGES | {"staticfiles": STORAGES["staticfiles"] | PLAIN}
CACHES = CACHES | {"pages": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}  # tests.kept has the real one
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}  # as soon as it is asked for
