import pytest
from django.utils import translation

from evidence.labels import LABELS
from evidence.policy import RULE
from evidence.standing import Figure
from evidence.states import IN_HAND, LEADS_TO, NEEDS_REASON, WAITING, AssignmentState, SubmissionState, SubmissionStep
from portal.shell.templatetags.ui import state_label

STATES = ["draft", "submitted", "endorsed", "returned", "accepted"]
ROWS = [
    # step      draft        submitted   endorsed    returned     accepted
    ("submit", "submitted", None, None, "submitted", None),
    ("withdraw", None, "draft", None, None, None),
    ("endorse", None, "endorsed", None, None, None),
    ("accept", None, "accepted", "accepted", None, None),
    ("return", None, "returned", "returned", None, None),
    ("reopen", None, None, None, None, "returned"),
]
TABLE = [
    (step, state, after) for step, *states_after in ROWS for state, after in zip(STATES, states_after, strict=True)
]


@pytest.mark.parametrize(("step", "state", "after"), TABLE)
def test_step_leads_where_the_table_says(step, state, after):
    assert LEADS_TO.get((SubmissionState(state), SubmissionStep(step))) == after


def test_table_names_every_state_and_step():
    assert (STATES, [step for step, *_rest in ROWS]) == (SubmissionState.values, SubmissionStep.values)


def test_every_state_is_left_by_some_step():
    assert {state for state, _step in LEADS_TO} == set(SubmissionState)


def test_office_works_and_others_wait_in_different_states():
    assert (set(IN_HAND), set(WAITING)) == ({"draft", "returned"}, {"submitted", "endorsed"})


def test_steps_back_need_a_reason():
    assert set(NEEDS_REASON) == {"return", "reopen"}


def test_every_step_has_a_rule_and_a_word_for_the_history():
    assert set(RULE) == set(SubmissionStep)
    assert [step for step in SubmissionStep if step not in LABELS] == []


@pytest.mark.parametrize(
    ("submitted", "owed", "figure"),
    [
        (SubmissionState.SUBMITTED, AssignmentState.WAITING, Figure.WAITING),
        (SubmissionState.RETURNED, AssignmentState.RETURNED, Figure.RETURNED),
        (SubmissionState.ACCEPTED, AssignmentState.DONE, Figure.ACCEPTED),
    ],
)
def test_state_has_one_thai_name_for_a_submission_its_assignment_and_the_figure(submitted, owed, figure):
    with translation.override("th"):
        names = {str(state.label) for state in (submitted, owed, figure)}
        names |= {state_label(state) for state in (submitted, owed)}
    assert len(names) == 1
