"""Who may see, write, publish and close a plan: pure functions of scope, person and programme."""

from dimensions.models import Programme
from dimensions.models.programme import DRAFT_READERS
from dimensions.states import ProgrammeState, ProgrammeStep
from portal.accounts.models import User
from portal.offices.models import Role
from portal.offices.scope import Scope

WRITERS = (Role.REVIEWER, Role.ADMIN)
OVERSEERS = (*WRITERS, Role.SUPERVISOR)


def may_see_plan(scope: Scope, user: User, programme: Programme) -> bool:  # noqa: ARG001
    """The twin of `Programme.objects.within(scope)`: a published plan is read in its whole province."""
    if programme.state == ProgrammeState.DRAFT:
        return scope.covers(programme.province.path, *DRAFT_READERS)
    return scope.touches(programme.province.path)


def may_write(scope: Scope, user: User, programme: Programme) -> bool:  # noqa: ARG001
    """Whose plan it is to write; whether it can be written now is the workflow's question."""
    return scope.covers(programme.province.path, *WRITERS)


def may_write_some(scope: Scope) -> bool:
    """Whether any plan is theirs to write."""
    return not scope.roles.isdisjoint(WRITERS)


def reads_source_notes(scope: Scope) -> bool:
    """Notes on the paper that a plan was read from: they help those who look after plans, and puzzle others."""
    return not scope.roles.isdisjoint(OVERSEERS)


def may_publish(scope: Scope, user: User, programme: Programme) -> bool:
    return may_write(scope, user, programme)


def may_close(scope: Scope, user: User, programme: Programme) -> bool:
    """Closing a year is the province's own step."""
    return may_write(scope, user, programme)


RULE = {ProgrammeStep.PUBLISH: may_publish, ProgrammeStep.CLOSE: may_close}
