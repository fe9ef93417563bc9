"""What the migrations make of rows that are there already."""

from datetime import UTC, datetime
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from evidence.models import Serving, Step, Submission
from evidence.states import RETURN, SUBMIT, WITHDRAW
from tests.factories.dimensions import AssignmentFactory, RequirementFactory
from tests.factories.evidence import ItemFactory, StepFactory, SubmissionFactory, walked

TABLES = ("evidence_submission", "evidence_step", "evidence_item", "evidence_item_requirements")


def carried_to(*targets):
    """The whole database as these migrations leave it."""
    MigrationExecutor(connection).migrate(list(targets))


@pytest.fixture
def carried(transactional_db):
    """Evidence carried to one of its migrations; in the end all is as the code wants it."""
    yield lambda name: carried_to(("evidence", name))
    carried_to(*MigrationExecutor(connection).loader.graph.leaf_nodes())


def newest():
    return max(name for app, name in MigrationExecutor(connection).loader.graph.nodes if app == "evidence")


def schema():
    """Columns, keys and indexes, whatever their names."""
    with connection.cursor() as cursor:
        read = connection.introspection
        return {
            table: (
                sorted((column.name, column.null_ok) for column in read.get_table_description(cursor, table)),
                sorted(
                    str((found["columns"], found["unique"], found["index"], found["check"], found["foreign_key"]))
                    for found in read.get_constraints(cursor, table).values()
                ),
            )
            for table in TABLES
        }


def columns(table):
    return {name for name, _null in schema()[table][0]}


def rows():
    """What each submission is part of, and what its items serve and were sent for."""
    return (
        list(Submission.objects.order_by("pk").values_list("pk", "programme", "state")),
        list(Serving.objects.order_by("pk").values_list("item", "requirement", "was_sent")),
        list(Step.objects.values_list("submission", "step", "note")),
    )


def test_rows_and_schema_of_an_older_site_come_to_what_the_code_wants(carried, district, far_district):
    for office, sent in ((district, True), (far_district, True), (far_district, False)):
        assignment = AssignmentFactory(office=office)
        made = SubmissionFactory(assignment=assignment, submitted=sent)
        ItemFactory(
            submission=made,
            requirements=[RequirementFactory(activity=assignment.activity)],
            added_at=made.state_since,
        )
    before = rows(), schema()
    assert len({programme for _pk, programme, _state in before[0][0]}) == 2
    carried("0003_one_index_for_figures_and_desk")
    assert "programme_id" not in columns("evidence_submission")
    assert {"words", "done_on", "reason"}.isdisjoint(columns("evidence_step"))
    assert columns("evidence_item_requirements") == {"id", "item_id", "requirement_id"}
    carried(newest())
    assert (rows(), schema()) == before


def test_reason_of_an_earlier_sending_is_known_where_none_was_given(carried, district):
    made = SubmissionFactory(assignment=AssignmentFactory(office=district))
    for words, note in (("ประชุมแล้ว", ""), ("ประชุมแล้ว", "รอภาพ"), (None, "")):
        StepFactory(submission=made, words=words, note=note)
    carried("0005_submission_programme")
    assert "reason" not in columns("evidence_step")
    carried(newest())
    assert list(Step.objects.values_list("reason", flat=True)) == ["", None, None]


@pytest.mark.django_db
@pytest.mark.parametrize("is_sent_again", [False, True])
def test_what_came_back_and_was_taken_back_stands_as_returned(district, arun, is_sent_again):
    days = iter(datetime(2024, 3, day, tzinfo=UTC) for day in range(1, 9))
    again = [SUBMIT] if is_sent_again else []
    steps = [SUBMIT, WITHDRAW, SUBMIT, RETURN, SUBMIT, WITHDRAW, *again]
    made = walked(AssignmentFactory(office=district), *zip(steps, days, strict=False), by=arun)
    states = made.state, list(made.steps.values_list("from_state", "to_state"))
    taken_back = made.steps.filter(step=WITHDRAW).last()
    made.steps.filter(pk=taken_back.pk).update(to_state="draft")
    made.steps.filter(pk__gt=taken_back.pk).update(from_state="draft")
    if not is_sent_again:
        Submission.objects.update(state="draft")
    import_module("evidence.migrations.0007_taken_back_as_it_was_sent").stand_as_sent(apps, None)
    made.refresh_from_db()
    assert (made.state, list(made.steps.values_list("from_state", "to_state"))) == states
    assert states[1][1] == ("submitted", "draft")


@pytest.mark.django_db
def test_ticks_of_what_was_there_at_a_sending_are_taken_as_sent(district, time_machine):
    assignment = AssignmentFactory(office=district)
    made, requirement = SubmissionFactory(assignment=assignment), RequirementFactory(activity=assignment.activity)
    time_machine.move_to("2024-03-20 09:00+07:00")
    before = ItemFactory(submission=made, requirements=[requirement])
    StepFactory(submission=made)
    time_machine.move_to("2024-03-21 09:00+07:00")
    after = ItemFactory(submission=made, requirements=[requirement])
    StepFactory(submission=made, step="withdraw", from_state="submitted")
    import_module("evidence.migrations.0004_what_was_sent").mark_what_was_sent(apps, None)
    assert dict(Serving.objects.values_list("item", "was_sent")) == {before.pk: True, after.pk: False}
