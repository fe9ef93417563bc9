"""The administration, with a history of what is done in it."""

from collections.abc import Iterable

from portal.accounts.models import User
from portal.history.recording import Act, record_all
from portal.offices.site import Change, OfficesAdminSite


class PortalAdminSite(OfficesAdminSite):
    def keep(self, changes: Iterable[Change], *, by: User) -> None:
        record_all(Act(change.verb, change.obj, by, change.office, facts=change.facts) for change in changes)
