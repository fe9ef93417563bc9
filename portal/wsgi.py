"""The door for web servers."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from portal.shell.body import with_whole_bodies

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

application = with_whole_bodies(get_wsgi_application())

# All pages are loaded now and stay for ever: the garbage collector need not look through them again and again.
import_module(settings.ROOT_URLCONF)
gc.collect()
gc.freeze()
