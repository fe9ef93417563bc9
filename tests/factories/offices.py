"""Offices as the real table has them: the Department over provinces, those over their groups and districts."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from portal.offices.models import Membership, Office, Position, Role, Tenure, Zone

LONG_AGO = date(2020, 10, 1)


class OfficeFactory(DjangoModelFactory):
    class Meta:
        model = Office
        django_get_or_create = ("code",)

    name_th = factory.LazyAttribute(lambda office: f"สำนักงานพัฒนาชุมชน {office.code}")
    name_en = factory.LazyAttribute(lambda office: f"Community Development Office {office.code}")
    short_th = factory.LazyAttribute(lambda office: f"สพ.{office.code}")
    short_en = factory.LazyAttribute(lambda office: f"Office {office.code}")


class DepartmentFactory(OfficeFactory):
    code = "00"
    kind = Office.Kind.DEPARTMENT


class ProvinceFactory(OfficeFactory):
    code = factory.Sequence(lambda number: str(100 + number))
    kind = Office.Kind.PROVINCE
    parent = factory.SubFactory(DepartmentFactory)


class GroupFactory(OfficeFactory):
    code = factory.LazyAttributeSequence(lambda office, number: f"{office.parent.code}-{number + 100}")
    kind = Office.Kind.GROUP
    parent = factory.SubFactory(ProvinceFactory)


class DistrictFactory(OfficeFactory):
    code = factory.LazyAttributeSequence(lambda office, number: f"{office.parent.code}{number + 100}")
    kind = Office.Kind.DISTRICT
    parent = factory.SubFactory(ProvinceFactory)


class ZoneFactory(DjangoModelFactory):
    class Meta:
        model = Zone

    province = factory.SubFactory(ProvinceFactory)
    number = factory.Sequence(lambda number: number + 1)
    name_th = factory.LazyAttribute(lambda zone: f"โซน {zone.number}")
    name_en = factory.LazyAttribute(lambda zone: f"Zone {zone.number}")


class PositionFactory(DjangoModelFactory):
    class Meta:
        model = Position

    office = factory.SubFactory(DistrictFactory)
    title_th = "นักวิชาการพัฒนาชุมชน"
    title_en = "Community development specialist"
    level = "ชำนาญการ"


class TenureFactory(DjangoModelFactory):
    class Meta:
        model = Tenure

    position = factory.SubFactory(PositionFactory)
    user = factory.SubFactory("tests.factories.people.UserFactory")
    starts_on = LONG_AGO


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory("tests.factories.people.UserFactory")
    office = factory.SubFactory(DistrictFactory)
    role = Role.STAFF
    starts_on = LONG_AGO
