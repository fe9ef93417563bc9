"""The pages of district plans: who may read them, what they say and do, what they cost."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import translation
from pytest_django.asserts import assertContains, assertNotContains

from dimensions.models import Planned
from dimensions.states import DistrictStep
from dimensions.workflow import district as verbs
from portal.offices.models import Role
from portal.shell import clock
from tests.cast import person
from tests.dimensions.test_views import sign_in_english
from tests.factories.dimensions import (
    AssignmentFactory,
    DistrictPlanFactory,
    PlannedFactory,
    ProgrammeFactory,
    closing,
)
from tests.unbroken import in_one

pytestmark = pytest.mark.django_db

DUE = date(2024, 2, 22)


def page_of(programme, office):
    return reverse("dimensions:district_plan", args=[programme.pk, office.code])


def step(programme, office, name):
    return reverse("dimensions:district_take", args=[programme.pk, office.code, name])


def errors(page, form):
    return {name: list(found) for name, found in page.context[form].errors.items()}


def test_head_plans_one_row_and_goes_on_to_the_next(client, programme, district, head, arun):
    first, second = (AssignmentFactory(office=district, programme=programme) for _number in range(2))
    sign_in_english(client, head)
    form = reverse("dimensions:district_work", args=[first.pk])
    said = {"officer": arun.pk, "planned_from": "8 ม.ค. 67", "planned_to": "26/1/2567", "seen": "||", "do": "next"}
    answer = client.post(f"{form}?officer=none", said)
    assert answer.url == f"{reverse('dimensions:district_work', args=[second.pk])}?officer=none"
    planned = Planned.objects.get()
    assert (planned.officer, planned.planned_from, planned.planned_to) == (arun, date(2024, 1, 8), date(2024, 1, 26))
    last = client.post(reverse("dimensions:district_work", args=[second.pk]), {"seen": "||", "do": "next"})
    assert last.url == f"{page_of(programme, district)}#work-{second.pk}"


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        (
            {"planned_to": "1/2/67"},
            "planned_to",
            "This work is due on 31 Jan 2024. Plan its last day no later than that.",
        ),
        ({"planned_from": "3/1/67"}, "planned_to", "Say the last day of the work too."),
        ({"planned_to": "tomorrow"}, "planned_to", "This is not a date."),
        ({"officer": "999999"}, "officer", "This person does not work at the office now. Choose somebody who does."),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost(said, field, sentence, client, assignment, head):
    sign_in_english(client, head)
    page = client.post(reverse("dimensions:district_work", args=[assignment.pk]), {"seen": "||"} | said)
    assert page.status_code == 422
    assert list(errors(page, "form")) == [field]
    assert errors(page, "form")[field][0].startswith(sentence)
    name, typed = next(iter(said.items()))
    assert page.context["form"][name].value() == typed


def test_row_that_somebody_else_planned_meanwhile_is_saved_over_only_knowingly(client, assignment, head, arun):
    PlannedFactory(assignment=assignment, officer=arun)
    sign_in_english(client, head)
    form = reverse("dimensions:district_work", args=[assignment.pk])
    page = client.post(form, {"seen": "||", "officer": head.pk})
    assert page.status_code == 422
    assert errors(page, "form")["__all__"][0].startswith("Somebody else changed this row while you had it open")
    assertContains(page, f"<dd>{arun.get_full_name()}</dd>", status_code=422)
    client.post(form, {"seen": page.context["seen"], "officer": head.pk})
    assert Planned.objects.get().officer == head


def test_days_typed_when_the_plan_was_approved_are_refused_and_stay(client, assignment, head, arun, busaba):
    plan = verbs.send(assignment.programme, assignment.office, by=head, note="ส่ง")
    verbs.take(DistrictStep.APPROVE, plan, by=busaba)
    sign_in_english(client, head)
    form = reverse("dimensions:district_work", args=[assignment.pk])
    late = client.post(form, {"seen": "||", "officer": arun.pk, "planned_from": "", "planned_to": "26/1/2567"})
    assert (late.status_code, late.context["form"]["planned_to"].value()) == (422, "26/1/2567")
    assert errors(late, "form")["planned_to"][0].startswith("The province has approved these dates.")
    client.post(form, {"seen": "||", "officer": arun.pk})
    assert Planned.objects.get().officer == arun


def test_row_that_was_dropped_meanwhile_is_not_given(client, programme, district, head, arun):
    gone = AssignmentFactory(office=district, programme=programme, withdrawn=True)
    sign_in_english(client, head)
    give = reverse("dimensions:district_give", args=[programme.pk, district.code])
    page = client.post(give, {"row": [gone.pk], "officer": arun.pk})
    said = "The plan no longer asks for this work, so it cannot be planned any more."
    assert (page.status_code, errors(page, "giving")) == (422, {"row": [said]})


def test_own_plan_is_that_beside_the_provinces_plan(client, assignment, head):
    ProgrammeFactory(province=assignment.programme.province, slug="circular", kind="letter", fiscal_year=2568)
    sign_in_english(client, head)
    own = client.get(reverse("dimensions:own_district_plan"))
    assert own.url == page_of(assignment.programme, assignment.office)


def test_several_rows_are_given_at_once_without_a_script(client, programme, district, head, arun):
    rows = [AssignmentFactory(office=district, programme=programme) for _number in range(3)]
    sign_in_english(client, head)
    page = client.get(f"{page_of(programme, district)}?chosen=all")
    assert page.context["chosen"] == {row.pk for row in rows}
    give = reverse("dimensions:district_give", args=[programme.pk, district.code])
    answer = client.post(f"{give}?dimension=1&chosen=all", {"row": [row.pk for row in rows[:2]], "officer": arun.pk})
    assert answer.url == f"{page_of(programme, district)}?dimension=1"
    assert list(Planned.objects.values_list("officer", flat=True)) == [arun.pk] * 2
    assertContains(client.get(answer.url), "Saved: 2 assignments.")
    nothing = client.post(give, {"officer": arun.pk})
    assert (nothing.status_code, errors(nothing, "giving")) == (
        422,
        {"row": ["Choose the rows first: each has a box before its name."]},
    )
    assertContains(nothing, "Ticked rows: Choose the rows first", status_code=422)
    to_nobody = client.post(give, {"row": rows[0].pk, "officer": ""})
    assert errors(to_nobody, "giving") == {"officer": ["Choose to whom the rows are given."]}
    assert to_nobody.context["chosen"] == {rows[0].pk}
    client.post(give, {"row": rows[0].pk, "officer": "0"})
    assert set(Planned.objects.values_list("officer", flat=True)) == {arun.pk, None}


def test_page_of_rows_is_cut_and_its_filters_narrow_it(client, programme, district, head, arun):
    rows = [AssignmentFactory(office=district, programme=programme) for _number in range(32)]
    for row in rows[:2]:
        PlannedFactory(assignment=row, officer=arun, planned_to=date(2024, 1, 20))
    type(rows[1]).objects.filter(pk=rows[1].pk).update(opens_on=None, due_on=date(2024, 1, 10))
    sign_in_english(client, head)
    page = client.get(page_of(programme, district))
    assert (len(page.context["listing"].rows), page.context["listing"].last) == (30, 2)
    assert [tile["number"] for tile in page.context["tiles"]] == [32, 30, 30, 1]
    found = [
        client.get(page_of(programme, district) + tile["url"]).context["listing"] for tile in page.context["tiles"]
    ]
    assert [listing.total for listing in found] == [32, 30, 30, 1]
    assert client.get(page_of(programme, district), {"officer": arun.pk}).context["listing"].total == 2


def test_officer_who_left_is_named_and_counts_as_nobody(client, assignment, head, arun):
    PlannedFactory(assignment=assignment, officer=arun)
    arun.memberships.update(ends_on=clock.today() - timedelta(days=1))
    sign_in_english(client, head)
    page = client.get(page_of(assignment.programme, assignment.office))
    assertContains(page, "works here no more", count=1)
    assert page.context["tiles"][1]["number"] == 1
    form = client.get(reverse("dimensions:district_work", args=[assignment.pk]))
    assertContains(form, "works here no more", count=1)


def test_days_of_an_approved_plan_cannot_be_typed_over(client, assignment, head, arun):
    PlannedFactory(assignment=assignment, officer=arun, planned_to=date(2024, 1, 20))
    DistrictPlanFactory(office=assignment.office, programme=assignment.programme, approved=True)
    sign_in_english(client, head)
    form = reverse("dimensions:district_work", args=[assignment.pk])
    seen = client.get(form).context["seen"]
    client.post(form, {"officer": head.pk, "planned_to": "1/1/67", "seen": seen})
    assert Planned.objects.get().planned_to == date(2024, 1, 20)
    client.post(form, {"officer": head.pk, "seen": seen})
    planned = Planned.objects.get()
    assert (planned.officer, planned.planned_to) == (head, date(2024, 1, 20))


def test_closed_year_is_only_read(client, assignment, head):
    type(assignment.programme).objects.update(**closing(date(2024, 9, 30)))
    sign_in_english(client, head)
    page = client.get(page_of(assignment.programme, assignment.office))
    assert (page.context["may_plan"], page.context["steps"]) == (False, [])
    assert "The year was closed on 30 September 2024." in in_one(page)
    assertNotContains(page, 'name="row"')


def test_list_of_the_province_is_narrowed_by_course(client, programme, district, other_district, busaba, on_the_day):
    for office in (district, other_district):
        AssignmentFactory(office=office, programme=programme)
    on_the_day(DUE + timedelta(days=2))
    DistrictPlanFactory(office=district, programme=programme, sent=True)
    sign_in_english(client, busaba)
    address = reverse("dimensions:district_plans", args=[programme.pk])
    courses = {each.code: each.course for each in client.get(address).context["standings"]}
    assert courses == {"2101": "sent", "2102": "overdue"}
    assert [each.code for each in client.get(address, {"course": "overdue"}).context["standings"]] == ["2102"]
    assertContains(client.get(address), "2 days late")


@pytest.mark.parametrize(("name", "leads_to"), [("head", "district_plan"), ("arun", "district_plan"), ("busaba", "")])
def test_own_plan_is_found_without_its_address(name, leads_to, request, client, assignment):
    client.force_login(request.getfixturevalue(name))
    answer = client.get(reverse("dimensions:own_district_plan"))
    own = page_of(assignment.programme, assignment.office)
    assert answer.url == (own if leads_to else reverse("dimensions:plan_list"))


@pytest.mark.parametrize(("later", "shown"), [(0, 0), (1, 1), (2, 1)])
def test_own_plan_is_this_years_though_the_next_is_published(later, shown, client, head, assignment, monkeypatch):
    programme = assignment.programme
    following = ProgrammeFactory(province=programme.province, fiscal_year=programme.fiscal_year + 1)
    monkeypatch.setattr(clock, "fiscal_year", lambda: programme.fiscal_year + later)
    client.force_login(head)
    answer = client.get(reverse("dimensions:own_district_plan"))
    assert answer.url == page_of((programme, following)[shown], assignment.office)


@pytest.mark.parametrize(
    ("name", "address"), [("busaba", "district_plans"), ("head", "district_plan"), ("arun", "district_plan")]
)
def test_plan_leads_to_those_of_its_districts(name, address, request, client, assignment):
    client.force_login(request.getfixturevalue(name))
    page = client.get(reverse("dimensions:plan", args=[assignment.programme_id]))
    args = [assignment.programme_id] + ([assignment.office.code] if address == "district_plan" else [])
    assert page.context["districts"] == reverse(f"dimensions:{address}", args=args)


def test_staff_of_a_province_have_no_district_plan(client, province, assignment):
    client.force_login(person("clerk", Role.STAFF, province))
    assert client.get(reverse("dimensions:plan", args=[assignment.programme_id])).context["districts"] == ""


def test_pages_are_drawn_in_thai(client, assignment, head, busaba):
    with translation.override("th"):
        for user, page in (
            (head, page_of(assignment.programme, assignment.office)),
            (head, reverse("dimensions:district_work", args=[assignment.pk])),
            (busaba, reverse("dimensions:district_plans", args=[assignment.programme_id])),
        ):
            client.force_login(user)
            assertContains(client.get(page), '<html lang="th"')
