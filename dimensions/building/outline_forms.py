"""What is asked of a criterion, a dimension, the heading of a plan, and of a plan that is begun without a file."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from dimensions.building.parts import whole
from dimensions.building.rows import TOO_LONG
from dimensions.building.texts import kept, kept_lines, plain, refuse_unprintable
from dimensions.forms import NewPlanForm
from dimensions.plans.naming import without_number
from dimensions.plans.words import Theme
from dimensions.wording import THEMES, choices
from portal.shell.fields import ThaiDateField
from portal.shell.fiscal import FiscalYear

LEVELS = range(1, 6)
LONGEST_NAME = 1000
MOST_DIMENSIONS = 20
MISSING = {"required": gettext_lazy("This cannot be left out.")} | TOO_LONG


def name_field(label: Any, *, required: bool, longest: int = LONGEST_NAME, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=longest,
        required=required,
        widget=forms.Textarea({"rows": 1}),
        error_messages=MISSING,
        validators=[refuse_unprintable],
        **more,
    )


class ColumnsForm(forms.Form):
    """Fields that are columns of one row; texts that nobody changed stay as they were.

    `of_the_year` names days that are read in the fiscal year of the plan; a form without a year is only drawn again.
    """

    use_required_attribute = False
    of_the_year: tuple[str, ...] = ()

    def __init__(self, data: QueryDict | None = None, *, stands: Mapping[str, Any], year: int = 0) -> None:
        super().__init__(data, initial=dict(stands))
        self.stands, self.year = stands, year
        if year:
            for name in self.of_the_year:
                cast(ThaiDateField, self.fields[name]).fiscal_year = FiscalYear(year)

    def said(self) -> dict[str, Any]:
        """What its fields say, of a form that is valid."""
        return {name: self._said(name, value) for name, value in self.cleaned_data.items()}

    def _said(self, name: str, value: Any) -> Any:
        if isinstance(value, str):
            return kept(self.stands.get(name), value)
        return value

    def columns(self) -> dict[str, Any]:
        """What the row should hold."""
        return self.said()


def themes() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=pgettext_lazy("plan", "Theme"),
        required=False,
        choices=[("", pgettext_lazy("theme", "None")), *choices(Theme, THEMES)],
        help_text=gettext_lazy("Years are compared by theme, because dimensions change their subjects."),
    )


class DimensionNamesForm(ColumnsForm):
    """`stands` says the number where the form has no field for it."""

    name_th = name_field(gettext_lazy("Name in Thai"), required=True)
    name_en = name_field(gettext_lazy("Name in English"), required=False)

    def said(self) -> dict[str, Any]:
        """The names without the number, which pages set before them; one that nobody changed stays as it was."""
        said = super().said()
        number = said.get("number", self.stands.get("number"))
        for name in ("name_th", "name_en"):
            if said[name] and said[name] != self.stands.get(name):
                said[name] = without_number(said[name], number) or said[name]
        return said


class DimensionForm(DimensionNamesForm):
    field_order = ("number", "name_th", "name_en", "theme")

    number = whole(pgettext_lazy("plan", "Number"), 1, 99)
    theme = themes()


class CriterionNameForm(ColumnsForm):
    name = name_field(pgettext_lazy("plan", "Criterion"), required=True)


class CriterionForm(ColumnsForm):
    number = forms.CharField(
        label=gettext_lazy("Number as printed"),
        max_length=20,
        required=False,
        error_messages=TOO_LONG,
        validators=[refuse_unprintable],
    )
    name = name_field(pgettext_lazy("plan", "Criterion"), required=False)
    level = forms.TypedChoiceField(
        label=gettext_lazy("Maturity level"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", pgettext_lazy("level", "None")), *((str(level), str(level)) for level in LEVELS)],
    )
    own_theme = themes()


class BeginningForm(NewPlanForm):
    """A plan for a province and a year; its dimensions are its only content."""

    name = name_field(gettext_lazy("Name of the plan"), required=True, longest=500)
    dimensions = forms.CharField(
        label=gettext_lazy("Dimensions (one a line)"),
        widget=forms.Textarea({"rows": 5}),
        validators=[refuse_unprintable],
        error_messages={"required": gettext_lazy("Name at least one dimension.")},
    )

    def clean_name(self) -> str:
        return plain(self.cleaned_data["name"])

    def clean_dimensions(self) -> tuple[str, ...]:
        names = kept_lines((), self.cleaned_data["dimensions"])
        if len(names) > MOST_DIMENSIONS or any(len(name) > LONGEST_NAME for name in names):
            raise forms.ValidationError(
                _("At most %(most)d dimensions, each with a name of at most %(longest)d characters.")
                % {"most": MOST_DIMENSIONS, "longest": LONGEST_NAME}
            )
        return tuple(without_number(name, number) or name for number, name in enumerate(names, start=1))
