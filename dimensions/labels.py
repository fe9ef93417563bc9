"""The words of the history for what happens to plans."""

from django.utils.translation import pgettext_lazy

from dimensions.states import ProgrammeStep
from dimensions.workflow.importing import IMPORT_PLAN
from dimensions.workflow.steps import SET_DEFAULT_OFFICES

LABELS = {
    IMPORT_PLAN: pgettext_lazy("history", "Took in a plan file"),
    SET_DEFAULT_OFFICES: pgettext_lazy("history", "Said who acts by default"),
    ProgrammeStep.PUBLISH.value: pgettext_lazy("history", "Published the programme"),
    ProgrammeStep.CLOSE.value: pgettext_lazy("history", "Closed the year"),
}
