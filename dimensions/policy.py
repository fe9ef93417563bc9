"""Who may see, write, publish and close a plan: pure functions of scope, person and programme."""

from dimensions.models import Programme
from dimensions.models.programme import DRAFT_READERS
from dimensions.states import ProgrammeState, ProgrammeStep
from portal.accounts.models import User
from portal.offices.models import Office, Role
from portal.offices.scope import Scope

WRITERS = (Role.REVIEWER, Role.ADMIN)
PROVINCE_DEPTH = 2  # slashes in the path of a province
OVERSEERS = (*WRITERS, Role.SUPERVISOR)


def may_see_plan(scope: Scope, user: User, programme: Programme) -> bool:  # noqa: ARG001
    """The twin of `Programme.objects.within(scope)`: a published plan is read in its whole province."""
    if programme.state == ProgrammeState.DRAFT:
        return scope.covers(programme.province.path, *DRAFT_READERS)
    return scope.touches(programme.province.path)


def may_write(scope: Scope, user: User, programme: Programme) -> bool:  # noqa: ARG001
    """Whose plan it is to write; whether it can be written now is the workflow's question."""
    return may_write_in(scope, programme.province)


def may_write_in(scope: Scope, province: Office) -> bool:
    """The twin of `PlanSource.objects.within(scope, *WRITERS)`: plans of this province are theirs to write."""
    return scope.covers(province.path, *WRITERS)


def writes_plans(scope: Scope) -> bool:
    """Whether some province's plan is theirs to write; a writer of one district's things writes none."""
    return any(grant.path.count("/") <= PROVINCE_DEPTH for grant in scope.having(WRITERS))


def reads_source_notes(scope: Scope) -> bool:
    """Notes on the paper that a plan was read from: they help those who look after plans, and puzzle others."""
    return not scope.roles.isdisjoint(OVERSEERS)


def may_publish(scope: Scope, user: User, programme: Programme) -> bool:
    return may_write(scope, user, programme)


def may_close(scope: Scope, user: User, programme: Programme) -> bool:
    """Closing a year is the province's own step."""
    return may_write(scope, user, programme)


RULE = {ProgrammeStep.PUBLISH: may_publish, ProgrammeStep.CLOSE: may_close}
