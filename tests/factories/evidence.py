"""Submissions in every state with the steps that led there, their items and files.

`SubmissionFactory(submitted=True)`, likewise endorsed, returned, accepted; `walked` carries one along a timetable.
"""

import hashlib

import factory
from factory.django import DjangoModelFactory

from evidence.models import Item, Remark, Step, StoredFile, Submission
from evidence.states import (
    ACCEPT,
    ACCEPTED,
    DRAFT,
    ENDORSE,
    ENDORSED,
    LEADS_TO,
    REOPEN,
    RETURN,
    RETURNED,
    SUBMIT,
    SUBMITTED,
    WITHDRAW,
)
from portal.shell import clock
from tests.factories.dimensions import AssignmentFactory
from tests.factories.people import UserFactory

PATHS = {
    DRAFT: (),
    SUBMITTED: (SUBMIT,),
    ENDORSED: (SUBMIT, ENDORSE),
    RETURNED: (SUBMIT, RETURN),
    ACCEPTED: (SUBMIT, ACCEPT),
}


class SubmissionFactory(DjangoModelFactory):
    """A draft; each state that has left the office was reached at `state_since` in as many steps as it takes."""

    class Meta:
        model = Submission
        skip_postgeneration_save = True

    class Params:
        submitted = factory.Trait(
            state=SUBMITTED,
            submitter=factory.SubFactory(UserFactory),
            first_submitted_at=factory.SelfAttribute("state_since"),
            first_submitted_on=factory.LazyAttribute(lambda made: clock.local(made.first_submitted_at).date()),
        )
        endorsed = factory.Trait(submitted=True, state=ENDORSED, endorser=factory.SubFactory(UserFactory))
        returned = factory.Trait(submitted=True, state=RETURNED, decider=factory.SubFactory(UserFactory))
        accepted = factory.Trait(submitted=True, state=ACCEPTED, decider=factory.SubFactory(UserFactory))

    assignment = factory.SubFactory(AssignmentFactory)
    state = DRAFT
    state_since = factory.LazyFunction(clock.now)
    stage = factory.LazyAttribute(lambda made: len(PATHS[made.state]))

    @factory.post_generation
    def steps(made, create, extracted, **kwargs):  # noqa: N805
        by = {SUBMIT: made.submitter, ENDORSE: made.endorser, RETURN: made.decider, ACCEPT: made.decider}
        state = DRAFT
        for step in PATHS[made.state]:
            before, state = state, LEADS_TO[state, step]
            words = {"words": made.words, "done_on": made.done_on, "reason": made.shortfall_reason}
            said = words if step == SUBMIT else {}
            moment = {"at": made.state_since, "by": by[step]}
            StepFactory(submission=made, step=step, from_state=before, to_state=state, **moment, **said)


class StepFactory(DjangoModelFactory):
    class Meta:
        model = Step

    submission = factory.SubFactory(SubmissionFactory)
    step = SUBMIT
    from_state = DRAFT
    to_state = factory.LazyAttribute(lambda made: LEADS_TO[made.from_state, made.step])
    at = factory.LazyFunction(clock.now)
    by = factory.SubFactory(UserFactory)


class StoredFileFactory(DjangoModelFactory):
    """The row of a photo; its bytes are on no disk."""

    class Meta:
        model = StoredFile

    sha256 = factory.Sequence(lambda number: hashlib.sha256(str(number).encode()).hexdigest())
    size = 1_482_310
    media_type = "image/jpeg"
    width, height = 1920, 1080
    stored_at = factory.LazyFunction(clock.now)


class ItemFactory(DjangoModelFactory):
    """A photo in a submission; with `link=True` a link instead."""

    class Meta:
        model = Item
        skip_postgeneration_save = True

    class Params:
        link = factory.Trait(file=None, url="https://www.example.com/evidence", name="https://www.example.com/evidence")

    submission = factory.SubFactory(SubmissionFactory)
    file = factory.SubFactory(StoredFileFactory)
    name = factory.Sequence(lambda number: f"ภาพถ่าย {number}.jpg")
    author = factory.SubFactory(UserFactory)
    added_at = factory.LazyFunction(clock.now)

    @factory.post_generation
    def requirements(made, create, extracted, **kwargs):  # noqa: N805
        if extracted:
            has_left = made.submission.first_submitted_at is not None
            made.requirements.set(extracted, through_defaults={"was_sent": has_left})


class RemarkFactory(DjangoModelFactory):
    class Meta:
        model = Remark

    item = factory.SubFactory(ItemFactory)
    step = factory.SubFactory(StepFactory, submission=factory.SelfAttribute("..item.submission"))
    by = factory.SelfAttribute("step.by")
    at = factory.SelfAttribute("step.at")
    text = "ภาพไม่ชัด"


def walked(assignment, *timetable, by):
    """A submission that took the steps at the moments of a timetable of (step, moment), all by one person."""
    made = Submission(assignment=assignment, state=DRAFT, state_since=timetable[0][1])
    steps = []
    for step, moment in timetable:
        before, made.state = made.state, LEADS_TO[made.state, step]
        if step == WITHDRAW:
            made.state = next(each.from_state for each in reversed(steps) if each.step == SUBMIT)
        made.state_since, made.stage = moment, made.stage + 1
        steps.append(Step(submission=made, step=step, from_state=before, to_state=made.state, at=moment, by=by))
        if step == SUBMIT and made.first_submitted_at is None:
            made.first_submitted_at, made.first_submitted_on = moment, clock.local(moment).date()
        if step in (ACCEPT, RETURN, REOPEN):
            made.decider = by
    made.save()
    Step.objects.bulk_create(steps)
    return made
