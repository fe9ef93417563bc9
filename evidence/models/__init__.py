"""What was done."""

from evidence.models.files import StoredFile
from evidence.models.steps import Remark, Step, returns
from evidence.models.submission import Item, Submission, present

__all__ = ["Item", "Remark", "Step", "StoredFile", "Submission", "present", "returns"]
