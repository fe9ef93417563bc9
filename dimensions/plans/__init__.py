"""Plan files: read with every problem named at its place, written, carried to another year. Plain Python, no Django."""

from dimensions.plans.carrying import carry
from dimensions.plans.doubts import counts_of
from dimensions.plans.file import PlanFile, Step, walk
from dimensions.plans.problems import Doubt, Place, Problem
from dimensions.plans.reading import Reading, read, read_data
from dimensions.plans.writing import as_data, row_as_data, write

__all__ = [
    "Doubt",
    "Place",
    "PlanFile",
    "Problem",
    "Reading",
    "Step",
    "as_data",
    "carry",
    "counts_of",
    "read",
    "read_data",
    "row_as_data",
    "walk",
    "write",
]
