"""What is true of every office, zone and membership."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from portal.offices.models import Membership, Office, Position, Role
from portal.shell.fiscal import SORT_KEY_LENGTH
from tests.factories.offices import (
    DistrictFactory,
    MembershipFactory,
    OfficeFactory,
    PositionFactory,
    ProvinceFactory,
    TenureFactory,
    ZoneFactory,
)

DAY = date(2026, 3, 20)


def test_office_knows_its_place_in_the_tree(district, groups, province, department):
    places = [
        (office.path, office.level, office.province_path, office.chain)
        for office in (department, province, groups[0], district)
    ]
    assert places == [
        ("00/", 1, "00/", "00"),
        ("00/21/", 2, "00/21/", "21"),
        ("00/21/21-1/", 3, "00/21/", "21"),
        ("00/21/2101/", 3, "00/21/", "21"),
    ]


def test_below_takes_no_longer_code_for_a_part(province, district):
    ProvinceFactory(code="210")
    assert [office.code for office in Office.objects.below(province.path)] == ["21", "2101"]


def test_names_follow_the_language(district):
    district.name_th, district.name_en, district.short_th, district.short_en = "ก", "A", "ข", "B"
    with translation.override("th"):
        assert (district.name, district.short_name) == ("ก", "ข")
    with translation.override("en"):
        assert (district.name, district.short_name) == ("A", "B")
        district.name_en = district.short_en = ""
        assert (district.name, district.short_name) == ("ก", "ข")


def test_sort_key_has_room_for_the_longest_name(province):
    office = DistrictFactory(parent=province, short_th="เก่" * 26)
    assert len(office.sort_key) <= SORT_KEY_LENGTH <= Office._meta.get_field("sort_key").max_length


@pytest.mark.parametrize(
    ("kind", "above", "fits"),
    [
        ("department", None, True),
        ("province", "00", True),
        ("district", "21", True),
        ("group", "21", True),
        ("department", "00", False),
        ("province", None, False),
        ("province", "21", False),
        ("district", "00", False),
        ("group", "2101", False),
    ],
)
def test_tree_has_three_storeys(district, kind, above, fits):
    office = Office(code="99", kind=kind, parent=Office.objects.filter(code=above).first(), name_th="ก", short_th="ก")
    if fits:
        office.clean()
    else:
        with pytest.raises(ValidationError, match="parent"):
            office.clean()


def test_zone_is_the_provinces_own(district, far_province):
    district.zone = ZoneFactory(province=district.parent)
    district.clean()
    district.zone = ZoneFactory(province=far_province)
    with pytest.raises(ValidationError, match="zone"):
        district.clean()


@pytest.mark.parametrize("code", ["21 ", "สพ", "21/1", "", "21-", "2_1"])
def test_code_is_made_of_digits(province, code):
    office = Office(code=code, kind="district", parent=province, name_th="ก", short_th="ก")
    with pytest.raises(ValidationError, match="code"):
        office.clean_fields()


def refused(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        change()


def test_database_holds_the_tree_together(district):
    refused(lambda: Office.objects.filter(pk=district.pk).update(path="00/21/2101"))
    refused(lambda: Office.objects.filter(pk=district.pk).update(parent=None))
    refused(
        lambda: Office.objects.bulk_create(
            [
                Office(
                    code="2101",
                    kind="district",
                    parent_id=district.parent_id,
                    path="x/",
                    level=3,
                    kind_order=3,
                    sort_key="",
                )
            ]
        )
    )


def test_no_membership_or_tenure_ends_before_it_starts(arun):
    refused(lambda: MembershipFactory(user=arun, starts_on=DAY, ends_on=DAY - timedelta(days=1)))
    refused(lambda: TenureFactory(user=arun, starts_on=DAY, ends_on=DAY - timedelta(days=1)))
    assert MembershipFactory(user=arun, starts_on=DAY, ends_on=DAY).ends_on == DAY


def test_membership_is_given_once_a_day(arun, district):
    given = Membership.objects.get(user=arun)
    refused(lambda: MembershipFactory(user=arun, office=district, role=Role.STAFF, starts_on=given.starts_on))


def test_zone_number_is_unique_in_its_province(province, far_province):
    ZoneFactory(province=province, number=1)
    ZoneFactory(province=far_province, number=1)
    refused(lambda: ZoneFactory(province=province, number=1))


def test_unended_holds_what_is_yet_to_come(arun, district):
    coming = MembershipFactory(user=arun, office=district, starts_on=DAY + timedelta(days=1))
    MembershipFactory(user=arun, office=district, starts_on=DAY - timedelta(days=9), ends_on=DAY - timedelta(days=1))
    now = Membership.objects.exclude(pk=coming.pk).get(ends_on=None)
    assert set(Membership.objects.in_force(DAY)) == {now}
    assert set(Membership.objects.unended(DAY)) == {now, coming}


def test_rows_say_what_they_are(arun, district):
    membership, tenure = Membership.objects.get(user=arun), TenureFactory(user=arun, position__office=district)
    with translation.override("en"):
        assert str(district) == "2101 Office 2101"
        assert str(membership) == "นายอรุณ นามสกุลตัวอย่าง: Staff, 2101 Office 2101"
        assert str(tenure) == "นายอรุณ นามสกุลตัวอย่าง: Community development specialist"
    with translation.override("th"):
        assert str(tenure) == "นายอรุณ นามสกุลตัวอย่าง: นักวิชาการพัฒนาชุมชนชำนาญการ"


def test_positions_stand_with_the_leading_one_first(district):
    PositionFactory(office=district, title_th="ก")
    PositionFactory(office=district, title_th="ข", leads=True)
    assert list(Position.objects.values_list("title_th", flat=True)) == ["ข", "ก"]


def test_offices_made_by_the_factory_are_lawful(district):
    office = OfficeFactory(code="2109", kind="district", parent=district.parent)
    office.full_clean()
