"""What the tests of the administration share: its administrator before a browser."""

import pytest
from django.utils import translation

from portal.accounts.models import User
from tests.factories.offices import MembershipFactory, PositionFactory, TenureFactory, ZoneFactory


@pytest.fixture
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def signed_in(client, admin, arun, chai, stranger, far_district):
    """The administrator of 21; two people within reach, one out of it; all read English."""
    User.objects.update(language="en")
    client.force_login(admin)
    return client


@pytest.fixture
def rows(signed_in, arun, district, far_district, far_province):
    """One row of each table within reach, and one of another province."""
    far_user = MembershipFactory(office=far_district).user
    own_position, far_position = PositionFactory(office=district), PositionFactory(office=far_district)
    TenureFactory(position=own_position, user=arun)
    TenureFactory(position=far_position, user=far_user)
    return {
        "accounts_user": (arun, far_user),
        "offices_office": (district, far_district),
        "offices_zone": (ZoneFactory(province=district.parent), ZoneFactory(province=far_province)),
        "offices_position": (own_position, far_position),
        "offices_membership": (arun.memberships.get(), far_user.memberships.get()),
    }
