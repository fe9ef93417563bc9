"""That district plans wait for a decision stands on the desk of whoever may decide on them."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from dimensions import policy
from dimensions.models import DistrictPlan
from portal.offices.models import Role
from portal.offices.scope import scope_of
from tests.cast import person
from tests.evidence.reviewing import DESK
from tests.evidence.working import signed_in
from tests.factories.dimensions import DistrictPlanFactory, ProgrammeFactory
from tests.factories.offices import MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(programme, district, other_district):
    """Of both districts of the province."""
    return [DistrictPlanFactory(programme=programme, office=office, sent=True) for office in (district, other_district)]


def list_of(programme):
    return f"{reverse('dimensions:district_plans', args=[programme.pk])}?course=sent"


def test_desk_leads_to_those_that_wait(desk, programme, sent):
    page = desk()
    assertContains(page, f'<a href="{list_of(programme)}">2 district plans wait for your decision</a>')
    assertContains(page, "No evidence waits for you")
    DistrictPlan.objects.filter(pk=sent[0].pk).update(state="returned")
    only = reverse("dimensions:district_plan", args=[programme.pk, sent[1].office.code])
    assertContains(desk("?q="), f'<a href="{only}">1 district plan waits for your decision</a>')


def test_desk_without_any_says_nothing(desk, programme, district):
    DistrictPlanFactory(programme=programme, office=district, returned=True)
    page = desk()
    assert page.context["plans_to_decide"] == []
    assertContains(page, "Nothing waits for you")


def test_several_programmes_are_told_apart(desk, programme, province, district, sent):
    following = ProgrammeFactory(province=province, fiscal_year=programme.fiscal_year + 1)
    DistrictPlanFactory(programme=following, office=district, sent=True)
    page = desk()
    found = [(each.count, each.fiscal_year) for each in page.context["plans_to_decide"]]
    assert found == [(2, programme.fiscal_year), (1, following.fiscal_year)]
    assertContains(page, "fiscal year 2568 (2024/25)")


def test_one_plan_is_reached_by_who_reviews_that_district_alone(client, programme, district, sent):
    only = person("only", Role.REVIEWER, district)
    [found] = signed_in(client, only).get(DESK).context["plans_to_decide"]
    assert (found.count, client.get(found.url).status_code) == (1, 200)


@pytest.mark.parametrize("name", ["busaba", "stranger", "sender", "dao", "admin", "arun"])
@pytest.mark.parametrize("closed", [False, True])
def test_what_waits_is_what_may_be_decided(name, closed, request, province, district, sent, programme):
    if closed:
        programme = ProgrammeFactory(province=province, closed=True, fiscal_year=2566)
        sent = [DistrictPlanFactory(programme=programme, office=district, sent=True)]
    if name == "sender":
        user = person("sender", Role.HEAD, district)
        MembershipFactory(user=user, role=Role.REVIEWER, office=province)
        DistrictPlan.objects.filter(pk=sent[0].pk).update(submitter=user)
    else:
        user = request.getfixturevalue(name)
    waiting = DistrictPlan.objects.of(programme).to_decide(scope_of(user), user)
    plans = DistrictPlan.objects.of(programme).filter(state="sent")
    may = {plan for plan in plans if policy.may_decide_on_district_plan(scope_of(user), user, plan)}
    assert set(waiting) == may
    assert len(may) == (0 if closed else {"busaba": 2, "sender": 1}.get(name, 0))
