"""Every page of the portal, in both languages and both sizes: axe, the console, strangers' addresses, leftovers."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import get_resolver, resolve, reverse

from dimensions.districts import address_of_list
from dimensions.models import PlanSource, PlanUpload, Programme
from dimensions.workflow import carry_over
from evidence import workflow
from evidence.models import Submission
from evidence.states import RETURN
from portal.shell import clock
from tests.browser import DESKTOP, PHONE, assert_no_axe_violations
from tests.dimensions.sources.at_hand import ALL, handed_in, reading_with
from tests.factories.dimensions import (
    ActivityFactory,
    AssignmentFactory,
    PeriodFactory,
    ProgrammeFactory,
    QuotaFactory,
)
from tests.journeys.leftovers import leftovers
from tests.journeys.own import add_own, pages_of_own, read_of_own
from tests.journeys.world import (
    done_before,
    drafted,
    drop_work,
    moved_day,
    name_corrected,
    pages_of_builder,
    pages_of_changes,
    pages_of_district,
    plan_districts,
    received,
    reported,
    send_for_endorsement,
    unsettled_doubts,
)

pytestmark = pytest.mark.journey

# These answer with something else than a page, or are Django's own.
NO_PAGES = {
    "home",
    "healthz",
    "set_language",
    "accounts:sign_out",
    "dashboard:home",
    "dimensions:take",
    "dimensions:form",
    "dimensions:export",
    "dimensions:source_accept",
    "dimensions:source_reopen",
    "dimensions:source_take_in",
    "dimensions:source_discard",
    "dimensions:discard_draft",
    "dimensions:carry_over",
    "dimensions:source_download",
    "dimensions:build_undo",
    "dimensions:build_redo",
    "dimensions:build_place",
    "dimensions:build_up",
    "dimensions:build_down",
    "dimensions:build_duplicate",
    "dimensions:build_milestone_up",
    "dimensions:build_milestone_down",
    "dimensions:build_milestone_place",
    "dimensions:build_criterion_up",
    "dimensions:build_criterion_down",
    "dimensions:own_district_plan",
    "dimensions:district_give",
    "dimensions:district_take",
    "dimensions:local_keep",
    "evidence:take",
    "evidence:download",
    "evidence:picture",
    "evidence:page",
    "reports:make",
    "reports:download",
}


@pytest.fixture
def world(owed, waiting, everyone):
    """Something in every state: open, overdue, undated, returned, waiting, to be endorsed, accepted, a year closed."""
    busaba, programme, dimension, district = everyone["reviewer"], owed.programme, owed.dimension, owed.office
    workflow.take(RETURN, waiting[0], by=busaba, note="ภาพไม่ชัด", remarks={waiting[0].items.first().pk: "มืดไป"})
    workflow.take("accept", waiting[1], by=busaba)
    AssignmentFactory(office=district, activity=ActivityFactory(dimension=dimension, title="ส่งเสริมคุณธรรม"), period=None)
    past = ActivityFactory(dimension=dimension, title="เลยกำหนด")
    QuotaFactory(activity=past)
    last_week = clock.today() - timedelta(days=7)
    AssignmentFactory(
        office=district,
        activity=past,
        period=PeriodFactory(activity=past, start=last_week, end=last_week, raw="สัปดาห์ก่อน"),
    )
    send_for_endorsement(district, by=everyone["staff"], year=programme.fiscal_year)
    done_before(owed, by=busaba)
    carry_over(programme, programme.fiscal_year + 1, by=busaba)
    drafted(ProgrammeFactory(province=programme.province, fiscal_year=programme.fiscal_year + 2, draft=True))
    reported(programme, by=busaba)
    drop_work(programme, dimension, district, by=busaba)
    plan_districts(owed, by=busaba)
    moved_day(programme, by=busaba)
    name_corrected(owed.activity.criterion, by=busaba)
    add_own(owed, by=busaba)
    handed_in(programme.province, by=busaba, settled=[1])
    received(programme.province, by=busaba)
    handed_in(programme.province, by=busaba, reading=reading_with(offices=[]), settled=ALL)
    return Submission.objects.order_by("pk")


def pages_of_staff(owed, waiting):
    year = owed.programme.fiscal_year
    return [
        "/work/",
        "/work/?order=due",
        "/work/?q=zzz",
        *[f"/work/{pk}/" for pk in (owed.pk, waiting[0].assignment_id, waiting[1].assignment_id)],
        f"/boards/{owed.office.code}/",
        f"/assignments/{owed.office.code}/?year={year}&programme=plan&figure=overdue",
        reverse("dimensions:plan_list"),
        reverse("dimensions:plan", args=[owed.programme_id]),
        reverse("dimensions:activity", args=[owed.activity_id]),
        comparison_with(owed.programme, owed.programme.fiscal_year - 1),
        read_of_own(owed),
        "/profile/",
        "/profile/password/",
        "/work/999999/",
    ]


def in_year(programme, year):
    return Programme.objects.get(province=programme.province, fiscal_year=year, slug="plan")


def comparison_with(programme, year):
    return reverse("dimensions:compare", args=[programme.pk, in_year(programme, year).pk])


def pages_of_reviewer(owed, waiting):
    province, year = owed.programme.province.code, owed.programme.fiscal_year
    return [
        "/desk/",
        "/desk/?for=others",
        "/desk/?q=zzz",
        f"/desk/{waiting[2].pk}/",
        f"/desk/{waiting[1].pk}/",
        f"/boards/{province}/",
        f"/boards/{province}/?as_of={clock.today() - timedelta(days=3)}",
        f"/assignments/{province}/?year={year}&programme=plan",
        "/reports/",
        "/history/",
        reverse("dimensions:plan_list"),
        reverse("dimensions:source_new"),
        reverse("dimensions:start"),
        reverse("dimensions:plan", args=[owed.programme_id]),
        reverse("dimensions:plan", args=[in_year(owed.programme, year + 1).pk]),
        comparison_with(owed.programme, year + 1),
        *[reverse("dimensions:source", args=[source.pk]) for source in PlanSource.objects.all()],
        *[reverse("dimensions:upload", args=[upload.pk]) for upload in PlanUpload.objects.all()],
        *[reverse("dimensions:source_doubt", args=[*doubt]) for doubt in unsettled_doubts()],
        *pages_of_builder(in_year(owed.programme, year + 2)),
        *pages_of_changes(owed),
        reverse("dimensions:district_plans", args=[owed.programme_id]),
        address_of_list(owed.programme_id, clock.today() - timedelta(days=1)),
        reverse("dimensions:district_plan", args=[owed.programme_id, "2102"]),
    ]


@pytest.fixture
def levelled(world, owed):
    """The plan counts by level."""
    Programme.objects.filter(pk=owed.programme_id).update(uses_levels=True)
    owed.dimension.criteria.update(level=2)


@pytest.fixture
def walk(world, levelled, waiting, owed, groups):
    """By role: the addresses where that role has something of its own to see."""
    endorse = world.get(assignment__activity__title="รายงานตามหนังสือเวียน").assignment_id
    return {
        "staff": pages_of_staff(owed, waiting),
        "head": ["/work/", f"/work/{endorse}/", *pages_of_district(owed), *pages_of_own(owed)],
        "reviewer": pages_of_reviewer(owed, waiting),
        "supervisor": ["/boards/21/", f"/boards/{groups[0].code}/"],
        "department": ["/boards/00/", "/reports/"],
        "admin": ["/reports/", "/admin/"],
    }


def test_every_view_is_walked(walk):
    """A new page is put into the walk, or among those that are no pages."""
    walked = {resolve(urlsplit(address).path).view_name for addresses in walk.values() for address in addresses}
    every = {
        f"{space}:{name}" if space else name
        for space, names in {
            "": get_resolver().reverse_dict,
            **{
                space: found.reverse_dict
                for space, (_start, found) in get_resolver().namespace_dict.items()
                if space != "admin"
            },
        }.items()
        for name in names
        if isinstance(name, str)
    }
    assert every - NO_PAGES - {"accounts:sign_in", "styleguide"} - walked == set()


def test_words_of_the_other_language_are_found(new_page):
    page = new_page()
    lines = "<p>My work</p><p>งานของฉัน</p><p>due 5 May</p><p title='Overdue'>No Gift Policy</p>"
    for language, found in (("th", ["My work", "due 5 May", "Overdue"]), ("en", ["งานของฉัน"])):
        page.set_content(f"<!DOCTYPE html><html lang={language}><title>x</title>{lines}<p lang=en>English</p></html>")
        assert leftovers(page) == found


class Watch:
    """What a browser complains of, and whom it asks beside the portal."""

    def __init__(self, page, home):
        self.found, self.home = [], home
        page.on("console", self.line)
        page.on("pageerror", lambda fault: self.found.append(str(fault)))
        page.on("request", self.request)

    def line(self, message):
        if message.type in ("error", "warning") and "status of 404" not in message.text:
            self.found.append(message.text)

    def request(self, request):
        if not request.url.startswith((self.home, "data:", "blob:")):
            self.found.append(request.url)


def hidden_to_the_right(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def narrow(page):
    """The same at 320 pixels: a desktop at four hundred percent."""
    size = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    hidden = hidden_to_the_right(page)
    page.set_viewport_size(size)
    return hidden


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP])
@pytest.mark.parametrize("language", ["th", "en"])
def test_pages_are_sound(language, viewport, new_page, live_server, everyone, walk):
    page = new_page(viewport, language=f"{language}-{'TH' if language == 'th' else 'GB'}")
    watch, faults = Watch(page, live_server.url), {}

    def look(who, address):
        page.goto(address)
        assert_no_axe_violations(page)
        found = {
            "wide": hidden_to_the_right(page),
            "narrow": narrow(page),
            "language": leftovers(page),
            "browser": list(watch.found),
        }
        watch.found.clear()
        if any(found.values()):
            faults[f"{who} {address}"] = {name: fault for name, fault in found.items() if fault}

    page.context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])
    look("nobody", "/sign-in/")
    for role, addresses in walk.items():
        user, client = everyone[role], Client()
        type(user).objects.filter(pk=user.pk).update(language=language)
        client.force_login(user)
        page.context.add_cookies(
            [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
        )
        for address in addresses:
            look(role, address)
    assert faults == {}
