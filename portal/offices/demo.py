"""The demo's people: one per role at the province offices and districts that the demo shows."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth.hashers import make_password

from portal.accounts.models import User
from portal.offices.models import ROOT_PATH, Membership, Office, Position, Role, Tenure
from portal.shell import clock
from portal.shell.demo import Chapter

PROVINCES = ("21", "57")
SINCE = date(2023, 10, 1)
HEAD_TITLES = {
    Office.Kind.DEPARTMENT: ("อธิบดีกรมการพัฒนาชุมชน", "Director-General"),
    Office.Kind.PROVINCE: ("พัฒนาการจังหวัด", "Provincial Community Development Officer"),
    Office.Kind.GROUP: ("ผู้อำนวยการกลุ่มงาน", "Group Director"),
    Office.Kind.DISTRICT: ("พัฒนาการอำเภอ", "District Community Development Officer"),
}


@dataclass(frozen=True, slots=True)
class Person:
    """A demo user: `username` says role and office."""

    username: str
    role: Role
    office: Office


def people_of(offices: list[Office]) -> list[Person]:
    """Staff and head of every office; above districts and groups also reviewer and supervisor; an admin for all."""
    found = [Person("admin", Role.ADMIN, next(office for office in offices if office.path == ROOT_PATH))]
    for office in offices:
        roles = [Role.STAFF, Role.HEAD]
        if office.kind == Office.Kind.DEPARTMENT:
            roles = [Role.SUPERVISOR, Role.REVIEWER]
        elif office.kind == Office.Kind.PROVINCE:
            roles += [Role.REVIEWER, Role.SUPERVISOR, Role.ADMIN]
        found += [Person(f"{role}-{office.code}", role, office) for role in roles]
    return found


def chapters() -> list[Chapter]:
    return [(clock.start_of(SINCE), load)]


def load() -> None:
    """Users, memberships and positions, with one password for all."""
    offices = [
        *Office.objects.filter(path=ROOT_PATH),
        *Office.objects.filter(code__in=PROVINCES),
        *Office.objects.filter(parent__code__in=PROVINCES),
    ]
    people, secret = people_of(offices), make_password(settings.DEMO_PASSWORD)
    User.objects.bulk_create(user_for(person, secret) for person in people)
    users = {user.username: user for user in User.objects.filter(is_sample=True)}
    Membership.objects.bulk_create(
        Membership(user=users[person.username], office=person.office, role=person.role, starts_on=SINCE)
        for person in people
    )
    heads = [person for person in people if person.role == leading_role(person.office)]
    positions = Position.objects.bulk_create(position_of(person.office) for person in heads)
    Tenure.objects.bulk_create(
        Tenure(position=position, user=users[person.username], starts_on=SINCE)
        for person, position in zip(heads, positions, strict=True)
    )


def leading_role(office: Office) -> Role:
    above = office.kind in (Office.Kind.DEPARTMENT, Office.Kind.PROVINCE)
    return Role.SUPERVISOR if above else Role.HEAD


def user_for(person: Person, secret: str) -> User:
    place = person.office.short_th.partition(".")[2] or person.office.short_th
    return User(
        username=person.username,
        first_name=f"{TITLES[person.role]}ตัวอย่าง",
        last_name=place,
        password=secret,
        is_sample=True,
        date_joined=clock.start_of(clock.today()),
    )


TITLES = {
    Role.STAFF: "เจ้าหน้าที่",
    Role.HEAD: "หัวหน้า",
    Role.REVIEWER: "ผู้ตรวจ",
    Role.SUPERVISOR: "ผู้บังคับบัญชา",
    Role.ADMIN: "ผู้ดูแลระบบ",
}


def position_of(office: Office) -> Position:
    thai, english = HEAD_TITLES[Office.Kind(office.kind)]
    place = office.short_th.removeprefix("สพจ.").removeprefix("สพอ.")
    named = office.kind in (Office.Kind.PROVINCE, Office.Kind.DISTRICT)
    return Position(office=office, title_th=f"{thai}{place if named else ''}", title_en=english, leads=True)
