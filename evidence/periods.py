"""When an assignment is to be done, as lists say it: its round of the plan and its days."""

from dataclasses import dataclass
from datetime import date

from portal.shell.dates import say_range, say_round


@dataclass(frozen=True, slots=True)
class Term:
    """`str()` says all of it; a bare date by which something is due is no period, and says nothing."""

    label: str
    opens_on: date | None
    due_on: date | None

    def __str__(self) -> str:
        days = say_range(self.opens_on, self.due_on) if self.opens_on and self.due_on else ""
        return " · ".join(part for part in (self.label and say_round(self.label), days) if part)

    @property
    def beside_date(self) -> str:
        """What is left to say where the date stands already: no days that begin with its own month."""
        is_its_month = self.due_on is not None and self.opens_on == self.due_on.replace(day=1)
        return (self.label and say_round(self.label)) if is_its_month else str(self)
