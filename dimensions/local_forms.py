"""What a head says of an activity of the district's own, and why one is removed."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dimensions.building.fields import MISSING
from dimensions.building.parts import whole
from dimensions.building.periods import BACKWARDS, DISAGREES, ONLY_END
from dimensions.building.reading import HARMLESS, Understood
from dimensions.building.rows import TOO_LONG
from dimensions.building.texts import plain, refuse_unprintable
from dimensions.district_forms import NOT_HERE
from dimensions.models import Dimension, Programme
from dimensions.plans.periods import Flag, ReadPeriod
from dimensions.plans.words import EvidenceKind
from dimensions.wording import EVIDENCE_KINDS, choices
from dimensions.workflow.district import Local
from portal.accounts.models import User
from portal.shell.digits import shown
from portal.shell.fields import ThaiDateField

# The year that is not said is the plan's; days outside it have a sentence of their own.
CERTAIN = HARMLESS | {Flag.YEAR_ASSUMED, Flag.OUTSIDE_FISCAL_YEAR}
SEVERAL = _("This text holds several periods: %(periods)s. Add an activity for each of them.")
SAY_DAYS = _("These words do not say the days for certain. Type them in the two fields below.")
NO_KIND = _("Say which kinds of evidence will do.")
NO_TITLE = _("Say which evidence is asked for, or take the ticks away.")


class LocalForm(forms.Form):
    """Of an approved plan only who is responsible can be said otherwise."""

    use_required_attribute = False

    title = forms.CharField(
        label=pgettext_lazy("plan", "Activity"), max_length=2000, widget=forms.Textarea({"rows": 2})
    )
    detail = forms.CharField(
        label=pgettext_lazy("plan", "How"), max_length=10000, required=False, widget=forms.Textarea({"rows": 3})
    )
    dimension = forms.TypedChoiceField(
        label=pgettext_lazy("plan", "Dimension"), coerce=int, empty_value=None, required=False
    )
    raw = forms.CharField(label=_("When it is done"), max_length=1000)
    start = ThaiDateField(label=_("First day"), required=False)
    end = ThaiDateField(label=_("Last day"), required=False)
    officer = forms.TypedChoiceField(label=_("Responsible officer"), coerce=int)
    evidence = forms.CharField(
        label=_("Which evidence"),
        max_length=1000,
        required=False,
        help_text=_("Where none is asked for, the office confirms the day on which it was done."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("Any one of these will do"),
        choices=choices(EvidenceKind, EVIDENCE_KINDS),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    min_count = whole(_("At least so many"), 1, 999, initial=1)

    def __init__(
        self,
        programme: Programme,
        officers: Sequence[User],
        *args: Any,
        before: Local | None = None,
        stands: bool = False,
        is_approved: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.initial = shown_of(before, programme.fiscal_year) if before else {}
        self.year, self.before, self.stands = programme.fiscal_year, before, stands
        self.days: tuple[date | None, date | None] = (None, None)
        self.label_read = ""
        choose("dimension", self, [("", _("None of them")), *((str(each.pk), named(each)) for each in of(programme))])
        choose("officer", self, [("", _("Choose somebody")), *((str(each.pk), str(each)) for each in officers)])
        for name in ("start", "end"):
            cast(ThaiDateField, self.fields[name]).of_year(self.year, years_before=1)
        for name, field in self.fields.items():
            field.error_messages |= MISSING | TOO_LONG
            field.disabled = (stands and name != "officer") or (is_approved and name == "dimension")
            if isinstance(field, forms.CharField) and name != "raw":
                field.validators.append(refuse_unprintable)
        self.fields["officer"].error_messages["invalid_choice"] = NOT_HERE
        self.fields["raw"].help_text = _("As a plan would say it: %(example)s") % {"example": example(self.year)}

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.stands:
            return said
        if said.keys() >= {"raw", "start", "end"}:
            self.read_days(said)
        if said.get("evidence") and not said.get("kinds", ["?"]):
            self.add_error("kinds", ValidationError(NO_KIND))
        if said.get("kinds") and "evidence" in said and not said["evidence"]:
            self.add_error("evidence", ValidationError(NO_TITLE))
        return said

    def read_days(self, said: dict[str, Any]) -> None:
        """The days that the text says for certain; else those that were typed beside it."""
        read = Understood.of(said["raw"], self.year)
        only, given = certain(read), (said["start"], said["end"])
        if given[0] and not given[1]:
            self.add_error("end", ValidationError(ONLY_END))
        elif given[0] and given[1] and given[1] < given[0]:
            self.add_error("end", ValidationError(BACKWARDS))
        elif only and given[1] and given != (only.start, only.end):
            self.add_error("raw", ValidationError(DISAGREES, params={"reading": read.in_words}))
        elif only:
            self.days, self.label_read = (only.start, only.end), only.label or ""
        elif given[1]:
            self.days = given
        elif len(read.periods) > 1:
            self.add_error("raw", ValidationError(SEVERAL, params={"periods": read.in_words}))
        else:
            doubts = read.doubts if any(period.end for period in read.periods) else []
            self.add_error("raw", [*doubts, str(SAY_DAYS)])

    @property
    def said(self) -> Local:
        """Of a form that is valid."""
        said = self.cleaned_data
        if self.stands and self.before:
            return self.before._replace(officer=said["officer"])
        asks = bool(said["evidence"])
        return Local(
            title=plain(said["title"]),
            raw=said["raw"],
            end=cast(date, self.days[1]),
            officer=said["officer"],
            detail=plain(said["detail"]),
            dimension=said["dimension"],
            start=self.days[0],
            label=self.label_read,
            evidence=plain(said["evidence"]),
            kinds=tuple(said["kinds"]),
            min_count=said["min_count"] if asks else 1,
        )


def certain(read: Understood) -> ReadPeriod | None:
    """The one period with its days that the text says."""
    found = read.periods[0] if len(read.periods) == 1 else None
    return found if found and found.end and set(found.flags) <= CERTAIN else None


def shown_of(before: Local, year: int) -> dict[str, Any]:
    """The days only where the text does not say them."""
    shows = before._asdict() | {"kinds": list(before.kinds)}
    if certain(Understood.of(before.raw, year)):
        shows |= {"start": None, "end": None}
    return shows


def of(programme: Programme) -> Sequence[Dimension]:
    return list(programme.dimensions.order_by("number"))


def named(dimension: Dimension) -> str:
    return f"{shown(dimension.number)} {dimension.name}".strip()


def example(year: int) -> str:
    return f"ม.ค. - มี.ค. {year % 100}"


def choose(name: str, form: forms.Form, offered: Sequence[tuple[str, Any]]) -> None:
    cast(forms.TypedChoiceField, form.fields[name]).choices = offered


class RemovingForm(forms.Form):
    """Why an activity that was approved leaves the plan."""

    use_required_attribute = False

    reason = forms.CharField(
        label=_("Why it is removed"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        error_messages=TOO_LONG,
    )
