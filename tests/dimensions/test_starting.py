"""A plan that begins with the Department's template: the file, the verb, the page."""

import os
from datetime import date
from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse
from pytest_django.asserts import assertContains

from dimensions import workflow
from dimensions.exporting import empty_workbook, workbook_of
from dimensions.labels import LABELS
from dimensions.models import Activity, Assignment, Period, Programme
from dimensions.named import NoFiscalYear, WrongProvince
from dimensions.plans import carry, counts_of, read, walk, write
from dimensions.plans.words import Theme
from dimensions.template import NoTemplate, template, template_for
from portal.history.models import Entry
from portal.offices.models import Office, Role
from portal.shell import clock
from portal.shell.errors import Refusal
from tests.cast import person
from tests.dimensions.plans_at_hand import activity, fixture, small_plan
from tests.dimensions.sources.at_hand import CHIANG_RAI as MESSY
from tests.factories.dimensions import ProgrammeFactory

START = "/plans/start/"
ROLES = ("staff", "head", "reviewer", "supervisor", "admin", "group", "department", "far", "none")
WRITERS = ("reviewer", "admin", "department", "far")


# --- The file --------------------------------------------------------------------------------------------------------


def test_template_reads_without_a_doubt_and_holds_every_theme(settings):
    reading = read(settings.PLAN_TEMPLATE)
    assert (reading.problems, reading.doubts) == ((), ())
    assert counts_of(reading.plan)["activities"] == 39
    themes = {step.criterion.theme or step.dimension.theme for step in walk(reading.plan)}
    assert themes == set(Theme)


def test_template_names_no_province_and_no_place(settings):
    text = settings.PLAN_TEMPLATE.read_text("utf-8")
    names = {name for name in ("ระยอง", "เชียงราย", "โคก หนอง นา", "รย ๐๐๑๙") if name in text}
    assert (names, template().programme.province, template().programme.source_document) == (set(), None, None)


def test_every_activity_of_the_template_says_who_acts_and_by_when():
    said = [(bool(step.activity.offices), all(each.end for each in step.activity.periods)) for step in walk(template())]
    assert set(said) == {(True, True)}


@pytest.mark.parametrize("year", [2567, 2568, 2570, 2575])
def test_template_lies_in_the_year_it_is_asked_for(rayong, year):
    plan = template_for(rayong, year)
    first, last = date(year - 544, 10, 1), date(year - 543, 9, 30)
    days = [day for step in walk(plan) for each in step.activity.periods for day in (each.start, each.end) if day]
    assert (first <= min(days), max(days) <= last, plan.programme.fiscal_year_be) == (True, True, year)
    assert carry(plan, 2570).dimensions == template().dimensions


def kept_as(settings, tmp_path, name, content):
    """The Department keeps its template in a file of its own."""
    settings.PLAN_TEMPLATE = tmp_path / name
    settings.PLAN_TEMPLATE.write_bytes(content)


def test_template_is_read_again_when_its_file_has_changed(settings, tmp_path):
    kept_as(settings, tmp_path, "own.yaml", write(small_plan(activity(1))).encode())
    assert counts_of(template())["activities"] == 1
    settings.PLAN_TEMPLATE.write_text(write(small_plan(activity(1), activity(2))), "utf-8")
    os.utime(settings.PLAN_TEMPLATE, ns=(1, 1))
    assert counts_of(template())["activities"] == 2


def test_template_may_be_kept_as_a_workbook(settings, tmp_path, rayong):
    kept_as(settings, tmp_path, "own.xlsx", workbook_of(fixture("rayong_2567")))
    found = workflow.start_from_template(province=rayong, fiscal_year=2571, by=None)
    assert (Activity.objects.of(found.pk).count(), found.slug) == (58, "plan")
    assert found.particulars.keys().isdisjoint({"province", "source_document"})  # of whoever kept it


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("own.yaml", b"programme: 1", "line 1, column 1: dimensions: The key “dimensions” is missing."),
        ("own.xlsx", b"PK", "The file is named .xlsx but holds plain text."),
        ("own.xlsx", MESSY.read_bytes(), "own.xlsx is not in the plan form."),
        ("own.xlsx", empty_workbook(), "ข้อมูลแผน A1: "),
    ],
)
def test_template_that_cannot_be_read_is_a_sentence(settings, tmp_path, busaba, rayong, client, name, content, problem):
    kept_as(settings, tmp_path, name, content)
    with pytest.raises(NoTemplate) as refusal:
        workflow.start_from_template(province=rayong, fiscal_year=2571, by=busaba)
    assert problem in str(refusal.value)
    client.force_login(busaba)
    answer = client.get(START, follow=True)
    assert (answer.redirect_chain, len(answer.context["messages"])) == ([(reverse("dimensions:plan_list"), 302)], 1)


def test_template_that_is_missing_is_a_sentence(settings, tmp_path):
    settings.PLAN_TEMPLATE = tmp_path / "none.yaml"
    with pytest.raises(NoTemplate) as refusal:
        template()
    assert str(refusal.value).endswith("looks after the portal: none.yaml: No such file or directory")


# --- The verb --------------------------------------------------------------------------------------------------------


