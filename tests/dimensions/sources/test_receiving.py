"""Files on their way in: received, read in the background, and answered with a source or a reason."""

from threading import Barrier, Thread

import pytest
from django.db import DatabaseError, connection
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from pytest_django.asserts import assertContains

from dimensions import workflow
from dimensions.models import PlanSource, PlanUpload, PlanUploadContent
from dimensions.models.upload import KEPT_FOR, LONG_WAIT, MOST_ATTEMPTS, SILENCE, PlanUploadQuerySet
from dimensions.plans.workbooks.progress import Stage, tell
from dimensions.workflow import handing_in, receiving
from portal.history.models import Entry
from portal.shell import clock
from tests.dimensions.sources.at_hand import (
    BYTES,
    CHIANG_RAI,
    READING,
    ago,
    at,
    page,
    reading_of_programme,
    uploaded,
)
from tests.dimensions.sources.test_access import MAY, ROLES
from tests.dimensions.sources.test_handing_in import file
from tests.dimensions.test_views import sign_in_english

pytestmark = pytest.mark.django_db
YEAR = 2567


def receive(province, by, **more):
    return workflow.receive(("แผน.xlsx", BYTES), province=province, fiscal_year=YEAR, by=by, **more)


def asked_again(client, upload, seen=""):
    headers = {"HX-Request": "true", "HX-Target": "reading"}
    return client.get(at(upload), {"seen": seen} if seen else {}, headers=headers)


def seen_in(answer):
    return answer.context["reading"].mark


def test_file_waits_is_read_and_its_page_leads_on(background, read, busaba, province, client):
    sign_in_english(client, busaba)
    sent = {"fiscal_year": clock.fiscal_year(), "file": file()}
    answer = client.post(reverse("dimensions:source_new"), sent)
    upload = PlanUpload.objects.get()
    assert (answer.url, PlanSource.objects.count()) == (at(upload), 0)
    waiting = client.get(answer.url)
    assertContains(waiting, "The file is here and waits for its turn.", count=1)
    assertContains(client.get(reverse("dimensions:source_new")), "“แผน.xlsx” is still being read.", count=1)
    assert asked_again(client, upload, seen_in(waiting)).status_code == 204
    read.reading = reading_of_programme(fiscal_year_be=clock.fiscal_year())
    background()
    source = PlanSource.objects.get()
    assert (source.handed_in_by, bytes(source.content)) == (busaba, CHIANG_RAI.read_bytes())
    led_on = asked_again(client, upload, seen_in(waiting))
    assert (led_on.headers["HX-Replace-Url"], led_on.headers["HX-Retarget"]) == (page("source", source), "#main")
    assertContains(led_on, "Check what was read")
    assert client.get(at(upload)).url == page("source", source)
    assert not PlanUploadContent.objects.exists()  # once is enough


def test_page_says_how_far_the_reading_is(monkeypatch, busaba, province, client):
    told, shown = [(Stage.OPENING, 0, 0), (Stage.SHEETS, 1, 4), (Stage.PLAN, 0, 0), (Stage.RULES, 0, 0)], []
    sign_in_english(client, busaba)

    def step_by_step(_path, **_given):
        for stage, done, of in told:
            tell(stage, done, of)
            answer = asked_again(client, PlanUpload.objects.get())
            shown.append((answer.context["reading"].said, answer.context["upload"].percent))
            assertContains(answer, f'value="{shown[-1][1]}"', count=1)
        return READING

    monkeypatch.setattr(handing_in, "read_file", step_by_step)
    receive(province, busaba)
    assert shown == [
        ("Opening the file", 10),
        ("Reading sheet 2 of 4", 26),
        ("Finding the plan in it", 60),
        ("Checking what was read", 90),
    ]


def test_child_process_says_how_far_it_is(busaba, province, monkeypatch):
    heard = []
    monkeypatch.setattr(receiving, "noting", lambda _upload: lambda *told: heard.append(told))
    workflow.receive(("a.xlsx", CHIANG_RAI.read_bytes()), province=province, fiscal_year=2569, by=busaba)
    stages = [stage for stage, _done, _of in heard]
    assert stages == sorted(stages, key=list(Stage).index)
    assert set(stages) == set(Stage)
    assert [(done, of) for stage, done, of in heard if stage == Stage.SHEETS] == [(0, 2), (1, 2)]


@pytest.mark.parametrize("role", ROLES)
def test_who_sees_the_page_of_a_reading(people, province, client, role):
    waits, failed = uploaded(province, None), uploaded(province, None)
    receiving.refuse(failed, workflow.YearClosed())
    client.force_login(people[role])
    assert [client.get(at(each)).status_code for each in (waits, failed)] == [200 if MAY[role] else 404] * 2


@pytest.mark.parametrize("waiting", [1, 3])
def test_page_of_a_reading_query_count(busaba, province, client, waiting, django_assert_num_queries):
    uploads = [uploaded(province, busaba) for _each in range(waiting)]
    client.force_login(busaba)
    with django_assert_num_queries(4):
        client.get(at(uploads[0]))


def test_long_wait_is_said(busaba, province, client):
    upload = uploaded(province, busaba, received_at=ago(LONG_WAIT))
    sign_in_english(client, busaba)
    assertContains(client.get(at(upload)), "It has waited unusually long for its turn.", count=1)


