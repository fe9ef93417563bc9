"""What is asked of whoever hands in the file of a plan, and of whoever takes a step that can not be taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrPromise

from dimensions.plans.words import ActingOffice
from dimensions.states import ProgrammeState
from dimensions.wording import ACTING_OFFICES, choices
from portal.offices.models import Office
from portal.shell.dates import say_fiscal_year
from portal.shell.templatetags.thai import filesize

MOST_BYTES = 10 * 2**20
WHAT_A_FILE_DOES: dict[str, StrPromise] = {
    ProgrammeState.ACTIVE: gettext_lazy("%(year)s – published: the file becomes a change of the plan"),
    ProgrammeState.CLOSED: gettext_lazy("%(year)s – closed: takes no file"),
}
FILE_KINDS = ".xlsx,.xls,.csv,.docx"


class ClosingForm(forms.Form):
    use_required_attribute = False  # what is missing is said here, in the reader's language

    knows = forms.BooleanField(
        label=gettext_lazy(
            "I know that nothing in this programme can be changed after this, and that it cannot be opened again"
        ),
        widget=forms.CheckboxInput({"class": "form-check-input"}),
        error_messages={"required": gettext_lazy("Tick this box if you want to close the year. Nothing was closed.")},
    )


class NewPlanForm(forms.Form):
    """Whose plan, and of which year. Province is asked only of whoever writes for several."""

    use_required_attribute = False

    province = forms.ChoiceField(label=gettext_lazy("Province"))
    fiscal_year = forms.TypedChoiceField(label=gettext_lazy("Fiscal year"), coerce=int)

    def __init__(self, provinces: Sequence[Office], years: Sequence[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.provinces = {office.code: office for office in provinces}
        self.fields["fiscal_year"].choices = [(year, say_fiscal_year(year)) for year in years]  # type: ignore[attr-defined]
        if len(provinces) == 1:
            del self.fields["province"]
        else:
            named = [(office.code, office.name) for office in provinces]
            self.fields["province"].choices = [("", _("Choose a province")), *named]  # type: ignore[attr-defined]

    @property
    def province_chosen(self) -> Office:
        """Of a form that is valid."""
        code = self.cleaned_data.get("province")
        return self.provinces[code] if code else next(iter(self.provinces.values()))


@dataclass(frozen=True, slots=True)
class Here:
    """What the portal has of a file already: its bytes perhaps, the year it was read for, and why it gave no plan.

    `wants_another_year` where reading it for the same year again would come to the same.
    """

    name: str
    fiscal_year: int
    has_bytes: bool = True
    wants_another_year: bool = True
    field: str = "file"
    reasons: Sequence[str] = ()

    def stays_for(self, year: int | None) -> bool:
        """Whether reading it for this year would come to what is known already."""
        return self.has_bytes and self.wants_another_year and year == self.fiscal_year


class SourceForm(NewPlanForm):
    """A file with a plan in it; a year whose plan is published says what becomes of one.

    A file that is `here` need not be chosen again. Where nothing was sent the form only says its reasons.
    """

    file = forms.FileField(
        label=gettext_lazy("File with the plan"),
        allow_empty_file=True,  # the reading has a sentence for it
        error_messages={"required": gettext_lazy("Choose the file first.")},
        widget=forms.FileInput({"accept": FILE_KINDS}),
    )

    def __init__(
        self,
        provinces: Sequence[Office],
        years: Sequence[int],
        *args: Any,
        published: Mapping[int, str] = MappingProxyType({}),
        here: Here | None = None,
        answers: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(provinces, years, *args, **kwargs)
        self.here, self.answers = here, answers
        self.fields["file"].required = not (here and here.has_bytes)
        self.fields["fiscal_year"].choices = [  # type: ignore[attr-defined]
            (year, WHAT_A_FILE_DOES[published[year]] % {"year": name} if year in published else name)
            for year, name in ((each, say_fiscal_year(each)) for each in years)
        ]
        self.fields["file"].help_text = _(
            "Choose the file, or drop it here: Excel (.xlsx, .xls), Word (.docx) or CSV, up to %(most)s."
        ) % {"most": filesize(MOST_BYTES)}

    def clean_file(self) -> "UploadedFile[bytes] | None":
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file and (file.size or 0) > MOST_BYTES:
            facts = {"size": filesize(file.size), "most": filesize(MOST_BYTES)}
            raise forms.ValidationError(
                _("This file has %(size)s; at most %(most)s are possible. Leave out its pictures.") % facts
            )
        return file

    def clean(self) -> None:
        here, sent = self.here, self.cleaned_data
        if here and self.answers:
            self.errors.clear()  # the form was not sent: it comes back with what was found
            self.add_error(here.field, list(here.reasons))
        elif here and here.stays_for(sent.get("fiscal_year")) and "file" in sent and sent["file"] is None:
            self.add_error("file", _("Choose the corrected file, or another year for the one that is here."))


class ReasonForm(forms.Form):
    """Why a published plan is changed, and the print of the preview that was agreed to."""

    use_required_attribute = False

    reason = forms.CharField(
        label=gettext_lazy("Reason for the change"),
        help_text=gettext_lazy("Every office that this concerns reads it, and it stays with the plan."),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={
            "required": gettext_lazy("Say why the plan is changed; every office that it concerns reads this.")
        },
    )
    print = forms.CharField(widget=forms.HiddenInput, required=False)


class TakingForm(forms.Form):
    """Who acts where the plan names nobody; asked before a plan is taken in that needs it."""

    use_required_attribute = False

    default_offices = forms.MultipleChoiceField(
        label=gettext_lazy("Who acts in activities that name nobody?"),
        choices=choices(ActingOffice, ACTING_OFFICES),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Say who acts where the plan names nobody. Nothing was taken in.")},
    )
