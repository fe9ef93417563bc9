"""The figures of evidence, one panel each; boards name them in `portal.boards`."""

from evidence.panels.figures import Dimensions, Totals, Zones
from evidence.panels.heat import Heat, Provinces
from evidence.panels.levels import OfficeLevels, OwnLevels, ProvinceLevels
from evidence.panels.owed import DueSoon, Overdue

__all__ = [
    "Dimensions",
    "DueSoon",
    "Heat",
    "OfficeLevels",
    "Overdue",
    "OwnLevels",
    "ProvinceLevels",
    "Provinces",
    "Totals",
    "Zones",
]
