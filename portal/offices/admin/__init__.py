"""The administration of people and offices. Floors above take `ScopedAdmin` and `LookedAt` for tables of their own."""

from portal.offices.admin.memberships import MembershipAdmin
from portal.offices.admin.offices import OfficeAdmin, PositionAdmin, ZoneAdmin
from portal.offices.admin.people import UserAdmin
from portal.offices.admin.scoped import LookedAt, ScopedAdmin

__all__ = ["LookedAt", "MembershipAdmin", "OfficeAdmin", "PositionAdmin", "ScopedAdmin", "UserAdmin", "ZoneAdmin"]
