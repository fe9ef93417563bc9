"""The whole form of one activity: drawn from what stands, or bound to what was typed, and read as an edit."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.forms import BoundField
from django.http import QueryDict

from dimensions.building.acting import Action
from dimensions.building.fields import ActivityForm
from dimensions.building.outline import Outline
from dimensions.building.parts import QuotaForm, RequirementForm, ShareForm
from dimensions.building.periods import PeriodForm
from dimensions.building.rows import RowForm, Rows, drawn_from, rows_of, typed_in
from dimensions.correspondence import activity_row
from dimensions.models import Activity
from dimensions.plans import Problem
from dimensions.plans.body import ActivityRow
from dimensions.plans.edits import PARTS, ActivityEdit
from dimensions.wording import sentence

FORMS: dict[str, type[RowForm]] = {
    "periods": PeriodForm,
    "evidence": RequirementForm,
    "quotas": QuotaForm,
    "milestones": ShareForm,
}
RELATED = {"periods": "periods", "evidence": "requirements", "quotas": "quotas", "milestones": "shares"}
NEW = ActivityRow(seq=1, title="")


class ActivityEditor:
    """`activity` comes from `Activity.objects.whole()`, None for a new one in that place; `edit` of a valid one."""

    edit: ActivityEdit

    def __init__(
        self,
        outline: Outline,
        activity: Activity | None,
        place: tuple[int, int | None],
        data: QueryDict | None = None,
    ) -> None:
        self.outline, self.activity, self.place = outline, activity, place
        self.row = activity_row(activity) if activity else NEW
        self.parts = {part: self._standing(part) for part in PARTS}
        self._beside = outline.activities_in(place[0], but=activity.pk if activity else None)
        if data is None:
            self._draw(self._shown(), {part: drawn_from(FORMS[part], self.parts[part]) for part in PARTS}, {})
        else:
            self.form = self._form(data)
            self.rows = {part: self._rows(part, data) for part in PARTS}

    def _standing(self, part: str) -> dict[int, Any]:
        if self.activity is None:
            return {}
        keys = [each.pk for each in getattr(self.activity, RELATED[part]).all()]
        return dict(zip(keys, getattr(self.row, part), strict=True))

    def _shown(self) -> dict[str, Any]:
        return ActivityForm.shown(self.row, self.place, self.activity.sub_of_id if self.activity else None)

    def _form(self, data: QueryDict | None = None, **more: Any) -> ActivityForm:
        return ActivityForm(self.outline, self._beside, data, standing=self.row, **more)

    def _rows(self, part: str, data: QueryDict | None = None, *, extra: int = 0, **more: Any) -> Rows:
        told = {"standing": self.parts[part], "year": self.outline.programme.fiscal_year}
        return rows_of(FORMS[part], extra=extra)(data, prefix=part, form_kwargs=told, **more)

    def _draw(
        self, fields: Mapping[str, Any], rows: Mapping[str, Sequence[Mapping[str, Any]]], more: Mapping[str, int]
    ) -> None:
        self.form = self._form(initial=dict(fields))
        self.rows = {part: self._rows(part, initial=list(rows[part]), extra=more.get(part, 0)) for part in PARTS}

    def act(self, action: Action) -> None:
        """Draw again what was typed, with what the button asked for; nothing is judged and nothing lost."""
        fields = {name: self.form[name].value() for name in self.form.fields}
        rows = {part: typed_in(self.rows[part]) for part in PARTS}
        action.fill(rows, self.rows["periods"], fields, self.outline.programme.fiscal_year)
        self._draw(fields, rows, action.more)

    def is_valid(self) -> bool:
        found = {part: self._read(part) for part in PARTS}
        if not self.form.is_valid() or self.faulty:
            return False
        keys = {part: tuple(form.held_key for form in self.rows[part].filled) for part in PARTS}
        row = ActivityRow(**(vars(self.form.row()) | {part: tuple(found[part]) for part in PARTS}))
        dimension, criterion = self.form.chosen_place
        self.edit = ActivityEdit(row=row, keys=keys, dimension=dimension, criterion=criterion)
        return True

    def _read(self, part: str) -> list[Any]:
        self.rows[part].is_valid()
        return [form.row() for form in self.rows[part].filled]

    @property
    def forms(self) -> list[ActivityForm | RowForm]:
        """Its own form and every row that is to stand."""
        return [self.form, *(form for part in PARTS for form in self.rows[part].filled)]

    @property
    def faulty(self) -> list[ActivityForm | RowForm]:
        return [form for form in self.forms if form.errors]

    def blame(self, problems: Sequence[Problem]) -> None:
        """Put what the plan file would refuse to the fields that it came from."""
        for problem in problems:
            part, _bracket, rest = problem.place.path.partition("[")
            number, _dot, key = rest.partition("].")
            form = self.rows[part].filled[int(number)] if part in self.rows and number.isdecimal() else self.form
            name = (key if form is not self.form else part).partition("[")[0]
            form.add_error(name if name in form.fields else None, sentence(problem))

    # What an error summary asks of a form.
    @property
    def errors(self) -> bool:
        return self.form.is_bound and bool(self.faulty)

    def non_field_errors(self) -> list[str]:
        return [str(error) for form in self.faulty for error in form.non_field_errors()]

    def hidden_fields(self) -> list[BoundField]:
        return [field for form in self.faulty for field in form.hidden_fields()]

    def visible_fields(self) -> list[BoundField]:
        return [field for form in self.faulty for field in form.visible_fields()]
