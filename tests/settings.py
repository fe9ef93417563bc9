"""The portal's settings as tests want them: nothing to set beforehand, cheap passwords, plain static files."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-tests-never-for-a-site-that-people-use-0123456789")

from portal.settings import *  # noqa: F403
from portal.settings import STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
