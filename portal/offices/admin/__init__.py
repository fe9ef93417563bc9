"""The administration of people and offices. Floors above take `ScopedAdmin` for tables of their own."""

from portal.offices.admin.memberships import MembershipAdmin
from portal.offices.admin.offices import OfficeAdmin, PositionAdmin, ZoneAdmin
from portal.offices.admin.people import UserAdmin
from portal.offices.admin.scoped import ScopedAdmin

__all__ = ["MembershipAdmin", "OfficeAdmin", "PositionAdmin", "ScopedAdmin", "UserAdmin", "ZoneAdmin"]
