"""The Department's template of a plan: what all provinces' plans have in common, for one province and year."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dimensions.plans import PlanFile, carry, read, read_data
from dimensions.plans.form import is_form
from dimensions.plans.handed_in import read_file
from dimensions.plans.words import DEFAULT_SLUG
from dimensions.plans.workbooks import Unreadable
from dimensions.wording import at_cell, placed
from portal.offices.models import Office
from portal.shell.errors import Refusal


class NoTemplate(Refusal):
    sentence = gettext_lazy(
        "The Department's template cannot be read. Tell whoever looks after the portal: %(problem)s"
    )


def template() -> PlanFile:
    """As its file says it now; the file may be replaced while the portal runs."""
    file: Path = settings.PLAN_TEMPLATE
    try:
        return _read(file, file.stat().st_mtime_ns)
    except OSError as error:
        raise NoTemplate(problem=f"{file.name}: {error.strerror}") from error


@lru_cache(maxsize=1)
def _read(file: Path, changed_at: int) -> PlanFile:  # noqa: ARG001  # read again when it has changed
    reading = read_data(_data_of(file)) if file.suffix.lower() == ".xlsx" else read(file)
    if reading.plan is None:
        raise NoTemplate(problem=placed(reading.problems[0]))
    return reading.plan


def _data_of(file: Path) -> object:
    """Of a workbook: whoever keeps the template may do so in the form that plans are exported in."""
    try:
        handed = read_file(file)
    except Unreadable as fault:
        raise NoTemplate(problem=_(fault.message) % fault.params) from fault
    if handed.faults:
        raise NoTemplate(problem=at_cell(handed.faults[0]))
    if not is_form(handed.sheets):  # what had to be guessed would be passed on to every province
        raise NoTemplate(problem=_("%(file)s is not in the plan form.") % {"file": file.name})
    return handed.data


def template_for(province: Office, fiscal_year: int) -> PlanFile:
    """Moved to the year and named after the province's office."""
    plan = carry(template(), fiscal_year)
    heading = plan.programme
    title = f"{heading.plan_title or heading.name} {province.name_th}"
    heading = replace(heading, plan_title=title, owning_office=province.name_th, province=None, slug=DEFAULT_SLUG)
    return replace(plan, programme=heading)
