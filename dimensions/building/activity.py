"""The whole form of one activity: drawn from what stands, or bound to what was typed, and read as an edit."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from django.forms import BoundField, ChoiceField, Field
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from dimensions.building.acting import Action
from dimensions.building.fields import ActivityForm
from dimensions.building.outline import Outline
from dimensions.building.parts import QuotaForm, RequirementForm, ShareForm
from dimensions.building.periods import PeriodForm
from dimensions.building.reading import say
from dimensions.building.rows import RowForm, Rows, drawn_from, rows_of, typed_in
from dimensions.building.texts import plain
from dimensions.correspondence import activity_row, keys_of_parts
from dimensions.models import Activity
from dimensions.plans import Problem
from dimensions.plans.body import ActivityRow, EvidenceRow, PeriodRow, QuotaRow, ShareRow
from dimensions.plans.edits import PARTS, ActivityEdit
from dimensions.wording import sentence
from portal.shell.dates import say_date
from portal.shell.digits import shown

FORMS: dict[str, type[RowForm]] = {
    "periods": PeriodForm,
    "evidence": RequirementForm,
    "quotas": QuotaForm,
    "milestones": ShareForm,
}
PART_NAMES = {
    "periods": _("Periods"),
    "evidence": _("Evidence asked for"),
    "quotas": _("Figures to reach"),
    "milestones": _("Shares to be done"),
}
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
        return dict(zip(keys_of_parts(self.activity)[part], getattr(self.row, part), strict=True))

    def _shown(self) -> dict[str, Any]:
        return ActivityForm.shown(self.row, self.place, self._above)

    @property
    def _above(self) -> int | None:
        return self.activity.sub_of_id if self.activity else None

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
        if not self.form.is_valid() or self.faulty or self.incomplete:
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

    @property
    def incomplete(self) -> list[str]:
        """Why the rows of a part did not all arrive: then none of them may be taken for taken out."""
        return [str(error) for rows in self.rows.values() for error in rows.non_form_errors()]

    def blame(self, problems: Sequence[Problem]) -> None:
        """Put what the plan file would refuse to the fields that it came from."""
        for problem in problems:
            part, _bracket, rest = problem.place.path.partition("[")
            number, _dot, key = rest.partition("].")
            form = self.rows[part].filled[int(number)] if part in self.rows and number.isdecimal() else self.form
            name = (key if form is not self.form else part).partition("[")[0]
            form.add_error(name if name in form.fields else None, sentence(problem))

    def theirs(self) -> list[tuple[str, str]]:
        """Where the plan reads otherwise than what was typed: the name of the field, and what stands."""
        stands, found = ActivityForm.shown(self.row, self.place, self._above), []
        for name, field in self.form.fields.items():
            if plain(in_words(field, self.form[name].value())) != plain(in_words(field, stands[name])):
                found.append((str(field.label), in_words(field, stands[name])))
        for part in PARTS:
            typed = [form.row() for form in self.rows[part].filled if not form.errors]
            if typed != list(getattr(self.row, part)):
                found.append((str(PART_NAMES[part]), "; ".join(map(said_of_part, getattr(self.row, part)))))
        return found

    # What an error summary asks of a form.
    @property
    def errors(self) -> bool:
        return self.form.is_bound and bool(self.faulty or self.incomplete)

    def non_field_errors(self) -> list[str]:
        return [*self.incomplete, *(str(error) for form in self.faulty for error in form.non_field_errors())]

    def hidden_fields(self) -> list[BoundField]:
        return [field for form in self.faulty for field in form.hidden_fields()]

    def visible_fields(self) -> list[BoundField]:
        return [field for form in self.faulty for field in form.visible_fields()]


def in_words(field: Field, value: Any) -> str:
    """What a field shows of a value: the names of what was chosen, or the text."""
    if isinstance(field, ChoiceField):
        chosen = set(map(str, value if isinstance(value, list | tuple) else [value or ""]))
        named = list(cast("Iterable[tuple[str, Any]]", field.choices))
        flat = [each for key, label in named for each in (label if isinstance(label, list) else [(key, label)])]
        return ", ".join(str(label) for key, label in flat if str(key) in chosen)
    return "" if value is None else str(value)


def said_of_part(row: PeriodRow | EvidenceRow | QuotaRow | ShareRow) -> str:
    match row:
        case PeriodRow():
            return f"{row.raw} ({say(row.label, row.start, row.end)})"
        case EvidenceRow():
            return row.title
        case QuotaRow():
            return row.measure
    return f"{shown(row.share_percent)}% {say_date(row.by)}"
