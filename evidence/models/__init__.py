"""What was done."""

from evidence.models.files import StoredFile
from evidence.models.submission import Item, Remark, Step, Submission, present, returns

__all__ = ["Item", "Remark", "Step", "StoredFile", "Submission", "present", "returns"]
