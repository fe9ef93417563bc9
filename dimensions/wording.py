"""What people read for the words of a plan file, and for what a reading found in it."""

from collections.abc import Iterable
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django_stubs_ext import StrPromise

from dimensions.plans import Doubt, Problem, words
from dimensions.plans.handed_in import OpenDoubt
from dimensions.plans.problems import CellProblem
from dimensions.plans.workbooks.progress import Stage
from portal.shell.digits import shown

Labels = dict[str, StrPromise]

PROGRAMME_KINDS: Labels = {
    words.ProgrammeKind.PLAN: pgettext_lazy("kind of programme", "Plan"),
    words.ProgrammeKind.LETTER: pgettext_lazy("kind of programme", "Tasks of a circular"),
    words.ProgrammeKind.PROJECT: pgettext_lazy("kind of programme", "Innovation project"),
    words.ProgrammeKind.AWARD: pgettext_lazy("kind of programme", "Award scheme"),
}
# Of a programme that no plan file can be of: it is made of what districts add to their plans.
LOCAL_KIND = pgettext_lazy("kind of programme", "Activities of the districts' own")
ACTING_OFFICES: Labels = {
    words.ActingOffice.GROUP: pgettext_lazy("acting office", "Group"),
    words.ActingOffice.PROVINCE: pgettext_lazy("acting office", "Province"),
    words.ActingOffice.DISTRICT: pgettext_lazy("acting office", "District"),
}
OFFICE_LEVELS: Labels = ACTING_OFFICES | {
    words.OfficeLevel.DEPARTMENT: pgettext_lazy("acting office", "Department"),
}
JUDGES: Labels = {
    words.Judge.PROVINCE: pgettext_lazy("who verifies", "Province"),
    words.Judge.DEPARTMENT: pgettext_lazy("who verifies", "Department"),
}
THEMES: Labels = {
    words.Theme.LEADERSHIP: pgettext_lazy("theme", "Leadership"),
    words.Theme.OPEN_INFORMATION: pgettext_lazy("theme", "Open information"),
    words.Theme.ENVIRONMENT: pgettext_lazy("theme", "Environment"),
    words.Theme.CONVENIENT_OFFICE: pgettext_lazy("theme", "Convenient office"),
    words.Theme.PARTICIPATION: pgettext_lazy("theme", "Participation"),
    words.Theme.MORAL_ORGANISATION: pgettext_lazy("theme", "Moral organisation"),
    words.Theme.INNOVATION: pgettext_lazy("theme", "Innovation"),
}
EVIDENCE_KINDS: Labels = {
    words.EvidenceKind.ANNOUNCEMENT: pgettext_lazy("kind of evidence", "Announcement"),
    words.EvidenceKind.PHOTO: pgettext_lazy("kind of evidence", "Photo"),
    words.EvidenceKind.NEWS: pgettext_lazy("kind of evidence", "News item"),
    words.EvidenceKind.REPORT: pgettext_lazy("kind of evidence", "Report"),
    words.EvidenceKind.MEMO: pgettext_lazy("kind of evidence", "Memo or letter"),
    words.EvidenceKind.WEBSITE: pgettext_lazy("kind of evidence", "Website"),
    words.EvidenceKind.ORDER: pgettext_lazy("kind of evidence", "Order"),
    words.EvidenceKind.PLAN: pgettext_lazy("kind of evidence", "Plan"),
    words.EvidenceKind.MEETING_RECORD: pgettext_lazy("kind of evidence", "Meeting record"),
    words.EvidenceKind.MANUAL: pgettext_lazy("kind of evidence", "Manual"),
    words.EvidenceKind.AWARD_LETTER: pgettext_lazy("kind of evidence", "Award or letter of praise"),
    words.EvidenceKind.SIGN_OFF_LIST: pgettext_lazy("kind of evidence", "Sign-off list"),
    words.EvidenceKind.SURVEY_RESULT: pgettext_lazy("kind of evidence", "Survey result"),
    words.EvidenceKind.STATISTICS: pgettext_lazy("kind of evidence", "Statistics"),
    words.EvidenceKind.OTHER: pgettext_lazy("kind of evidence", "Other"),
}
COUNTED_PER: Labels = {
    words.CountedPer.PERIOD: pgettext_lazy("counted", "For each period"),
    words.CountedPer.ACTIVITY: pgettext_lazy("counted", "For the whole activity"),
}
MILESTONE_KINDS: Labels = {
    words.MilestoneKind.EVENT: pgettext_lazy("kind of milestone", "Event"),
    words.MilestoneKind.DEADLINE: pgettext_lazy("kind of milestone", "Deadline"),
}
MILESTONE_PURPOSES: Labels = {
    words.MilestonePurpose.DISTRICT_PLAN_DUE: pgettext_lazy(
        "purpose of a milestone", "By this day districts send their own plan to the province"
    ),
}

LEVELS = {
    1: pgettext_lazy("maturity level", "announce"),
    2: pgettext_lazy("maturity level", "communicate"),
    3: pgettext_lazy("maturity level", "do"),
    4: pgettext_lazy("maturity level", "evaluate"),
    5: pgettext_lazy("maturity level", "learn"),
}


def level_name(level: int) -> str:
    """Its number and what an office does on it."""
    return _("level %(number)s (%(word)s)") % {"number": shown(level), "word": LEVELS[level]}


def kinds_in_words(kinds: Iterable[str]) -> str:
    """The kinds of which any one will do: photo or news item; whatever else will do comes last."""
    ordered = sorted(kinds, key=lambda kind: kind == words.EvidenceKind.OTHER)
    return _(" or ").join(str(EVIDENCE_KINDS[kind]) for kind in ordered)


def speaks_of_source(text: str | None) -> bool:
    """A note of whoever typed the plan in, about the paper it was read from; it tells an office nothing to do."""
    return "ต้นฉบับ" in (text or "")


STAGES: Labels = {
    Stage.OPENING: gettext_lazy("Opening the file"),
    Stage.SHEETS: gettext_lazy("Reading the sheets"),
    Stage.PLAN: gettext_lazy("Finding the plan in it"),
    Stage.RULES: gettext_lazy("Checking what was read"),
}


def say_stage(stage: str, done: int, of: int) -> str:
    """How far the reading of a file is; without a stage it has not begun."""
    if not stage:
        return _("The file is here and waits for its turn.")
    if of > 1:
        return _("Reading sheet %(number)s of %(count)s") % {"number": shown(done + 1), "count": shown(of)}
    return str(STAGES[Stage(stage)])


def choices(of: type[StrEnum], labels: Labels) -> list[tuple[str, StrPromise]]:
    """For a model's field, in the order of the words; a word without a label fails here, not on a page."""
    return [(word.value, labels[word]) for word in of]


def sentence(found: Problem | Doubt | CellProblem | OpenDoubt) -> str:
    """What was found, in the reader's language."""
    return _(found.message) % found.params


def at_cell(found: CellProblem | OpenDoubt) -> str:
    """The sentence after its sheet and cell, where it has them."""
    place = " ".join(part for part in (found.sheet, found.cell) if part)
    return ": ".join(part for part in (place, sentence(found)) if part)


def placed(found: Problem | Doubt) -> str:
    """The sentence after its place: line and column where they are known, then the path of keys."""
    if not found.place.line:
        return f"{found.place.path}: {sentence(found)}"
    where = _("line %(line)d, column %(column)d") % {"line": found.place.line, "column": found.place.column}
    return ": ".join(part for part in (where, found.place.path, sentence(found)) if part)
