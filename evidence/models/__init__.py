"""What was done."""

from evidence.models.files import StoredFile
from evidence.models.held import held, held_for
from evidence.models.queue import Running
from evidence.models.steps import Remark, Step, returns
from evidence.models.submission import Item, Submission, present

__all__ = ["Item", "Remark", "Running", "Step", "StoredFile", "Submission", "held", "held_for", "present", "returns"]