def test_draft_holds_what_the_template_holds_for_this_province(rayong, busaba):
    found = workflow.start_from_template(province=rayong, fiscal_year=2571, by=busaba)
    assert (found.state, found.slug, found.default_offices) == ("draft", "plan", ["province", "district"])
    assert found.plan_title.endswith(f"ประจำปีงบประมาณ พ.ศ. ๒๕๗๑ {rayong.name_th}")
    assert Activity.objects.of(found.pk).count() == 39
    assert Period.objects.filter(end__year=2028).exists()
    entry = Entry.objects.get()
    assert (entry.verb, entry.actor_id, entry.facts["activities"]) == ("start_from_template", busaba.pk, 39)
    assert entry.verb in LABELS


def test_draft_of_the_template_can_be_published_as_it_is(rayong, busaba):
    found = workflow.start_from_template(province=rayong, fiscal_year=2571, by=busaba)
    workflow.publish(found, by=busaba)
    assert Assignment.objects.filter(responsible=None).count() == Assignment.objects.count() > 300


@pytest.mark.parametrize("state", ["draft", "active", "closed"])
def test_where_a_plan_stands_nothing_is_begun(rayong, busaba, state):
    ProgrammeFactory(province=rayong, fiscal_year=2571, **({state: True} if state != "active" else {}))
    with pytest.raises(workflow.AlreadyStands):
        workflow.start_from_template(province=rayong, fiscal_year=2571, by=busaba)
    assert (Programme.objects.count(), Entry.objects.count()) == (1, 0)


def test_plan_is_begun_only_by_its_writers(rayong, arun, stranger):
    for user in (arun, stranger):
        with pytest.raises(PermissionDenied):
            workflow.start_from_template(province=rayong, fiscal_year=2571, by=user)
    assert Programme.objects.count() == 0


def test_plan_is_a_provinces_and_of_a_buddhist_year(rayong, department):
    with pytest.raises(WrongProvince):
        workflow.start_from_template(province=department, fiscal_year=2571, by=None)
    with pytest.raises(NoFiscalYear):
        workflow.start_from_template(province=rayong, fiscal_year=2028, by=None)


@pytest.mark.django_db(transaction=True)
def test_two_who_begin_at_once_make_one_plan(rayong, busaba):
    barrier, said = Barrier(2), []

    def begin():
        barrier.wait()
        try:
            workflow.start_from_template(province=Office.objects.get(pk=rayong.pk), fiscal_year=2571, by=busaba)
            said.append("done")
        except Refusal as refusal:
            said.append(type(refusal).__name__)
        finally:
            connection.close()

    threads = [Thread(target=begin) for _each in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert (sorted(said), Activity.objects.count()) == (["AlreadyStands", "done"], 39)


# --- The page --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ROLES)
def test_page_is_for_those_who_write_plans(people, client, role):
    client.force_login(people[role])
    may = role in WRITERS
    assert client.get(START).status_code == (200 if may else 404)
    assert client.post(START, {"fiscal_year": "0"}).status_code == (422 if may else 404)
    listed = client.get(reverse("dimensions:plan_list")).content.decode()
    assert (f'href="{START}"' in listed) is may


def test_reviewer_begins_a_plan(busaba, rayong, client):
    client.force_login(busaba)
    year = clock.fiscal_year()
    answer = client.post(START, {"fiscal_year": year})
    found = Programme.objects.get()
    assert (found.province, found.fiscal_year) == (rayong, year)
    assert (answer.status_code, answer.url) == (302, reverse("dimensions:plan", args=[found.pk]))


def test_writer_of_several_provinces_says_for_which(department, rayong, far_province, client):
    client.force_login(person("department", Role.ADMIN, department))
    year = clock.fiscal_year()
    refused = client.post(START, {"fiscal_year": year})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["province"])
    client.post(START, {"fiscal_year": year, "province": far_province.code})
    assert Programme.objects.get().province == far_province


def test_another_province_can_not_be_named(busaba, rayong, far_province, client):
    client.force_login(busaba)
    client.post(START, {"fiscal_year": clock.fiscal_year(), "province": far_province.code})
    assert Programme.objects.get().province == rayong


def test_year_that_has_a_plan_is_refused_at_its_field(busaba, rayong, client):
    busaba.language = "en"
    busaba.save()
    client.force_login(busaba)
    year = clock.fiscal_year()
    ProgrammeFactory(province=rayong, fiscal_year=year)
    page = client.get(START)
    assert page.context["form"].initial == {"fiscal_year": year + 1}
    refused = client.post(START, {"fiscal_year": year})
    assertContains(refused, "There is a plan for fiscal year", status_code=422)
    assert (refused.context["form"]["fiscal_year"].value(), Programme.objects.count()) == (str(year), 1)


@pytest.mark.parametrize("rows", [1, 3])
def test_start_query_count(busaba, province, client, rows, django_assert_num_queries):
    for year in range(2567, 2567 + rows):
        ProgrammeFactory(province=province, fiscal_year=year)
    client.force_login(busaba)
    with django_assert_num_queries(5):
        assert client.get(START).status_code == 200
