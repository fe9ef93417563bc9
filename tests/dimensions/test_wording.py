import pytest
from django.utils import translation

from dimensions import labels, states, wording
from dimensions.plans import Doubt, Place, Problem, words


@pytest.mark.parametrize(
    ("kind", "table"),
    [
        (words.ProgrammeKind, wording.PROGRAMME_KINDS),
        (words.ActingOffice, wording.ACTING_OFFICES),
        (words.OfficeLevel, wording.OFFICE_LEVELS),
        (words.Judge, wording.JUDGES),
        (words.Theme, wording.THEMES),
        (words.EvidenceKind, wording.EVIDENCE_KINDS),
        (words.CountedPer, wording.COUNTED_PER),
        (words.MilestoneKind, wording.MILESTONE_KINDS),
        (words.MilestonePurpose, wording.MILESTONE_PURPOSES),
    ],
)
def test_every_word_has_its_own_label(kind, table):
    chosen = wording.choices(kind, table)
    assert [value for value, _label in chosen] == [word.value for word in kind]
    with translation.override("en"):
        assert len({str(label) for _value, label in chosen}) == len(kind)


def test_levels_are_called_what_an_office_does_on_them():
    with translation.override("en"):
        assert [wording.level_name(level) for level in (1, 2, 3, 4, 5)] == [
            "level 1 (announce)",
            "level 2 (communicate)",
            "level 3 (do)",
            "level 4 (evaluate)",
            "level 5 (learn)",
        ]


def test_word_without_label_fails_at_once():
    with pytest.raises(KeyError):
        wording.choices(words.Theme, {words.Theme.LEADERSHIP: wording.THEMES[words.Theme.LEADERSHIP]})


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (Place(3, 5, "programme.name"), "line 3, column 5: programme.name: The key “name” is missing."),
        (Place(3, 5, ""), "line 3, column 5: The key “name” is missing."),
        (Place(0, 0, "programme.name"), "programme.name: The key “name” is missing."),
    ],
)
def test_finding_is_told_with_its_place(place, told):
    message, facts = "The key “%(key)s” is missing.", {"key": "name"}
    with translation.override("en"):
        assert [wording.placed(Problem(place, message, facts)), wording.placed(Doubt(place, "k", message, facts))] == [
            told
        ] * 2


def test_every_step_has_a_word_in_the_history():
    assert set(labels.LABELS) == {
        "import_plan",
        "carry_over",
        "start_from_template",
        "hand_in_plan",
        "accept_doubts",
        "answer_doubt",
        "leave_doubts",
        "reopen_doubts",
        "discard_plan",
        "discard_draft",
        "begin_draft",
        "edit_heading",
        "add_activity",
        "edit_activity",
        "move_activity",
        "duplicate_activity",
        "drop_activity",
        "add_criterion",
        "edit_criterion",
        "move_criterion",
        "drop_criterion",
        "add_dimension",
        "edit_dimension",
        "drop_dimension",
        "add_milestone",
        "edit_milestone",
        "move_milestone",
        "drop_milestone",
        "undo_edit",
        "redo_edit",
        "set_default_offices",
        "change_plan",
        "plan_work",
        "give_work",
        *(f"{verb}_local_activity" for verb in ("add", "edit", "remove", "keep")),
        *(f"{step}_district_plan" for step in ("send", "withdraw", "approve", "return", "reopen")),
        *states.ProgrammeStep.values,
    }