def test_reading_that_was_killed_is_begun_anew_and_given_up_at_last(background, read, busaba, province, client):
    sign_in_english(client, busaba)
    upload = uploaded(province, busaba)
    for attempt in range(1, MOST_ATTEMPTS + 1):
        PlanUpload.objects.update(told_at=ago(SILENCE), attempts=attempt, stage=Stage.PLAN)
        shown = [client.get(at(upload)), client.get(at(upload))][0]
        assert DBTaskResult.objects.count() == min(attempt, MOST_ATTEMPTS - 1)  # asking twice begins it once
    assert shown.status_code == 200
    sentence = "Reading this file broke off several times."
    again = client.get(at(upload))
    assert again.context["form"].errors["file"][0].startswith(sentence)
    assertContains(again, "“แผน.xlsx” is here already and need not be chosen again.", count=1)
    assert (read.times, PlanSource.objects.count()) == (0, 0)


@pytest.mark.parametrize("stage", ["", Stage.PLAN])
@pytest.mark.parametrize("looks", ["upload", "source_new"])
def test_reading_that_was_lost_goes_on_when_somebody_looks(background, read, busaba, province, client, stage, looks):
    """Also where the worker was killed between taking the task and beginning with it."""
    upload = uploaded(province, busaba, told_at=ago(SILENCE), stage=stage)
    client.force_login(busaba)
    client.get(at(upload) if looks == "upload" else reverse("dimensions:source_new"))
    background()
    assert client.get(at(upload)).url == page("source", PlanSource.objects.get())


def test_nothing_is_read_twice(read, busaba, province):
    upload = receive(province, busaba)
    receiving.read_later.call(upload.pk)
    under_way = uploaded(province, busaba, stage=Stage.OPENING)
    receiving.read_later.call(under_way.pk)
    receiving.read_later.call(under_way.pk + 1)
    assert (read.times, PlanSource.objects.count()) == (1, 1)


def test_what_breaks_is_tried_again_at_once_and_nothing_is_left_behind(
    background, read, busaba, province, monkeypatch, client, caplog
):
    upload = receive(province, busaba)
    with monkeypatch.context() as broken:
        broken.setattr(handing_in, "entered", lambda *_, **__: 1 / 0)
        background()
    assert (read.times, len(caplog.records)) == (MOST_ATTEMPTS, MOST_ATTEMPTS)
    assert (PlanSource.objects.count(), Entry.objects.count()) == (0, 0)
    client.force_login(busaba)
    assert client.get(at(upload)).context["form"].here.has_bytes
    client.post(at(upload), {"fiscal_year": clock.fiscal_year()})
    read.reading = reading_of_programme(fiscal_year_be=clock.fiscal_year())
    background()
    assert (PlanSource.objects.count(), Entry.objects.get().verb) == (1, "hand_in_plan")


def test_note_that_fails_breaks_nothing_off(read, busaba, province, monkeypatch):
    def told_twice(_path, **_given):
        tell(Stage.OPENING)
        tell(Stage.PLAN)
        return READING

    monkeypatch.setattr(handing_in, "read_file", told_twice)
    monkeypatch.setattr(PlanUploadQuerySet, "unfinished", failing_once(PlanUploadQuerySet.unfinished, after=1))
    receive(province, busaba)
    assert PlanSource.objects.count() == 1


def failing_once(real, *, after):
    calls = []

    def run(self):
        calls.append(None)
        if len(calls) == after + 1:
            raise DatabaseError("database is locked")
        return real(self)

    return run


def test_sheets_are_noted_only_now_and_then(busaba, province, django_assert_max_num_queries):
    note = receiving.noting(uploaded(province, busaba))
    with django_assert_max_num_queries(12):
        for number in range(2000):
            note(Stage.SHEETS, number, 2000)


@pytest.mark.django_db(transaction=True)
def test_two_who_read_the_same_file_make_one_source(read, busaba, province):
    upload = uploaded(province, busaba)
    together, readers = Barrier(2), []

    def run():
        together.wait()
        receiving.read_later.call(upload.pk)
        connection.close()

    for _each in range(2):
        readers.append(Thread(target=run))
        readers[-1].start()
    for reader in readers:
        reader.join()
    assert (read.times, PlanSource.objects.count()) == (1, 1)


def test_answered_uploads_are_forgotten_and_waiting_ones_never(read, busaba, province):
    past = ago(KEPT_FOR)
    waits = uploaded(province, busaba, told_at=past)
    answered = [uploaded(province, busaba) for _each in range(2)]
    for upload in answered:
        receiving.refuse(upload, workflow.YearClosed())
    PlanUpload.objects.filter(pk=answered[0].pk).update(told_at=past)
    latest = receive(province, busaba)
    assert set(PlanUpload.objects.values_list("pk", flat=True)) == {waits.pk, answered[1].pk, latest.pk}


def test_page_that_asks_for_a_file_that_is_gone_leads_to_the_plans(read, busaba, province, client):
    upload = receive(province, busaba)
    workflow.discard(PlanSource.objects.get(), by=busaba)
    client.force_login(busaba)
    assert asked_again(client, upload).headers["HX-Redirect"] == reverse("dimensions:plan_list")
    assert client.get(at(upload)).status_code == 404
