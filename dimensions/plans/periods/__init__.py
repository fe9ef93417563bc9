"""The periods of a plan as people type them: read with every doubt flagged, and printed so that they read back."""

from dimensions.plans.periods.offers import Offer
from dimensions.plans.periods.phrases import Flag
from dimensions.plans.periods.printing import say_period
from dimensions.plans.periods.reading import ReadPeriod, read_periods

__all__ = ["Flag", "Offer", "ReadPeriod", "read_periods", "say_period"]
