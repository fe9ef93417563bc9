"""Tables as offices type them, read into a plan: nothing guessed in silence, nothing typed lost; plain Python."""

from dimensions.plans.tables.reading import CellPlace, TableReading, read_sheets

__all__ = ["CellPlace", "TableReading", "read_sheets"]
