"""What a command names by code, year and slug, or a refusal that says which of them is wrong."""

from django.utils.translation import gettext_lazy as _

from dimensions.models import Programme
from dimensions.plans.words import FISCAL_YEARS
from portal.offices.models import Office
from portal.shell.errors import Refusal


class NoOffice(Refusal):
    sentence = _("There is no office with the code %(code)s.")


class WrongProvince(Refusal):
    sentence = _("A plan belongs to a province; %(code)s is none.")


class NoFiscalYear(Refusal):
    sentence = _("A fiscal year is one of the Buddhist era, such as 2567; %(year)d is none.")


class NoProgramme(Refusal):
    sentence = _("There is no programme %(slug)s of %(province)s for %(year)d.")


def province_named(code: str) -> Office:
    office = Office.objects.filter(code=code).first()
    if office is None:
        raise NoOffice(code=code)
    return must_be_province(office)


def must_be_province(office: Office) -> Office:
    if office.kind != Office.Kind.PROVINCE:
        raise WrongProvince(code=office.code)
    return office


def must_be_fiscal_year(year: int) -> int:
    if year not in FISCAL_YEARS:
        raise NoFiscalYear(year=year)
    return year


def programme_named(code: str, fiscal_year: int, slug: str) -> Programme:
    """In any state, in one query; only where there is none it is asked why."""
    found = Programme.objects.filter(province__code=code, fiscal_year=fiscal_year, slug=slug).first()
    if found is None:
        year = must_be_fiscal_year(fiscal_year)
        raise NoProgramme(slug=slug, province=province_named(code).code, year=year)
    return found
