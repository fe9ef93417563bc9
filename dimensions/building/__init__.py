"""What a plan is edited with by hand: the forms of an activity and its parts, and the outline they stand in."""

from dimensions.building.activity import ActivityEditor
from dimensions.building.outline import Outline

__all__ = ["ActivityEditor", "Outline"]
