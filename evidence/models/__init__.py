"""What was done: submissions with their items, the files, and every step, kept so that the past can be read."""

from evidence.models.files import StoredFile
from evidence.models.held import held, held_for
from evidence.models.queue import Running
from evidence.models.steps import Remark, Step
from evidence.models.submission import Item, Submission, present, returns

__all__ = ["Item", "Remark", "Running", "Step", "StoredFile", "Submission", "held", "held_for", "present", "returns"]
