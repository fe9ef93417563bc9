"""Who does the work has seen what changed in the plan."""

from django.db import transaction

from dimensions import workflow as plan
from dimensions.models import Assignment
from evidence import policy
from portal.accounts.models import User
from portal.history.recording import record
from portal.offices.models import Role
from portal.offices.scope import scope_of
from portal.shell import clock

SEE_CHANGE = "see_change"


@transaction.atomic
def see_change(assignment: Assignment, *, by: User) -> None:
    """From here on the list of the office no longer tells of it. Anybody else looking changes nothing."""
    if not (assignment.is_changed_unseen and assignment.programme.is_active):
        return
    scope = scope_of(by)
    is_own = any(policy.works_on(scope, assignment, role) for role in (Role.STAFF, Role.HEAD))
    if is_own and plan.mark_seen(assignment, at=clock.now()):
        record(SEE_CHANGE, assignment, by=by, office=assignment.office)
