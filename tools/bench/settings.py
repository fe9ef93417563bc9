"""The portal's settings in a folder that is thrown away."""

from portal.settings import *  # noqa: F403
from portal.settings import MEDIA_ROOT

STATIC_ROOT = MEDIA_ROOT.parent / "static"
