"""Why something cannot be done with a district's plan now; each says so in a sentence."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.shell.errors import Refusal


class YearOver(Refusal):
    sentence = _("This programme is closed; nothing in it can be changed any more.")


class DistrictPlanMoved(Refusal):
    """The plan is no longer where the page showed it."""


class WhyNeeded(Refusal):
    """This step needs a word to those whom it concerns."""


class ChangedMeanwhile(Refusal):
    sentence = _(
        "Somebody else changed this row while you had it open; what stands now is written above the fields. "
        "Save once more to put yours in its place."
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


class AtField(Refusal):
    """About one field of a form."""

    field = ""

    def __init__(self, sentence: str | Promise | None = None, *, field: str = "", **facts: object) -> None:
        super().__init__(sentence, **facts)
        self.field = field or self.field


class NotOfThisOffice(AtField):
    field = "officer"
    sentence = _("This person does not work at the office now. Choose somebody who does.")


class OtherDimension(AtField):
    field = "dimension"
    sentence = _("Its work is counted in this dimension. To move it, remove the activity and add it anew.")


class OutOfTime(AtField):
    """Planned days that cannot be."""


class DatesStand(AtField):
    field = "planned_to"
    sentence = _("The province has approved these dates. To change them, ask it to open the plan again.")
