"""What the log is told of what went as it should."""

import logging

from django.core.exceptions import PermissionDenied


class OneLineForWhoMayNot(logging.Filter):
    """Somebody who asks for what is not theirs is no fault of ours: the line stays, the way through our code goes."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and isinstance(record.exc_info[1], PermissionDenied):
            record.exc_info = None
        return True
