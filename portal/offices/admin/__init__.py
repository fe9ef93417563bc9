"""The administration of people and offices. Floors above take what they need for tables of their own."""

from portal.offices.admin.memberships import MembershipAdmin
from portal.offices.admin.offices import OfficeAdmin, PositionAdmin, ZoneAdmin
from portal.offices.admin.people import UserAdmin
from portal.offices.admin.scoped import LookedAt, ScopedAdmin
from portal.offices.admin.told import TellingAdmin, YearFilter

__all__ = [
    "LookedAt",
    "MembershipAdmin",
    "OfficeAdmin",
    "PositionAdmin",
    "ScopedAdmin",
    "TellingAdmin",
    "UserAdmin",
    "YearFilter",
    "ZoneAdmin",
]
