"""What the journeys share: a small province at work this month, files to send, and people who sign in as people do."""

import io
from datetime import timedelta

import pytest
from django.utils import translation
from django.utils.translation import gettext, ngettext, pgettext

from evidence import workflow
from portal.offices.models import Role
from portal.shell import clock
from portal.shell.fiscal.era import month_end
from tests.browser import DESKTOP, PHONE
from tests.cast import person
from tests.factories.bytes import pdf, picture
from tests.factories.dimensions import (
    ActivityFactory,
    AssignmentFactory,
    DimensionFactory,
    PeriodFactory,
    ProgrammeFactory,
    RequirementFactory,
)
from tests.factories.people import PASSWORD

COLOURS = ("teal", "olive", "navy", "maroon", "purple")


def file(name, number=0):
    """A file to be chosen: another number, other bytes."""
    if name.endswith(".pdf"):
        return {"name": name, "mimeType": "application/pdf", "buffer": pdf(pages=2 + number)}
    content = picture(size=(800, 600), colour=COLOURS[number])
    return {"name": name, "mimeType": "image/jpeg", "buffer": content}


PHOTOS = [file(f"ภาพถ่าย {number}.jpg", number) for number in (1, 2, 3)]
PAPER = file("รายงานการประชุม.pdf")


class Words:
    """What pages say in one language: the catalogue's words, so that a test does not break when they get better."""

    def __init__(self, language):
        self.language = language

    def __call__(self, message, context=None, **facts):
        with translation.override(self.language):
            return (pgettext(context, message) if context else gettext(message)) % facts

    def many(self, one, other, count, **facts):
        with translation.override(self.language):
            return ngettext(one, other, count) % facts


class Visitor:
    """Somebody at a browser, who starts at the address of the portal and signs in; on a phone the taps are counted."""

    def __init__(self, page, user, language):
        self.page, self.user, self.words, self.taps = page, user, Words(language), 0
        type(user).objects.filter(pk=user.pk).update(language=language)

    def sign_in(self):
        self.page.goto("/")
        self.page.fill("[name=username]", self.user.username)
        self.page.fill("[name=password]", PASSWORD)
        self.follow(self.page.locator("#sign-in button[type=submit]"))
        return self

    def press(self, target):
        self.taps += 1
        if self.page.viewport_size["width"] == PHONE[0]:
            target.tap()
        else:
            target.click()

    def follow(self, target):
        with self.page.expect_navigation():
            self.press(target)

    def link(self, text):
        self.follow(self.page.get_by_role("link", name=text).first)

    def menu(self, message):
        self.follow(self.page.locator(".main-menu").get_by_role("link", name=self.words(message, "menu")))

    def button(self, message, context=None):
        self.press(self.page.get_by_role("button", name=self.words(message, context)).last)

    def choose(self, requirement, *files):
        part = self.page.locator(f"#part-{requirement.pk} input[type=file]:not([capture])")
        part.set_input_files(list(files))

    def sees(self, text):
        self.page.get_by_text(text).first.wait_for()

    def sees_words(self, message, context=None):
        self.sees(self.words(message, context))

    def hides_nothing_to_the_right(self):
        return self.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.fixture
def visitor(new_page, kept_pages):
    """A person with a browser: who, where and in which language."""

    def come(user, viewport=DESKTOP, language="th", **options):
        page = new_page(viewport, language=f"{language}-{'TH' if language == 'th' else 'GB'}", **options)
        return Visitor(page, user, language)

    return come


@pytest.fixture
def named(transactional_db, province, district, other_district):
    """The offices under the names that they really have."""
    for office, place, english in (
        (province, "ระยอง", "Rayong"),
        (district, "แกลง", "Klaeng"),
        (other_district, "บ้านค่าย", "Ban Khai"),
    ):
        office.name_th, office.short_th = f"สำนักงานพัฒนาชุมชน{place}", f"สพ.{place}"
        office.name_en, office.short_en = f"{english} Community Development Office", english
        office.save()


@pytest.fixture
def programme(named, province):
    year = clock.fiscal_year()
    return ProgrammeFactory(province=province, fiscal_year=year, name_th="พัฒนาชุมชนใสสะอาด", name_en="Clean and clear")


@pytest.fixture
def activity(programme):
    dimension = DimensionFactory(programme=programme, number=1, name_th="ความโปร่งใส", name_en="Transparency")
    return ActivityFactory(dimension=dimension, title="ประชุมถ่ายทอดแผนให้บุคลากร", code="1.1")


@pytest.fixture
def photos(activity):
    return RequirementFactory(activity=activity, title="ภาพถ่ายการประชุม", min_count=3)


@pytest.fixture
def paper(activity):
    return RequirementFactory(activity=activity, title="รายงานการประชุม", kinds=["meeting_record"])


@pytest.fixture
def period(activity):
    """This month."""
    today = clock.today()
    return PeriodFactory(activity=activity, start=today.replace(day=1), end=month_end(today), raw="เดือนนี้")


@pytest.fixture
def owed(activity, photos, paper, period, district, other_district):
    """What the first district owes; the other one owes the same."""
    first, _other = (
        AssignmentFactory(office=office, activity=activity, period=period) for office in (district, other_district)
    )
    return first


def sent(assignment, requirements, *, by):
    """A submission with a file for each requirement and its count, as the office sends it."""
    number = 0
    for requirement in requirements:
        for _each in range(requirement.min_count):
            number += 1
            content = io.BytesIO(picture(size=(640, 480), colour=(number * 60, assignment.pk * 7 % 250, 90)))
            workflow.add_files(assignment, [(f"ภาพ {number}.jpg", content)], requirements=[requirement], by=by)
    return workflow.submit(assignment, by=by)


@pytest.fixture
def waiting(activity, photos, period, district, arun):
    """Three that wait for the reviewer, each of another activity."""
    made = []
    for number in (2, 3, 4):
        another = ActivityFactory(dimension=activity.dimension, title=f"กิจกรรมที่ {number}", code=f"1.{number}")
        asked = RequirementFactory(activity=another, min_count=2)
        its_period = PeriodFactory(activity=another, start=period.start, end=period.end, raw=period.raw)
        assignment = AssignmentFactory(office=district, activity=another, period=its_period)
        with clock.set_to(clock.today() - timedelta(days=10 - number)):
            made.append(sent(assignment, [asked], by=arun))
    return made


@pytest.fixture
def everyone(arun, chai, busaba, dao, head, admin, province):
    """One of each role."""
    supervisor = person("supervisor", Role.SUPERVISOR, province, first_name="พัฒนาการ")
    return {
        "staff": arun,
        "head": head,
        "reviewer": busaba,
        "supervisor": supervisor,
        "admin": admin,
        "department": dao,
    }
