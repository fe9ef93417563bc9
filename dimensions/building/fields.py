"""What an activity says of itself, as fields."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dimensions.building.outline import Outline, word_of
from dimensions.building.parts import whole
from dimensions.building.rows import TOO_LONG
from dimensions.building.texts import kept, kept_choice, kept_lines, shown_lines
from dimensions.models import Activity
from dimensions.plans.body import ActivityRow
from dimensions.plans.words import ActingOffice, Judge
from dimensions.wording import ACTING_OFFICES, JUDGES, choices

MISSING = {"required": _("This cannot be left out.")}
ELSEWHERE = _("That activity stands in another dimension. Choose one beside this, or none.")


class ActivityForm(forms.Form):
    """Without its parts, which are rows of their own."""

    use_required_attribute = False

    place = forms.ChoiceField(label=_("Stands in"))
    code = forms.CharField(label=pgettext_lazy("plan", "Code"), max_length=40, required=False)
    title = forms.CharField(
        label=pgettext_lazy("plan", "Activity"), max_length=2000, widget=forms.Textarea({"rows": 2})
    )
    detail = forms.CharField(
        label=pgettext_lazy("plan", "How"), max_length=10000, required=False, widget=forms.Textarea({"rows": 3})
    )
    offices = forms.MultipleChoiceField(
        label=_("Who acts"),
        choices=choices(ActingOffice, ACTING_OFFICES),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Where none is ticked, those act whom the heading of the plan names."),
    )
    owner_group = forms.CharField(
        label=pgettext_lazy("plan", "Owner"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 1}),
        help_text=_("Groups of the province that are named here are responsible."),
    )
    owner_position = forms.CharField(label=_("Owner's position"), max_length=1000, required=False)
    verified_by = forms.ChoiceField(label=_("Verified by"), choices=choices(Judge, JUDGES))
    sub_of = forms.ChoiceField(label=_("Stands under the activity"), required=False)
    components = forms.CharField(label=_("Parts (one a line)"), required=False, widget=forms.Textarea({"rows": 2}))
    remark = forms.CharField(
        label=pgettext_lazy("plan", "Remark"), max_length=5000, required=False, widget=forms.Textarea({"rows": 1})
    )
    recurs_every_months = whole(_("Recurs every so many months"), 1, 12, required=False)

    def __init__(
        self, outline: Outline, beside: Sequence[tuple[str, str]], *args: Any, standing: ActivityRow, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.outline, self.standing = outline, standing
        self.fields["place"].choices = outline.choices()  # type: ignore[attr-defined]
        self.fields["sub_of"].choices = [("", pgettext_lazy("stands under", "None")), *beside]  # type: ignore[attr-defined]
        for name in ("title", "place"):
            self.fields[name].error_messages |= MISSING
        for field in self.fields.values():
            field.error_messages |= TOO_LONG

    @staticmethod
    def shown(row: ActivityRow, place: tuple[int, int | None], above: int | None) -> dict[str, Any]:
        """What the fields show of a row; `above` is the key of the activity that it stands under."""
        same = ("code", "title", "detail", "owner_group", "owner_position", "recurs_every_months", "remark")
        return {name: getattr(row, name) for name in same} | {
            "place": word_of(*place),
            "offices": [str(office) for office in row.offices],
            "verified_by": str(row.verified_by),
            "sub_of": str(above) if above else "",
            "components": shown_lines(row.components),
        }

    @property
    def chosen_place(self) -> tuple[int, int | None]:
        """Dimension and criterion, of a form that is valid."""
        return self.outline.places[self.cleaned_data["place"]]

    def clean(self) -> None:
        above = self.cleaned_data.get("sub_of")
        if above and "place" in self.cleaned_data:
            self.above = Activity.objects.get(pk=int(above))
            if self.above.dimension_id != self.chosen_place[0]:
                self.add_error("sub_of", ELSEWHERE)

    def row(self) -> ActivityRow:
        """Without parts."""
        said, stood = self.cleaned_data, self.standing
        row = replace(
            stood,
            code=kept(stood.code, said["code"]),
            title=kept(stood.title, said["title"]) or "",
            detail=kept(stood.detail, said["detail"]),
            owner_group=kept(stood.owner_group, said["owner_group"]),
            owner_position=kept(stood.owner_position, said["owner_position"]),
            remark=kept(stood.remark, said["remark"]),
            offices=kept_choice(stood.offices, [ActingOffice(word) for word in said["offices"]]),
            verified_by=Judge(said["verified_by"]),
            sub_of=self.above.seq if said["sub_of"] else None,
            components=kept_lines(stood.components, said["components"]),
            recurs_every_months=said["recurs_every_months"],
        )
        return _without_settled_notes(row, stood)


def _without_settled_notes(row: ActivityRow, stood: ActivityRow) -> ActivityRow:
    """What the reading of a file was not sure of is settled when a person says otherwise."""
    if set(row.offices) != set(stood.offices):
        row = replace(row, offices_inferred=None)
    return replace(row, owner_pairing=None) if row.owner_group != stood.owner_group else row
