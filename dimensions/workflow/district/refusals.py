"""Why something cannot be done with a district's plan now; each says so in a sentence."""

from django.utils.translation import gettext_lazy as _

from portal.shell.errors import MovedOn, Refusal


class YearOver(Refusal):
    sentence = _("This programme is closed; nothing in it can be changed any more.")


class DistrictPlanMoved(MovedOn):
    """The plan is no longer where the page showed it."""


class NotBegun(Refusal):
    sentence = _("Nobody has begun this plan yet, so there is nothing to decide on or to take back.")


class WhyNeeded(Refusal):
    """This step needs a word to those whom it concerns."""

    field = "note"


class ChangedMeanwhile(Refusal):
    sentence = _(
        "Somebody else changed this row while you had it open; what stands now is written above the fields. "
        "Save once more to put yours in its place."
    )


class LocalChanged(Refusal):
    sentence = _(
        "Somebody else changed this activity while you had it open. It is shown here as it stands now; "
        "press once more to remove it."
    )


class PlanStands(Refusal):
    sentence = _("The province has approved these activities. To change them, ask it to open the plan again.")


class AlreadyThere(Refusal):
    sentence = _("This activity stands in the plan already.")


class LocalGone(Refusal):
    sentence = _("This activity is no longer in the plan; somebody else removed it.")


class ToBeRemoved(Refusal):
    sentence = _("This activity goes with the next approval. Keep it first, to change it.")


class NotOwed(Refusal):
    sentence = _("The plan no longer asks for this work, so it cannot be planned any more.")


class NotOfThisOffice(Refusal):
    field = "officer"
    sentence = _("This person does not work at the office now. Choose somebody who does.")


class OtherDimension(Refusal):
    field = "dimension"
    sentence = _("Its work is counted in this dimension. To move it, remove the activity and add it anew.")


class OutOfTime(Refusal):
    """Planned days that cannot be."""


class DatesStand(Refusal):
    field = "planned_to"
    sentence = _("The province has approved these dates. To change them, ask it to open the plan again.")
