"""A plan as the official table on paper: criterion cells merged, and merged anew where a page ends."""

from dimensions.printing.paper import plan_paper

__all__ = ["plan_paper"]
