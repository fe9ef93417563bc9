"""The heading of a plan as a form: what it is called, whose it is, how long it runs, and the letter it came with."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from dimensions.building.outline_forms import ColumnsForm, name_field
from dimensions.building.periods import BACKWARDS
from dimensions.building.texts import kept_lines, refuse_unprintable, shown_lines
from dimensions.models import Programme
from dimensions.plans import row_as_data
from dimensions.plans.heading import ReferenceRow, SourceDocumentRow
from dimensions.plans.words import ActingOffice, Judge
from dimensions.wording import ACTING_OFFICES, JUDGES, choices
from portal.shell.fields import ThaiDateField
from portal.shell.fiscal import FiscalYear

NAME, PROSE = 500, 5000
ITSELF = (
    "name_th",
    "name_en",
    "plan_title",
    "parent_body",
    "owner_group",
    "starts_on",
    "ends_on",
    "default_offices",
    "own_work_decided_by",
    "uses_levels",
    "asks_endorsement",
)
TEXTS = ("organisation", "owning_office", "kpi", "source")
LETTER = {
    "letter_number": "number",
    "letter_date": "date",
    "letter_from": "from_position",
    "letter_to": "to",
}


def text(label: Any, longest: int = NAME) -> forms.CharField:
    return name_field(label, required=False, longest=longest)


def lines(label: Any) -> forms.CharField:
    area = forms.Textarea({"rows": 2})
    return forms.CharField(label=label, required=False, widget=area, validators=[refuse_unprintable])


class PlanNamesForm(ColumnsForm):
    name_th = name_field(gettext_lazy("Name in Thai"), required=True, longest=NAME)
    name_en = text(gettext_lazy("Name in English"))
    plan_title = text(gettext_lazy("Title of the plan"), 1000)


class HeadingForm(PlanNamesForm):
    of_the_year = ("starts_on", "ends_on")

    organisation = text(gettext_lazy("Organisation"))
    parent_body = text(gettext_lazy("Body above it"))
    owning_office = text(gettext_lazy("Office that keeps the plan"))
    owner_group = text(gettext_lazy("Owner group"))
    starts_on = ThaiDateField(label=gettext_lazy("The plan runs from"), required=False)
    ends_on = ThaiDateField(label=gettext_lazy("The plan runs until"), required=False)
    period_text = text(gettext_lazy("How long it runs, as the plan says it"))
    default_offices = forms.MultipleChoiceField(
        label=gettext_lazy("Who acts in activities that name nobody?"),
        choices=choices(ActingOffice, ACTING_OFFICES),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    own_work_decided_by = forms.ChoiceField(
        label=gettext_lazy("Who decides on the province's own work"), choices=choices(Judge, JUDGES)
    )
    uses_levels = forms.BooleanField(label=gettext_lazy("The plan counts by maturity level"), required=False)
    asks_endorsement = forms.BooleanField(
        label=gettext_lazy("Heads endorse before the province decides"), required=False
    )
    letter_number = text(gettext_lazy("Number of the letter"))
    letter_date = ThaiDateField(label=gettext_lazy("Date of the letter"), required=False)
    letter_from = text(gettext_lazy("Position of the sender"))
    letter_to = text(gettext_lazy("To whom it is addressed"))
    refers_number = text(gettext_lazy("It refers to the letter number"))
    refers_date = ThaiDateField(label=gettext_lazy("of the date"), required=False)
    attachments = lines(gettext_lazy("Enclosures (one a line)"))
    kpi = text(gettext_lazy("Indicator of the KPI agreement"), PROSE)
    virtues = lines(gettext_lazy("Virtues (one a line)"))
    source = text(gettext_lazy("Where the plan was taken from"), PROSE)

    def clean(self) -> None:
        """A plan that says nothing of its time runs as long as the year."""
        said = self.cleaned_data
        if not self.year or not {"starts_on", "ends_on"} <= said.keys():
            return
        year = FiscalYear(self.year)
        said["starts_on"], said["ends_on"] = said["starts_on"] or year.start, said["ends_on"] or year.end
        if said["ends_on"] < said["starts_on"]:
            self.add_error("ends_on", ValidationError(BACKWARDS))

    def said(self) -> dict[str, Any]:
        found = super().said()
        found["default_offices"] = [office.value for office in ActingOffice if office in found["default_offices"]]
        for name in ("attachments", "virtues"):
            before = str(self.stands.get(name) or "").split("\n")
            found[name] = shown_lines(kept_lines([line for line in before if line], found[name] or ""))
        return found

    def columns_for(self, programme: Programme) -> dict[str, Any]:
        """The columns of the programme; what has none of its own goes into its particulars."""
        said = self.said()
        more = {key: value for key, value in programme.particulars.items() if key not in SAID_HERE}
        more |= {key: said[key] for key in TEXTS if said[key]}
        if said["virtues"]:
            more["virtues"] = said["virtues"].split("\n")
        if span := _span(programme, said):
            more["period"] = span
        if letter := _letter(programme.particulars.get("source_document") or {}, said):
            more["source_document"] = letter
        return {name: said[name] for name in ITSELF} | {"particulars": more}


SAID_HERE = {*TEXTS, "virtues", "period", "source_document"}


def shown_heading(programme: Programme) -> dict[str, Any]:
    """What the fields show of the heading."""
    more = programme.particulars
    letter = more.get("source_document") or {}
    refers = letter.get("refers_to") or {}
    return (
        {name: getattr(programme, name) for name in ITSELF}
        | {key: more.get(key) for key in TEXTS}
        | {name: letter.get(key) for name, key in LETTER.items()}
        | {
            "letter_date": _day(letter.get("date")),
            "refers_number": refers.get("number"),
            "refers_date": _day(refers.get("date")),
            "attachments": shown_lines(letter.get("attachments") or ()),
            "virtues": shown_lines(more.get("virtues") or ()),
            "period_text": (more.get("period") or {}).get("text"),
        }
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _span(programme: Programme, said: Mapping[str, Any]) -> dict[str, Any] | None:
    """Said only where the plan says it: in words, or by other days than those of the year."""
    stood, year = programme.particulars.get("period"), FiscalYear(programme.fiscal_year)
    is_year = (said["starts_on"], said["ends_on"]) == (year.start, year.end)
    if stood is None and is_year and not said["period_text"]:
        return None
    return {"note": None} | (stood or {}) | {"text": said["period_text"]}


def _letter(stood: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any] | None:
    """What was noted of how the number or the date was typed goes with them."""
    number, day = said["letter_number"], said["letter_date"]
    is_number, is_day = number == stood.get("number"), day == _day(stood.get("date"))
    refers = ReferenceRow(number=said["refers_number"], date=said["refers_date"])
    row = SourceDocumentRow(
        number=number,
        number_raw=stood.get("number_raw") if is_number else None,
        number_note=stood.get("number_note") if is_number else None,
        date=day,
        date_raw=stood.get("date_raw") if is_day else None,
        from_position=said["letter_from"],
        to=said["letter_to"],
        refers_to=None if refers == ReferenceRow() else refers,
        attachments=tuple(line for line in said["attachments"].split("\n") if line),
    )
    return None if row == SourceDocumentRow() else row_as_data(row, full=True)
