"""What was done."""

from evidence.models.files import StoredFile
from evidence.models.held import held, held_for
from evidence.models.items import Item, Serving, present
from evidence.models.queue import Running
from evidence.models.steps import Remark, Step, returns
from evidence.models.submission import Submission

__all__ = [
    "Item",
    "Remark",
    "Running",
    "Serving",
    "Step",
    "StoredFile",
    "Submission",
    "held",
    "held_for",
    "present",
    "returns",
]
