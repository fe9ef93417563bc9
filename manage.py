#!/usr/bin/env python
"""Django's command line for the portal."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db.utils import OperationalError, ProgrammingError

INTERRUPTED = 130


def main() -> None:
    """What a person can put right is said in a sentence; `--traceback` shows how it came about."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    try:
        execute_from_command_line(sys.argv)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except ImproperlyConfigured as error:
        give_up(f"The settings are not right: {error}")
    except (OperationalError, ProgrammingError) as error:
        give_up(f"The database cannot be used as it is; perhaps it needs `manage.py migrate` first: {error}")


def give_up(sentence: str) -> None:
    if "--traceback" in sys.argv:
        raise  # noqa: PLE0704
    sys.exit(sentence.strip())


if __name__ == "__main__":
    main()
