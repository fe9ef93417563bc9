"""What kinds of doubt are called, the weightiest first."""

from django.utils.translation import pgettext_lazy
from django_stubs_ext import StrPromise

# Their proposals are for people to know of: a plan that is read has no place for them yet.
NOTED = frozenset({"due_before_year_end", "look_back", "milestone_guess"})
OTHERS = "other"
OTHER: StrPromise = pgettext_lazy("kind of doubt", "Other remarks")
KINDS: dict[str, StrPromise] = {
    # the file
    "external_links": pgettext_lazy("kind of doubt", "Links to other files"),
    "first_days": pgettext_lazy("kind of doubt", "Days that may be months"),
    "tracked_changes": pgettext_lazy("kind of doubt", "Tracked changes"),
    # the heading
    "header_year": pgettext_lazy("kind of doubt", "Another year in the heading"),
    "year_from_dates": pgettext_lazy("kind of doubt", "The year was read from the dates"),
    "programme_name": pgettext_lazy("kind of doubt", "The name of the programme"),
    "source_number": pgettext_lazy("kind of doubt", "A dimension's number printed twice"),
    "no_dimension": pgettext_lazy("kind of doubt", "A table without a dimension"),
    "dimension_word": pgettext_lazy("kind of doubt", "Dimensions under another name"),
    "dimension_name": pgettext_lazy("kind of doubt", "A dimension without a name"),
    "continued_table": pgettext_lazy("kind of doubt", "Tables that go on from another"),
    # rows
    "pairing": pgettext_lazy("kind of doubt", "Which period belongs to which activity"),
    "owner_pairing": pgettext_lazy("kind of doubt", "Who is responsible for which activity"),
    "office_pairing": pgettext_lazy("kind of doubt", "Which office acts in which activity"),
    "evidence_pairing": pgettext_lazy("kind of doubt", "Which evidence belongs to which activity"),
    "detail_pairing": pgettext_lazy("kind of doubt", "Which text belongs to which activity"),
    "no_activity": pgettext_lazy("kind of doubt", "Text without an activity"),
    "continuation": pgettext_lazy("kind of doubt", "Rows joined to the row above"),
    "title_twice": pgettext_lazy("kind of doubt", "Activities that stand twice"),
    "several_in_lines": pgettext_lazy("kind of doubt", "Several activities in the lines of one cell"),
    "several_in_line": pgettext_lazy("kind of doubt", "Several activities in one line"),
    "sub_activity": pgettext_lazy("kind of doubt", "Activities under another activity"),
    "components": pgettext_lazy("kind of doubt", "Lists read as parts of one activity"),
    "criterion_row": pgettext_lazy("kind of doubt", "Rows read as a criterion"),
    "code_twice": pgettext_lazy("kind of doubt", "Codes that stand twice"),
    "code_is_date": pgettext_lazy("kind of doubt", "Codes that became dates"),
    "number": pgettext_lazy("kind of doubt", "Numbers that fit nothing"),
    "level": pgettext_lazy("kind of doubt", "Levels that cannot be"),
    "unused_level": pgettext_lazy("kind of doubt", "Levels that the plan does not use"),
    "counts": pgettext_lazy("kind of doubt", "Counts that differ"),
    "name": pgettext_lazy("kind of doubt", "Names that were cut or guessed"),
    "ditto": pgettext_lazy("kind of doubt", "Ditto marks"),
    # when
    "month_slip": pgettext_lazy("kind of doubt", "Months that do not exist"),
    "century_slip": pgettext_lazy("kind of doubt", "Years that a spreadsheet made of two digits"),
    "cleaned": pgettext_lazy("kind of doubt", "Dates that were put right"),
    "outside_fiscal_year": pgettext_lazy("kind of doubt", "Dates outside the fiscal year"),
    "no_dates": pgettext_lazy("kind of doubt", "Work without a date"),
    "no_year": pgettext_lazy("kind of doubt", "Dates without a year"),
    "year_assumed": pgettext_lazy("kind of doubt", "Dates whose year was supplied"),
    "impossible_date": pgettext_lazy("kind of doubt", "Days that do not exist"),
    "ends_before_start": pgettext_lazy("kind of doubt", "Periods that end before they begin"),
    "open_ended": pgettext_lazy("kind of doubt", "Periods without an end"),
    "recurring": pgettext_lazy("kind of doubt", "Periods that come again and again"),
    "ambiguous": pgettext_lazy("kind of doubt", "Periods that can be read in two ways"),
    "stray_dash": pgettext_lazy("kind of doubt", "Loose dashes in dates"),
    "look_alike": pgettext_lazy("kind of doubt", "Letters that look alike"),
    "weekday_differs": pgettext_lazy("kind of doubt", "Weekdays that do not fit the date"),
    "label_differs": pgettext_lazy("kind of doubt", "Rounds or quarters that do not fit the date"),
    "words_unread": pgettext_lazy("kind of doubt", "Words beside a date"),
    "period_differs": pgettext_lazy("kind of doubt", "Periods that differ from their dates"),
    "month_marks": pgettext_lazy("kind of doubt", "Months marked in columns"),
    "due_before_year_end": pgettext_lazy("kind of doubt", "Due before the year is over"),
    "look_back": pgettext_lazy("kind of doubt", "How far back evidence may reach"),
    "milestone_guess": pgettext_lazy("kind of doubt", "Steps on the way"),
    # who, and what is asked for
    "no_offices": pgettext_lazy("kind of doubt", "Activities that name nobody"),
    "offices_inferred": pgettext_lazy("kind of doubt", "Acting offices that were guessed"),
    "office_words": pgettext_lazy("kind of doubt", "Acting offices that are not known"),
    "offices_guess": pgettext_lazy("kind of doubt", "Acting offices that were guessed"),
    "called_off": pgettext_lazy("kind of doubt", "Activities that may be called off"),
    "some_districts": pgettext_lazy("kind of doubt", "Activities of some districts only"),
    "no_owner": pgettext_lazy("kind of doubt", "Activities for which nobody is responsible"),
    "person": pgettext_lazy("kind of doubt", "Names of persons"),
    "evidence_unsaid": pgettext_lazy("kind of doubt", "Evidence that is not named"),
    "evidence_guess": pgettext_lazy("kind of doubt", "Kinds of evidence that were guessed"),
    "evidence_count": pgettext_lazy("kind of doubt", "Numbers of papers that were guessed"),
    "quota_guess": pgettext_lazy("kind of doubt", "Numbers to reach that were guessed"),
    # left out
    "column_guess": pgettext_lazy("kind of doubt", "Columns whose meaning was guessed"),
    "perhaps_no_plan": pgettext_lazy("kind of doubt", "Tables that may be no plan"),
    "sheet_copy": pgettext_lazy("kind of doubt", "Sheets that say the same again"),
    "other_table": pgettext_lazy("kind of doubt", "Lists of another kind"),
    "unknown_column": pgettext_lazy("kind of doubt", "Columns that a plan does not have"),
    "not_read": pgettext_lazy("kind of doubt", "Text that was left out"),
    "lead": pgettext_lazy("kind of doubt", "Text before the activities of a cell"),
    "footnote": pgettext_lazy("kind of doubt", "Notes below the table"),
    "too_long": pgettext_lazy("kind of doubt", "Texts that were cut"),
    "formula_error": pgettext_lazy("kind of doubt", "Formulas that failed"),
    "error_value": pgettext_lazy("kind of doubt", "Formulas that failed"),
    "formula_without_value": pgettext_lazy("kind of doubt", "Formulas without a result"),
    "formulas": pgettext_lazy("kind of doubt", "Formulas"),
    "hidden_sheet": pgettext_lazy("kind of doubt", "Hidden sheets"),
    "hidden_rows": pgettext_lazy("kind of doubt", "Hidden rows"),
    "struck_out": pgettext_lazy("kind of doubt", "Text that is struck out"),
    "hidden_columns": pgettext_lazy("kind of doubt", "Hidden columns"),
    "other_sheet": pgettext_lazy("kind of doubt", "Sheets without a plan"),
    "only_picture": pgettext_lazy("kind of doubt", "Pictures"),
    "chart": pgettext_lazy("kind of doubt", "Charts"),
    "nested_table": pgettext_lazy("kind of doubt", "Tables inside a cell"),
}
WEIGHT = {kind: place for place, kind in enumerate(KINDS)}


def weight_of(kind: str) -> int:
    """Kinds that no word was given to stand last."""
    return WEIGHT.get(kind, len(WEIGHT))
