"""What the columns of the tables mean, for whoever fills them in."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

ALWAYS = pgettext_lazy("column is needed", "always")
FOR_NEW = pgettext_lazy("column is needed", "for a new row")
NO = pgettext_lazy("column is needed", "no")
NEVER_READ = pgettext_lazy("column is needed", "no; it is not read")

ROLES = _("One of: staff, head, reviewer, supervisor, admin, assessor.")


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    meaning: str | Promise
    example: str
    needed: str | Promise = NO


OFFICES = (
    Column("code", _("By its code an office is found; a code that is new makes a new office."), "2101", ALWAYS),
    Column("kind", _("One of: province, group, district."), "district", FOR_NEW),
    Column("parent", _("The code of the office above it."), "21", FOR_NEW),
    Column("zone", _("The province and the number of the zone."), "21/1"),
    Column("name_th", _("The full name in Thai."), "สำนักงานพัฒนาชุมชนอำเภอตัวอย่าง", FOR_NEW),
    Column("name_en", _("The full name in English."), "Example District Office"),
    Column("short_th", _("The short name in Thai, as lists show it."), "สพอ.ตัวอย่าง", FOR_NEW),
    Column("short_en", _("The short name in English."), "Example District"),
    Column("abbr_th", _("The letters in the numbers of its letters."), "รย"),
    Column("is_open", _("yes or no: does the office still exist? Empty: yes, or as it was."), "yes"),
)
PEOPLE = (
    Column("username", _("By it a person is found; a name that is new makes a new account."), "staff-2101", ALWAYS),
    Column("title", _("The title before the first name."), "นาย"),
    Column("first_name", _("The first name."), "ตัวอย่าง"),
    Column("last_name", _("The last name."), "ทดลอง"),
    Column("email", _("The e-mail address."), "name@example.org"),
    Column("language", _("th or en: the language of the pages. Empty: th, or as it was."), "th"),
    Column("digits", _("arabic or thai: the digits on the pages. Empty: arabic, or as it was."), "arabic"),
    Column("is_active", _("yes or no: may this person sign in? Empty: yes, or as it was."), "yes"),
    Column("office", _("The code of the first office. Later roles are given in the table of roles."), "2101", FOR_NEW),
    Column("role", ROLES, "staff", FOR_NEW),
)
MEMBERSHIPS = (
    Column("user", _("The user name."), "staff-2101", ALWAYS),
    Column("office", _("The code of the office."), "2101", ALWAYS),
    Column("role", ROLES, "staff", ALWAYS),
    Column("starts_on", _("The first day, as you type it or as year-month-day."), "2026-10-01", ALWAYS),
    Column("ends_on", _("The last day; empty until it is known."), "2027-09-30"),
    Column("name", _("The person's name, for whoever reads the table."), "", NEVER_READ),
    Column("office_name", _("The name of the office, for whoever reads the table."), "", NEVER_READ),
)
